using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 41–55: what a good token is good for, and who may come without one.</summary>
public sealed class ScopeTests
{
    [Fact, Trait("Check", "41"), Trait("Check", "42"), Trait("Check", "43"), Trait("Check", "44")]
    public async Task The_address_in_the_token_is_the_address_in_the_activity()
    {
        await using var world = await ProtocolWorld.Start();
        var url = world.Teams.ServiceUrl;
        Assert.Equal(202, await With(url));
        Assert.Equal(202, await With(url.TrimEnd('/')));
        Assert.Equal(202, await With(url.Replace("http", "HTTP", StringComparison.Ordinal)));
        Assert.Equal(403, await With(null));
        Assert.Equal(403, await With(""));
        Assert.Equal(403, await With(url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        Assert.Equal(403, await With(url.Replace("/teams", "/teams/other-tenant", StringComparison.Ordinal)));
        Assert.Equal(403, await With(url.Replace("/teams", "/Teams", StringComparison.Ordinal)));
        Assert.Equal(403, await With(url + "?x=1"));
        Assert.Equal(403, await With("not an address"));
        Assert.Equal(3, world.Bot.Turns.Count);

        Task<int> With(string? claim) => world.StatusWith(world.Token(claims =>
        {
            claims.Remove("serviceurl");
            if (claim is not null)
                claims["serviceurl"] = claim;
        }));
    }

    [Fact, Trait("Check", "44")]
    public async Task The_host_is_compared_in_any_case()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await Claimed("https://SMBA.trafficmanager.net/emea/t/", "https://smba.trafficmanager.net/emea/t"));
        Assert.Equal(403, await Claimed("https://smba.trafficmanager.net/emea/t/", "https://smba.trafficmanager.net/EMEA/t/"));

        async Task<int> Claimed(string claim, string sent)
        {
            var activity = world.Hello();
            activity["serviceUrl"] = sent;
            using var response = await world.Channel.SendRaw(activity.ToJsonString(), world.Issuer.Token(claim));
            return (int)response.StatusCode;
        }
    }

    [Theory, Trait("Check", "45"), Trait("Check", "46"), Trait("Check", "47"), Trait("Check", "48")]
    [InlineData("serviceUrl", null, 400)]
    [InlineData("serviceUrl", "", 400)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net.evil.example/teams/", 403)]
    [InlineData("serviceUrl", "https://evil.trafficmanager.net/teams/", 403)]
    [InlineData("serviceUrl", "http://smba.trafficmanager.net/teams/", 403)]
    [InlineData("serviceUrl", "//smba.trafficmanager.net/teams/", 403)]
    [InlineData("serviceUrl", "javascript:alert(1)", 403)]
    [InlineData("serviceUrl", "file:///etc/passwd", 403)]
    [InlineData("serviceUrl", "https://user@smba.trafficmanager.net/teams/", 403)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net:8443/teams/", 403)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net/teams/?next=", 403)]
    [InlineData("serviceUrl", "https://169.254.169.254/", 403)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net/emea/", 202)]
    [InlineData("channelId", null, 400)]
    [InlineData("channelId", "", 400)]
    public async Task Only_known_hosts_are_spoken_to(string member, string? value, int status)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity[member] = value;
        using var response = await world.Channel.SendRaw(activity.ToJsonString(), world.Issuer.Token(activity["serviceUrl"]?.GetValue<string>() ?? ""));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(world.Teams.Requests);
    }

