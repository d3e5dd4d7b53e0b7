using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportBot.Web.Live.Media;

/// <summary>
/// The servers that a page may use, with credentials of its own that expire: the user name is the end of their life and whom they were given to,
/// the password its HMAC-SHA1 (the TURN REST API, draft-uberti-behave-turn-rest-00, as coturn checks it).
/// </summary>
sealed class IceDesk(IOptions<TurnOptions> options, TimeProvider time)
{
    public IceServers For(Seat seat)
    {
        var turn = options.Value;
        var relays = turn.Urls.Where(TurnOptionsCheck.IsRelay).ToImmutableArray();
        var servers = turn.Urls.Except(relays).Select(url => new IceServer([url], null, null)).ToImmutableArray();
        if (relays.IsEmpty)
            return new IceServers(servers, null, false);
        var until = time.GetUtcNow() + turn.CredentialLifetime;
        var user = string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}:{seat.Participant}");
        return new IceServers(servers.Add(new IceServer(relays, user, Password(user, turn.SharedSecret!))), until.ToUnixTimeMilliseconds(), turn.RelayOnly);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The TURN servers' own method.")]
    static string Password(string user, string secret) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(user)));
}
