using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 78–102: which activity goes where, and what the channel hears.</summary>
public sealed class RoutingTests
{
    [Theory, Trait("Check", "78"), Trait("Check", "99")]
    [InlineData("foo")]
    [InlineData("Message")]
    [InlineData("typing")]
    [InlineData("trace")]
    [InlineData("endOfConversation")]
    [InlineData("command")]
    [InlineData("contactRelationUpdate")]
    [InlineData("deleteUserData")]
    public async Task Types_that_mean_nothing_to_a_bot_are_accepted_and_dropped(string type)
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await world.StatusOf(world.Channel.Shapes.Basic(type, world.Rita)));
        Assert.Empty(world.Bot.Turns);
    }

    [Theory, Trait("Check", "79")]
    [InlineData("application/vnd.microsoft.unheardOf")]
    [InlineData(null)]
    public async Task Events_of_any_name_reach_the_bot(string? name)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Channel.Shapes.Basic("event", world.Rita);
        activity["name"] = name;
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal(name, world.Bot.Turns.Single().Activity.Name);
    }

    [Theory, Trait("Check", "80"), Trait("Check", "81"), Trait("Check", "82"), Trait("Check", "127")]
    [InlineData("unheardOf", "msteams", 501)]
    [InlineData(null, "msteams", 501)]
    [InlineData("", "msteams", 501)]
    [InlineData(null, "emulator", 400)]
    [InlineData("AdaptiveCard/Action", "msteams", 501)]
    [InlineData("suggestedActions/submit", "msteams", 501)]
    [InlineData("htmlwidget/calltool", "msteams", 501)]
    [InlineData("tab/fetch", "msteams", 501)]
    [InlineData("signin/tokenExchange", "msteams", 501)]
    public async Task Invokes_without_a_handler_are_not_implemented(string? name, string channel, int status)
    {
        await using var world = await ProtocolWorld.Start(before: world => world.Bot.Answers["adaptiveCard/action"] = (_, _) => new(InvokeAnswer.Message("hi")), settings: ("Bot:AllowedChannels", "msteams,emulator"));
        world.Issuer.AddKey("both", endorsements: ["msteams", "emulator"]);
        var activity = world.Channel.Shapes.Invoke(world.Rita, name, new JsonObject());
        activity["channelId"] = channel;
        using var response = await world.Channel.SendRaw(activity.ToJsonString(), world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = "both"));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact, Trait("Check", "83")]
    public async Task Two_handlers_for_one_invoke_stop_the_start()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ProtocolWorld.Start(before: world => world.Bot.Maps = routes =>
            routes.Map("task/fetch", (_, _) => new(InvokeAnswer.Empty)).Map("task/fetch", (_, _) => new(InvokeAnswer.Empty))));
        Assert.Contains("task/fetch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "84")]
    public async Task A_turn_that_fails_is_accepted_and_apologised_for_once()
    {
        await using var world = await ProtocolWorld.Start();
        world.Bot.Does = (_, _) => throw new InvalidOperationException("a bug");
        var activity = world.Hello();
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Single(world.Bot.Failures);
        Assert.Equal(["Something went wrong."], world.Teams.Texts(world.Rita.Chat));
    }

    [Fact, Trait("Check", "84")]
    public async Task When_nothing_was_made_durable_the_channel_is_asked_to_send_again_and_then_it_counts()
    {
        await using var world = await ProtocolWorld.Start();
        var isBroken = true;
        world.Bot.Does = (_, _) => isBroken ? throw new DurabilityException("disk full") : ValueTask.CompletedTask;
        var activity = world.Hello();
        Assert.Equal(503, await world.StatusOf(activity));
        Assert.Empty(world.Bot.Failures);
        isBroken = false;
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal(2, world.Bot.Turns.Count);
    }

    [Theory, Trait("Check", "86")]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Trouble_at_the_connector_is_no_trouble_of_the_request(int status)
    {
        await using var world = await ProtocolWorld.Start();
        world.Teams.FailNext(status, "Trouble", times: 100);
        world.Bot.Does = async (turn, ct) => await world.Connector.Reply(turn, OutboundActivity.Message("hi"), ct);
        Assert.Equal(202, await world.StatusOf(world.Hello()));
        Assert.IsType<ConnectorException>(Assert.Single(world.Bot.Failures));
    }

    [Fact, Trait("Check", "89")]
    public async Task Expected_replies_come_in_the_answer_in_order_and_not_by_REST()
    {
        await using var world = await ProtocolWorld.Start();
        world.Bot.Does = async (turn, ct) =>
        {
            await world.Connector.Reply(turn, OutboundActivity.Message("one"), ct);
            await world.Connector.Reply(turn, OutboundActivity.Message("two"), ct);
        };
        var activity = world.Hello();
        activity["deliveryMode"] = "expectReplies";
        using var response = await world.Channel.Send(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["one", "two"], answer.GetProperty("activities").EnumerateArray().Select(reply => reply.GetProperty("text").GetString()));
        Assert.Empty(world.Teams.Requests);
    }

    [Fact, Trait("Check", "90")]
    public async Task Delivery_mode_null_is_normal()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity["deliveryMode"] = null;
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.False(world.Bot.Turns.Single().ExpectsReplies);
    }

    [Fact, Trait("Check", "91"), Trait("Check", "93"), Trait("Check", "94")]
    public async Task A_turn_says_whether_the_bot_has_come_or_gone()
    {
        await using var world = await ProtocolWorld.Start();
        var shapes = world.Channel.Shapes;
        Assert.True(await Added(shapes.MembersAdded(world.Rita, null, FakeTeams.BotId)));
        Assert.True(await Added(shapes.MembersAdded(world.Rita, null, world.Rita.Id, FakeTeams.BotId)));
        Assert.False(await Added(shapes.MembersAdded(world.Rita, null, world.Rita.Id)));
        Assert.False(await Added(shapes.MembersAdded(world.Rita, null)));
        Assert.True(await Added(shapes.Installation(world.Rita, "add")));
        Assert.False(await Added(shapes.Installation(world.Rita, "add-upgrade")));
        Assert.False(await Added(shapes.Installation(world.Rita, "remove")));
        Assert.True(world.Bot.Turns.Last().IsBotRemoved);

        async Task<bool> Added(JsonObject activity)
        {
            Assert.Equal(202, await world.StatusOf(activity));
            return world.Bot.Turns.Last().IsBotAdded;
        }
    }

    [Theory, Trait("Check", "95")]
    [InlineData("channelCreated")]
    [InlineData("channelDeleted")]
    [InlineData("channelRenamed")]
    [InlineData("channelRestored")]
    [InlineData("channelShared")]
    [InlineData("channelUnshared")]
    [InlineData("channelMemberAdded")]
    [InlineData("channelMemberRemoved")]
    [InlineData("teamMemberAdded")]
    [InlineData("teamMemberRemoved")]
    [InlineData("teamRenamed")]
    [InlineData("teamArchived")]
    [InlineData("teamUnarchived")]
    [InlineData("teamDeleted")]
    [InlineData("teamHardDeleted")]
    [InlineData("teamRestored")]
    public async Task Every_kind_of_update_arrives_with_and_without_Teams_own_data(string kind)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Channel.Shapes.Basic("conversationUpdate", world.Rita);
        activity["channelData"] = JsonNode.Parse($$$"""{"eventType":"{{{kind}}}","team":{"id":"19:t@thread.tacv2","name":"IT","aadGroupId":"g"},"channel":{"id":"19:c@thread.tacv2","name":"Tickets"},"tenant":{"id":"{{{FakeTeams.Tenant}}}"}}""");
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal((kind, "19:t@thread.tacv2", "IT", "19:c@thread.tacv2", "Tickets"), world.Bot.Turns.Last().Teams is var t ? (t.EventType, t.TeamId, t.TeamName, t.ChannelId, t.ChannelName) : default);
        activity = world.Channel.Shapes.Basic("conversationUpdate", world.Rita);
        activity.Remove("channelData");
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Null(world.Bot.Turns.Last().Teams.EventType);
        Assert.Equal(FakeTeams.Tenant, world.Bot.Turns.Last().TenantId);
    }

    [Fact, Trait("Check", "96"), Trait("Check", "97")]
    public async Task Edits_and_deletions_count_only_as_Teams_marks_them()
    {
        await using var world = await ProtocolWorld.Start(before: world => world.Issuer.AddKey("any", endorsements: ["msteams", "emulator"]));
        Assert.Equal(202, await Sent("messageUpdate", "editMessage"));
        Assert.Equal(202, await Sent("messageDelete", "softDeleteMessage"));
        Assert.Equal(2, world.Bot.Turns.Count);
        Assert.Equal(202, await Sent("messageUpdate", null));
        Assert.Equal(202, await Sent("messageUpdate", "editMessage", "emulator"));
        Assert.Equal(2, world.Bot.Turns.Count);

        async Task<int> Sent(string type, string? kind, string channel = "msteams")
        {
            var activity = world.Channel.Shapes.Basic(type, world.Rita);
            activity["channelId"] = channel;
            if (kind is not null)
                activity["channelData"]!["eventType"] = kind;
            using var response = await world.Channel.SendRaw(activity.ToJsonString(), world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = "any"));
            return (int)response.StatusCode;
        }
    }

    [Fact, Trait("Check", "96")]
    public async Task The_second_edit_of_a_message_is_no_repetition_of_the_first()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var text in new[] { "first", "second", "second" })
        {
            var activity = world.Channel.Shapes.Basic("messageUpdate", world.Rita);
            activity["id"] = "1795350000001";
            activity["timestamp"] = text == "first" ? "2026-11-25T09:00:00Z" : "2026-11-25T09:00:05Z";
            activity["text"] = text;
            activity["channelData"]!["eventType"] = "editMessage";
            Assert.Equal(202, await world.StatusOf(activity));
        }
        Assert.Equal(["first", "second"], world.Bot.Turns.Select(turn => turn.Text));
    }

    [Theory, Trait("Check", "100")]
    [InlineData("application/vnd.microsoft.meetingStart", """{"Id":"m1","Title":"Standup","JoinUrl":"https://x","StartTime":"2026-11-25T09:00:00Z"}""", true)]
    [InlineData("application/vnd.microsoft.meetingEnd", """{"id":"m1","title":"Standup","joinUrl":"https://x","endTime":"2026-11-25T09:00:00Z"}""", false)]
    public async Task Meeting_events_are_read_in_either_case(string name, string value, bool hasStarted)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Channel.Shapes.Basic("event", world.Rita);
        activity["name"] = name;
        activity["value"] = JsonNode.Parse(value);
        await world.Channel.Deliver(activity);
        Assert.Equal(new MeetingEvent(hasStarted, "m1", "Standup", "https://x", new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)), MeetingEvent.Of(world.Bot.Turns.Single()));
        await world.Channel.Says(world.Rita, "hi");
        Assert.Null(MeetingEvent.Of(world.Bot.Turns.Last()));
    }

    [Fact, Trait("Check", "101"), Trait("Check", "102")]
    public async Task A_card_submit_is_told_from_an_empty_message()
    {
        await using var world = await ProtocolWorld.Start();
        await world.Channel.Deliver(world.Channel.Shapes.CardSubmit(world.Rita, new JsonObject { ["a"] = "1" }, "1795350000001"));
        var turn = world.Bot.Turns.Last();
        Assert.Equal("1", turn.Submitted?.GetProperty("a").GetString());
        Assert.Equal(("", "1795350000001"), (turn.Text, turn.Activity.ReplyToId));
        var empty = world.Hello("");
        await world.Channel.Deliver(empty);
        turn = world.Bot.Turns.Last();
        Assert.Null(turn.Submitted);
        Assert.Equal("", turn.Text);
        Assert.Empty(turn.Files);
    }

    /// <summary>Message extensions reach us from chats of two people, which the channel calls personal as well.</summary>
    [Theory]
    [InlineData("a:1QyZ", true)]
    [InlineData("19:aaaaaaaa-0000_bbbbbbbb-0000@unq.gbl.spaces", false)]
    [InlineData("19:aaaaaaaa-0000_" + FakeTeams.BotAppId + "@unq.gbl.spaces", true)]
    public async Task Only_the_persons_own_chat_with_the_bot_is_personal(string conversation, bool isPersonal)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Channel.Shapes.Message(world.Rita, "hello");
        activity["conversation"]!["id"] = conversation;
        await world.Channel.Deliver(activity);
        var turn = Assert.Single(world.Bot.Turns);
        Assert.Equal((isPersonal, isPersonal ? "personal" : "groupChat"), (turn.IsPersonal, turn.Address.ConversationType));
    }

    [Fact]
    public async Task A_turn_knows_who_speaks_where()
    {
        await using var world = await ProtocolWorld.Start();
        var group = world.Teams.AddGroupChat("Incident", world.Rita);
        var team = world.Teams.AddTeam("IT", ["Tickets"], world.Rita);
        await world.Channel.Says(world.Rita, "one");
        await world.Channel.Says(world.Rita, "two", group);
        await world.Channel.Says(world.Rita, "three", team.Channels["Tickets"] + ";messageid=1795350000001");
        var turns = world.Bot.Turns.ToArray();
        Assert.Equal([(true, false, false), (false, true, false), (false, false, true)], turns.Select(turn => (turn.IsPersonal, turn.IsGroup, turn.IsChannel)));
        Assert.Equal(["one", "two", "three"], turns.Select(turn => turn.Text));
        Assert.All(turns, turn => Assert.Equal((world.Rita.ObjectId, "Rita Rep", FakeTeams.Tenant), (turn.UserObjectId, turn.UserName, turn.TenantId)));
        Assert.Equal(team.Channels["Tickets"], turns[2].Address.RootId);
        Assert.Equal(turns[2].Address, ConversationAddress.FromJson(turns[2].Address.ToJson()));
    }
}
