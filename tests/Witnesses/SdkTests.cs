using System.Security.Cryptography;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Witnesses;

/// <summary>Microsoft's own bot SDK judges our stand-ins: tokens that it would take, a connector that answers as it expects. Run by <c>tests/outside</c>.</summary>
public sealed class SdkTests
{
    const string Service = "https://smba.trafficmanager.net/emea/";

    static string Judge(string program) => Path.Combine(Outside.Folder("SUPPORTBOT_OUTSIDE_JUDGE_DIR"), program);

    [Fact]
    public async Task A_token_of_our_issuer_is_a_token_of_the_channel()
    {
        await using var issuer = await TestIssuer.Start();
        var verdict = await Verify(issuer, issuer.Token(Service));
        Assert.True(verdict.Status == 0, verdict.Output + verdict.Errors);
        Assert.Contains("\"ok\":true", verdict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_we_spoil_is_spoilt_for_the_SDK_too()
    {
        await using var issuer = await TestIssuer.Start();
        using var stranger = RSA.Create(2048);
        string[] spoilt =
        [
            issuer.Token(Service, claims => claims["iss"] = "https://evil.example"),
            issuer.Token(Service, audience: "99999999-9999-4999-8999-999999999999"),
            issuer.Token("https://evil.example/"),
            issuer.Token(Service, claims => claims["exp"] = 1),
            issuer.Token(Service, signer: stranger),
        ];
        foreach (var token in spoilt)
            Assert.Equal(1, (await Verify(issuer, token)).Status);
    }

    [Fact]
    public async Task The_SDKs_connector_client_finds_FakeTeams_to_be_Teams()
    {
        await using var teams = await FakeTeams.Start();
        var anna = teams.AddPerson("Anna Nowak");
        var team = teams.AddTeam("Support", ["Printers"], anna);
        var probe = await Command.Run(
            "node",
            [Judge("connector-probe"), "--service-url", teams.ServiceUrl, "--conversation", anna.Chat, "--user", anna.Id, "--bot", FakeTeams.BotId, "--tenant", FakeTeams.Tenant, "--team", team.Id],
            TestContext.Current.CancellationToken);
        Assert.True(probe.Status == 0, probe.Output + probe.Errors);
    }

    static Task<Command> Verify(TestIssuer issuer, string token) => Command.Run(
        "node",
        [Judge("verify-token"), "--metadata", issuer.Metadata, "--app", FakeTeams.BotAppId, "--token", token, "--service-url", Service],
        TestContext.Current.CancellationToken);
}
