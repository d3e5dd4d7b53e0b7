using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 151–164, 168–171: what leaves, and what comes of it.</summary>
public sealed class ConnectorTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Trait("Check", "151"), Trait("Check", "152")]
    [InlineData("19:abc@thread.tacv2;messageid=1795350000001", "19%3Aabc%40thread.tacv2%3Bmessageid%3D1795350000001")]
    [InlineData("a:1/x", "a%3A1%2Fx")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("a b+c?d#e", "a%20b%2Bc%3Fd%23e")]
    [InlineData("zażółć", "za%C5%BC%C3%B3%C5%82%C4%87")]
    public async Task Ids_stand_in_the_address_encoded_exactly_once(string id, string encoded)
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.Script = _ => FakeAnswer.Json(201, new JsonObject { ["id"] = "1" });
        foreach (var url in new[] { world.Teams.ServiceUrl, world.Teams.ServiceUrl.TrimEnd('/') })
        {
            await world.Connector.Send(Place(world) with { ConversationId = id, ServiceUrl = url }, OutboundActivity.Message("hi"), Stop);
            await world.Connector.Update(Place(world) with { ConversationId = id, ServiceUrl = url }, id, OutboundActivity.Message("hi"), Stop);
        }
        var sent = world.Teams.Requests.Select(request => $"{request.Method} {request.Path}").Distinct();
        Assert.Equal([$"POST /teams/v3/conversations/{encoded}/activities", $"PUT /teams/v3/conversations/{encoded}/activities/{encoded}"], sent);
    }

    [Fact, Trait("Check", "153")]
    public async Task Without_a_conversation_nothing_is_sent()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var id in new[] { "", ".", ".." })
            await Assert.ThrowsAsync<ArgumentException>(() => world.Connector.Send(Place(world) with { ConversationId = id }, OutboundActivity.Message("hi"), Stop));
        await Assert.ThrowsAsync<ArgumentNullException>(() => world.Connector.Send(Place(world) with { ConversationId = null! }, OutboundActivity.Message("hi"), Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => world.Connector.Update(Place(world), "", OutboundActivity.Message("hi"), Stop));
        Assert.Empty(world.Teams.Requests);
    }

    [Theory, Trait("Check", "154")]
    [InlineData(201, """{"id":"77"}""", "77")]
    [InlineData(200, """{"id":"77"}""", "77")]
    [InlineData(202, null, null)]
    [InlineData(202, "{}", null)]
    [InlineData(201, "<html>created</html>", null)]
    [InlineData(201, """{"id":77}""", null)]
    [InlineData(201, "null", null)]
    public async Task Success_is_success_with_or_without_an_id(int status, string? body, string? id)
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.AnswerNext(new(status, body));
        Assert.Equal(id, await world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop));
    }

    [Fact]
    public async Task A_message_names_bot_and_conversation_and_carries_a_token()
    {
        await using var world = await ProtocolWorld.Start();
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5" };
        await world.Connector.Send(Place(world), OutboundActivity.Card(card, "A card") with { ReplyToId = "1" }, Stop);
        var sent = world.Teams.Requests.Single();
        Assert.Equal("bot-token-1", sent.Token);
        Assert.Equal("application/json; charset=utf-8", sent.ContentType);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$$"""{"type":"message","summary":"A card","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"}}],"replyToId":"1","from":{"id":"{{{FakeTeams.BotId}}}"},"conversation":{"id":"{{{world.Rita.Chat}}}"}}"""), JsonNode.Parse(sent.Body)), sent.Body);
        Assert.Equal("A card", world.Teams.LatestCardMessage(world.Rita.Chat)!.Summary);
    }

    [Theory, Trait("Check", "155")]
    [InlineData("2", 2)]
    [InlineData(null, 1)]
    [InlineData("Wed, 25 Nov 2026 09:00:03 GMT", 3)]
    public async Task Throttled_waits_as_long_as_it_is_told(string? header, int seconds)
    {
        await using var world = await ProtocolWorld.Start();
        await world.Warm();
        world.Teams.AnswerNext(FakeAnswer.Error(429, "Throttled", "slow down") with { RetryAfter = header });
        var sending = world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop);
        var waited = await world.AdvanceUntil(sending, TimeSpan.FromSeconds(0.25));
        Assert.NotNull(await sending);
        Assert.InRange(waited, TimeSpan.FromSeconds(seconds - 0.25), TimeSpan.FromSeconds(seconds + 2));
        Assert.Equal([429, 201], world.Teams.Requests.Select(request => request.Status));
    }

    [Fact, Trait("Check", "155")]
    public async Task A_long_wait_is_left_to_the_caller_and_others_do_not_knock_meanwhile()
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.FailNext(429, "Throttled", TimeSpan.FromSeconds(30));
        var failure = await Fails(world);
        Assert.Equal((ConnectorFailure.Throttled, TimeSpan.FromSeconds(30), true), (failure.Kind, failure.RetryAfter!.Value, failure.MayRetry));
        failure = await Fails(world);
        Assert.Equal((ConnectorFailure.Throttled, TimeSpan.FromSeconds(30)), (failure.Kind, failure.RetryAfter!.Value));
        Assert.Single(world.Teams.Requests);
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(await world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop));
    }

    [Theory, Trait("Check", "156")]
    [InlineData("POST", 412, 2)]
    [InlineData("POST", 500, 1)]
    [InlineData("POST", 502, 1)]
    [InlineData("POST", 503, 1)]
    [InlineData("POST twice", 503, 2)]
    [InlineData("PUT", 503, 3)]
    [InlineData("PUT", 504, 3)]
    [InlineData("PUT", 412, 3)]
    [InlineData("PUT", 500, 1)]
    [InlineData("DELETE", 502, 3)]
    [InlineData("GET", 503, 3)]
    [InlineData("GET", 400, 1)]
    public async Task Only_what_is_safe_is_tried_again(string method, int status, int attempts)
    {
        await using var world = await ProtocolWorld.Start();
        await world.Warm();
        world.Teams.FailNext(status, "Trouble", times: 10);
        var call = method switch
        {
            "POST" => world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop),
            "POST twice" => world.Connector.Send(Place(world), OutboundActivity.Message("hi") with { MayBeSentTwice = true }, Stop),
            "PUT" => world.Connector.Update(Place(world), "1", OutboundActivity.Message("hi"), Stop),
            "DELETE" => world.Connector.Delete(Place(world), "1", Stop),
            _ => world.Connector.GetMember(Place(world), "29:x", Stop),
        };
        await world.AdvanceUntil(call, TimeSpan.FromSeconds(0.5));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => call);
        Assert.Equal(status, (int)failure.Status!);
        Assert.Equal(attempts, world.Teams.Requests.Count);
    }

    [Theory, Trait("Check", "159")]
    [InlineData(400, "BadSyntax", ConnectorFailure.Permanent, false)]
    [InlineData(403, "BotNotInConversationRoster", ConnectorFailure.Unreachable, false)]
    [InlineData(403, "ConversationBlockedByUser", ConnectorFailure.Unreachable, false)]
    [InlineData(404, "ConversationNotFound", ConnectorFailure.Gone, false)]
    [InlineData(413, "MessageSizeTooBig", ConnectorFailure.TooBig, false)]
    [InlineData(408, "Timeout", ConnectorFailure.Unknown, false)]
    [InlineData(500, "ServiceError", ConnectorFailure.Permanent, false)]
    [InlineData(503, "Down", ConnectorFailure.Transient, false)]
    [InlineData(302, "Redirect", ConnectorFailure.Permanent, false)]
    public async Task A_failure_says_what_to_do_about_it(int status, string code, ConnectorFailure kind, bool mayRetry)
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.FailNext(status, code);
        var failure = await Fails(world);
        Assert.Equal((kind, code, mayRetry, (HttpStatusCode)status), (failure.Kind, failure.Code, failure.MayRetry, failure.Status));
        Assert.DoesNotContain("scripted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("scripted", failure.Excerpt, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "157")]
    public async Task When_the_answer_does_not_come_the_outcome_is_unknown_and_nothing_is_sent_twice()
    {
        await using var world = await ProtocolWorld.Start();
        await world.Warm();
        world.Teams.AnswerNext(new(200) { BreaksOff = true });
        var failure = await Fails(world);
        Assert.Equal((ConnectorFailure.Unknown, false, null), (failure.Kind, failure.MayRetry, failure.Status));
        world.Teams.Delay = TimeSpan.FromSeconds(2);
        var sending = world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop);
        Assert.InRange(await world.AdvanceUntil(sending, TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(25));
        failure = await Assert.ThrowsAsync<ConnectorException>(() => sending);
        Assert.Equal((ConnectorFailure.Unknown, "Timeout"), (failure.Kind, failure.Code));
        await world.Teams.WaitFor(() => world.Teams.Requests.Count == 2);
        await Task.Delay(100, Stop);
        Assert.Equal(2, world.Teams.Requests.Count);
    }

    [Fact, Trait("Check", "157")]
    public async Task When_nobody_listens_nothing_was_sent_and_it_may_be_tried_again()
    {
        await using var world = await ProtocolWorld.Start();
        await world.Warm();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();
        var sending = world.Connector.Send(Place(world) with { ServiceUrl = $"http://127.0.0.1:{port}/teams/" }, OutboundActivity.Message("hi"), Stop);
        var waited = await world.AdvanceUntil(sending, TimeSpan.FromSeconds(0.1));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => sending);
        Assert.Equal((ConnectorFailure.Transient, "NoConnection", true), (failure.Kind, failure.Code, failure.MayRetry));
        Assert.True(waited >= TimeSpan.FromSeconds(0.6), $"tried again twice, within {waited}");
    }

    [Fact, Trait("Check", "158")]
    public async Task A_refused_token_is_replaced_once_and_then_it_is_enough()
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.AcceptsToken = token => token == "bot-token-2";
        Assert.NotNull(await world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop));
        Assert.Equal(["bot-token-1", "bot-token-2"], world.Teams.Requests.Select(request => request.Token));
        world.Teams.AcceptsToken = _ => false;
        var failure = await Fails(world);
        Assert.Equal((ConnectorFailure.Unauthorized, false), (failure.Kind, failure.MayRetry));
        Assert.Equal(4, world.Teams.Requests.Count);
        Assert.Contains("Error SupportBot.Protocol.Connector: The connector refuses the bot's credentials", world.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("bot-token", world.Log.All, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "160")]
    public async Task A_card_over_40_KB_and_a_message_over_80_are_not_even_sent()
    {
        await using var world = await ProtocolWorld.Start();
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["fallbackText"] = new string('x', 41_000) };
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Send(Place(world), OutboundActivity.Card(card, "big"), Stop));
        Assert.Equal((ConnectorFailure.TooBig, null, "MessageSizeTooBig"), (failure.Kind, failure.Status, failure.Code));
        failure = await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Send(Place(world), new OutboundActivity { Text = new string('x', 42_000) }, Stop));
        Assert.Equal(ConnectorFailure.TooBig, failure.Kind);
        Assert.Empty(world.Teams.Requests);
        // Letters count as letters, not as their escapes: 27,000 Polish ones are within.
        Assert.NotNull(await world.Connector.Send(Place(world), OutboundActivity.Message(new string('ż', 27_000)), Stop));
    }

    [Fact, Trait("Check", "161")]
    public async Task A_redirect_is_not_followed()
    {
        await using var world = await ProtocolWorld.Start();
        await using var thief = await FakeTeams.Start();
        world.Teams.AnswerNext(new(302) { Location = thief.ServiceUrl });
        Assert.Equal(HttpStatusCode.Found, (await Fails(world)).Status);
        Assert.Empty(thief.Requests);
    }

    [Theory, Trait("Check", "162")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("")]
    [InlineData("{\"error\":")]
    [InlineData("{\"error\":\"text\"}")]
    [InlineData("{\"error\":{\"code\":\"\\ud800\"}}")]
    [InlineData("[]")]
    public async Task An_error_of_any_shape_is_an_error(string body)
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.AnswerNext(new(400, body));
        var failure = await Fails(world);
        Assert.Equal((ConnectorFailure.Permanent, null), (failure.Kind, failure.Code));
    }

    [Fact, Trait("Check", "162")]
    public async Task A_huge_error_is_cut_to_2_KB()
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.AnswerNext(new(400, new string('x', 3_000_000)));
        Assert.Equal(2_048, (await Fails(world)).Excerpt!.Length);
    }

    [Theory, Trait("Check", "164"), Trait("Check", "46")]
    [InlineData("https://evil.example/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:444/teams/")]
    [InlineData("https://x@smba.trafficmanager.net/teams/")]
    public async Task Nothing_goes_to_a_host_that_is_not_allowed_though_it_was_stored(string url)
    {
        await using var world = await ProtocolWorld.Start();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Send(Place(world) with { ServiceUrl = url }, OutboundActivity.Message("hi"), Stop));
        Assert.Equal("ServiceHostNotAllowed", failure.Code);
        Assert.Equal(0, world.Issuer.TokensIssued);
    }

    [Fact, Trait("Check", "168")]
    public async Task A_targeted_message_is_flagged_and_names_its_reader_only_when_posted()
    {
        await using var world = await ProtocolWorld.Start();
        var group = world.Teams.AddGroupChat("Incident", world.Rita);
        var address = Place(world) with { ConversationId = group };
        var message = OutboundActivity.Message("for you") with { IsTargeted = true, Recipient = new(world.Rita.Id) };
        var id = await world.Connector.Send(address, message, Stop);
        await world.Connector.Update(address, id!, message, Stop);
        await world.Connector.Delete(address, id!, Stop, isTargeted: true);
        Assert.All(world.Teams.Requests, request => Assert.EndsWith("?isTargetedActivity=true", request.Path, StringComparison.Ordinal));
        Assert.Equal([201, 200, 200], world.Teams.Requests.Select(request => request.Status));
    }

    [Fact, Trait("Check", "169")]
    public async Task A_personal_chat_is_made_by_either_id_in_the_right_place()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var id in new[] { world.Rita.Id, world.Rita.ObjectId })
        {
            var address = await world.Connector.CreatePersonal(world.Teams.ServiceUrl, FakeTeams.Tenant, FakeTeams.BotId, id, Stop);
            Assert.Equal(world.Rita.Chat, address.ConversationId);
            Assert.Equal(id, world.Teams.Requests[^1].Json.GetProperty("members")[0].GetProperty("id").GetString());
            Assert.NotNull(await world.Connector.Send(address, OutboundActivity.Message("hi"), Stop));
        }
        var stranger = world.Teams.AddPerson("No Bot", hasBot: false);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.CreatePersonal(world.Teams.ServiceUrl, FakeTeams.Tenant, FakeTeams.BotId, stranger.ObjectId, Stop));
        Assert.Equal((ConnectorFailure.Unreachable, "ForbiddenOperationException"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task A_channel_post_starts_a_thread_and_replies_go_into_it()
    {
        await using var world = await ProtocolWorld.Start();
        var team = world.Teams.AddTeam("IT", ["Tickets"], world.Rita);
        var channel = Place(world) with { ConversationId = team.Channels["Tickets"] };
        var post = await world.Connector.CreateChannelPost(channel.Thread("1"), OutboundActivity.Message("new"), Stop);
        Assert.Equal($"{team.Channels["Tickets"]};messageid={post.ActivityId}", post.Thread.ConversationId);
        await world.Connector.Send(post.Thread, OutboundActivity.Message("reply"), Stop);
        Assert.Equal(["new", "reply"], world.Teams.Texts(post.Thread.ConversationId));
    }

    [Fact, Trait("Check", "171")]
    public async Task Deleting_what_is_gone_is_done_and_a_tool_that_cannot_is_no_failure()
    {
        await using var world = await ProtocolWorld.Start();
        await world.Connector.Delete(Place(world), "no such message", Stop);
        Assert.Equal(404, world.Teams.Requests.Single().Status);
        world.Teams.FailNext(501, "DeleteActivityAPINotImplemented");
        await world.Connector.Delete(Place(world), "1", Stop);
        Assert.Contains("Warning SupportBot.Protocol.Connector: The connector can't delete", world.Log.All, StringComparison.Ordinal);
        world.Teams.FailNext(403, "NotEnoughPermissions");
        await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Delete(Place(world), "1", Stop));
    }

    [Fact]
    public async Task A_message_is_replaced_and_removed_and_typing_shows()
    {
        await using var world = await ProtocolWorld.Start();
        var id = await world.Connector.Send(Place(world), OutboundActivity.Message("before"), Stop);
        Assert.Equal(id, await world.Connector.Update(Place(world), id!, OutboundActivity.Message("after"), Stop));
        Assert.Equal(["after"], world.Teams.Texts(world.Rita.Chat));
        await world.Connector.AddReaction(Place(world), id!, "like", Stop);
        Assert.Contains("like", world.Teams.Messages(world.Rita.Chat)[0].Reactions);
        await world.Connector.RemoveReaction(Place(world), id!, "like", Stop);
        Assert.Null(await world.Connector.Send(Place(world), OutboundActivity.Typing(), Stop));
        Assert.Equal(1, world.Teams.TypingCount(world.Rita.Chat));
        await world.Connector.Delete(Place(world), id!, Stop);
        Assert.Empty(world.Teams.Messages(world.Rita.Chat));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Update(Place(world), id!, OutboundActivity.Message("x"), Stop));
        Assert.Equal((ConnectorFailure.Gone, "ActivityNotFoundInConversation"), (failure.Kind, failure.Code));
    }

    internal static ConversationAddress Place(ProtocolWorld world) => new(world.Teams.ServiceUrl, world.Rita.Chat, "msteams", FakeTeams.Tenant, FakeTeams.BotId);

    static Task<ConnectorException> Fails(ProtocolWorld world) =>
        Assert.ThrowsAsync<ConnectorException>(() => world.Connector.Send(Place(world), OutboundActivity.Message("hi"), Stop));
}
