using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Web.Live;
using SupportBot.Web.Live.Media;

namespace SupportBot.Tests.Web.Media;

/// <summary>Credentials for relays are a page's own, and expire.</summary>
public sealed class RelayCredentials
{
    static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    static readonly Seat Seat = new(new SessionId(Guid.CreateVersion7()), new ParticipantId(Guid.CreateVersion7()), new Actor.Visitor(), CultureInfo.InvariantCulture);

    [Fact]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The TURN servers' own method.")]
    public void They_are_what_coturn_checks()
    {
        var given = For(new TurnOptions { Urls = ["stun:stun.example.com", "turn:turn.example.com?transport=udp"], SharedSecret = "secret", CredentialLifetime = TimeSpan.FromHours(1), RelayOnly = true });
        Assert.True(given.RelayOnly);
        Assert.Equal(Now.AddHours(1).ToUnixTimeMilliseconds(), given.ExpiresAt);
        Assert.Equal(new IceServer(["stun:stun.example.com"], null, null).Urls, given.Servers[0].Urls);
        var relay = given.Servers[1];
        Assert.Equal($"{Now.AddHours(1).ToUnixTimeSeconds()}:{Seat.Participant}", relay.Username);
        Assert.Equal(Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes(relay.Username!))), relay.Credential);
    }

    [Fact]
    public void Without_relays_there_are_none() => Assert.Empty(For(new TurnOptions()).Servers);

    [Theory]
    [InlineData("http://turn.example.com", "secret", "Turn:Urls")]
    [InlineData("turn:turn.example.com", null, "Turn:SharedSecret")]
    [InlineData("turn:turn.example.com", "", "Turn:SharedSecret")]
    public void Wrong_settings_name_their_key(string url, string? secret, string key) =>
        Assert.Contains(key, new TurnOptionsCheck().Validate(null, new TurnOptions { Urls = [url], SharedSecret = secret }).FailureMessage, StringComparison.Ordinal);

    static IceServers For(TurnOptions options) => new IceDesk(Options.Create(options), new FakeTimeProvider(Now)).For(Seat);
}