    [Fact, Trait("Check", "49"), Trait("Check", "50"), Trait("Check", "51")]
    public async Task The_key_speaks_only_for_its_channels_and_the_product_only_to_its_own()
    {
        await using var world = await ProtocolWorld.Start(before: world => world.Issuer.AddKey("unendorsed", endorsements: ["slack"]), settings: ("Bot:AllowedChannels", "msteams,slack"));
        Assert.Equal(202, await On("msteams", TestIssuer.KeyId));
        Assert.Equal(403, await On("slack", TestIssuer.KeyId));
        Assert.Equal(202, await On("slack", "unendorsed"));
        Assert.Equal(403, await On("msteams", "unendorsed"));
        Assert.Equal(403, await On("MSTEAMS", TestIssuer.KeyId));
        Assert.Equal(403, await On("telegram", TestIssuer.KeyId));

        async Task<int> On(string channel, string key)
        {
            var activity = world.Hello();
            activity["channelId"] = channel;
            using var response = await world.Channel.SendRaw(activity.ToJsonString(), world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = key));
            return (int)response.StatusCode;
        }
    }

    [Fact, Trait("Check", "51")]
    public async Task Outside_Development_a_channel_that_is_not_Teams_is_refused_though_endorsed()
    {
        var options = Settings.Read("Production", ("MicrosoftAppId", FakeTeams.BotAppId), ("MicrosoftAppPassword", "x"));
        Assert.Equal(["msteams"], options.AllowedChannels);
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity["channelId"] = "webchat";
        Assert.Equal(202, await world.StatusOf(activity));    // a local tool's channel, in Development
    }

    [Fact, Trait("Check", "52")]
    public async Task People_of_other_tenants_are_refused_and_so_is_an_activity_of_two_tenants()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:AllowedTenants:0", FakeTeams.Tenant));
        Assert.Equal(202, await Of(FakeTeams.Tenant, FakeTeams.Tenant));
        Assert.Equal(202, await Of(null, FakeTeams.Tenant));
        Assert.Equal(202, await Of(FakeTeams.Tenant, null));
        Assert.Equal(403, await Of("99999999-9999-4999-8999-999999999999", "99999999-9999-4999-8999-999999999999"));
        Assert.Equal(403, await Of(FakeTeams.Tenant, "99999999-9999-4999-8999-999999999999"));
        Assert.Equal(403, await Of(null, null));

        Task<int> Of(string? conversation, string? channel)
        {
            var activity = world.Hello();
            activity["conversation"]!["tenantId"] = conversation;
            activity["channelData"] = channel is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = channel } };
            return world.StatusOf(activity);
        }
    }

    [Fact, Trait("Check", "52")]
    public void A_single_tenant_bot_serves_its_own_tenant()
    {
        var options = Settings.Read("Production", ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", FakeTeams.BotAppId), ("MicrosoftAppPassword", "x"), ("MicrosoftAppTenantId", FakeTeams.Tenant));
        Assert.Equal([FakeTeams.Tenant], options.AllowedTenants);
    }

    [Fact, Trait("Check", "53")]
    public async Task Without_an_app_id_the_bot_starts_only_in_Development_and_only_when_told_so()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => ProtocolWorld.Start("Production", isAnonymous: true, settings: [("BotOpenIdMetadata", null), ("Bot:LoginEndpoint", null), ("Bot:EntraOpenIdMetadata", null)]));
        Assert.Contains("MicrosoftAppId", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => ProtocolWorld.Start(isAnonymous: true, settings: ("Bot:AllowAnonymous", "false")));
        Assert.Contains("MicrosoftAppId", refusal.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "53"), Trait("Check", "54")]
    public async Task Without_tokens_only_this_very_machine_comes_in()
    {
        await using var world = await ProtocolWorld.Start(isAnonymous: true);
        Assert.Equal(202, await world.StatusWith(null));
        Assert.Equal(401, await world.StatusFrom("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal(401, await world.StatusFrom("Forwarded", "for=203.0.113.7"));
        Assert.Equal(401, await world.StatusFrom("Host", "bot.example.com"));
        var activity = world.Hello();
        activity["serviceUrl"] = "https://smba.trafficmanager.net/teams/";
        using var response = await world.Channel.SendRaw(activity.ToJsonString(), null);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact, Trait("Check", "53")]
    public async Task Without_tokens_another_machine_is_refused()
    {
        await using var world = await ProtocolWorld.Start(isAnonymous: true, settings: ("Test:Remote", "203.0.113.7"));
        Assert.Equal(401, await world.StatusWith(null));
        Assert.Empty(world.Bot.Turns);
    }

    [Fact, Trait("Check", "54")]
    public async Task Without_tokens_the_bot_sends_none()
    {
        await using var world = await ProtocolWorld.Start(isAnonymous: true);
        world.Bot.Does = async (turn, ct) => await world.Connector.Reply(turn, SupportBot.Protocol.OutboundActivity.Message("hi"), ct);
        await world.Channel.Says(world.Rita, "hello");
        Assert.Equal(["hi"], world.Teams.Texts(world.Rita.Chat));
        Assert.Null(world.Teams.Requests.Single().Token);
        Assert.Equal(0, world.Issuer.TokensIssued);
    }

    [Fact, Trait("Check", "55")]
    public async Task A_hint_of_a_local_tool_opens_nothing()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(401, await world.StatusFrom("x-ms-agents-playground", "true"));
    }
}
