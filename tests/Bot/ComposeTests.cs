using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>The message extension: starting, sharing and finding sessions from the compose box of any chat, and what is said in it stays out of sight.</summary>
public sealed class ComposeTests(SharedStage stages)
{
    [Fact]
    public async Task R1_1_a_session_starts_from_another_chat_and_its_live_card_is_in_the_persons_own()
    {
        var stage = await stages.Open();
        var (anna, other) = (stage.Representative("Anna Nowak"), stage.Representative("Ewa Lis"));
        await anna.Writes("help");
        await anna.Sees("What you can write");
        var chat = stage.Teams.AddGroupChat("Lunch", anna.Person, other.Person);
        var form = FakeDialog.Read(await stage.Channel.Composes(anna.Person, "fetchTask", Command("startSession"), chat));
        var started = await Submits(stage, anna, "startSession", FakeDialogs.DataOf(form, "Start session", Mode), chat);
        var card = started.Cards().Single();
        var live = await anna.Sees("Support session", "End session");
        var number = SessionNumbers.In(CardReading.Words(live));
        await anna.Sees("Send invitation", number);
        Assert.DoesNotContain(number, card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("1.3", card.GetProperty("version").GetString());
        Assert.Empty(stage.Teams.Messages(chat));

        // Delivered again under another id it is the same session, and the same answer.
        var again = FakeDialogs.DataOf(form, "Start session", Mode);
        Assert.Single((await Submits(stage, anna, "startSession", again, chat)).Cards());
        await anna.Writes("sessions");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(CardReading.Words(await anna.Sees("Sessions", number)), @"\d{3} \d{3} \d{3}").Select(found => found.Value).Distinct());
    }

    /// <summary>The chat of two people is "personal" to the channel; nothing of the bot's may ever go there.</summary>
    [Fact]
    public async Task A_chat_of_two_people_is_never_taken_for_the_chat_with_the_bot()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("help");
        await anna.Sees("What you can write");
        var activity = stage.Channel.Shapes.Invoke(anna.Person, "composeExtension/fetchTask", Command("startSession"));
        activity["conversation"]!["id"] = "19:aaaaaaaa_bbbbbbbb@unq.gbl.spaces";
        var form = FakeDialog.Read(await stage.Channel.Invokes(activity));
        var submit = stage.Channel.Shapes.Invoke(anna.Person, "composeExtension/submitAction", Command("startSession", FakeDialogs.DataOf(form, "Start session", Mode)));
        submit["conversation"]!["id"] = "19:aaaaaaaa_bbbbbbbb@unq.gbl.spaces";
        Assert.Single((await stage.Channel.Invokes(submit)).Cards());
        await anna.Sees("Support session", "End session");
    }

    [Theory]
    [InlineData("Customer", "en", "invites you to a support session", "Join the session")]
    [InlineData("Representative", "pl", "prosi o asystę w sesji wsparcia", "Dołącz do sesji")]
    public async Task R2_3_a_link_is_made_by_the_rules_and_put_into_the_compose_box(string invitee, string language, string words, string join)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var form = FakeDialog.Read(await stage.Channel.Composes(anna.Person, "fetchTask", Command("shareLink")));
        Assert.Contains(number, form.Words, StringComparison.Ordinal);
        var data = FakeDialogs.DataOf(form, "Make the link", new Dictionary<string, string> { ["invitee"] = invitee, ["language"] = language });
        var card = (await Submits(stage, anna, "shareLink", data)).Cards().Single();
        Assert.Contains(words, CardReading.Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain(number, card.GetRawText(), StringComparison.Ordinal);
        var link = new Uri(CardReading.Action(card, join)!.Value.GetProperty("url").GetString()!);
        using var page = await stage.Product.Http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        Assert.DoesNotContain(link.Segments[^1], stage.Product.Log, StringComparison.Ordinal);
        await anna.Sees("Support session", number, "1 invitation");

        Assert.Contains("shown only once", FakeDialog.Read(await Submits(stage, anna, "shareLink", data)).Message, StringComparison.Ordinal);
        data["session"] = "0193572c-0000-7000-8000-000000000009";
        Assert.Contains("You aren't in this session", FakeDialog.Read(await Submits(stage, anna, "shareLink", data)).Message, StringComparison.Ordinal);
        data["session"] = "'; --";
        Assert.Contains("Something is missing", FakeDialog.Read(await Submits(stage, anna, "shareLink", data)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R5_1_an_assistant_makes_no_link_and_somebody_without_a_session_starts_one()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var number = await anna.Starts();
        var form = FakeDialog.Read(await stage.Channel.Composes(anna.Person, "fetchTask", Command("shareLink")));
        var data = FakeDialogs.DataOf(form, "Make the link");
        Assert.Contains("You aren't in this session", FakeDialog.Read(await Submits(stage, bea, "shareLink", data)).Message, StringComparison.Ordinal);
        await bea.Writes($"join {number}");
        await bea.Sees(number, "Leave");
        var refused = FakeDialog.Read(await Submits(stage, bea, "shareLink", data));
        Assert.Contains("Start session", CardReading.Titles(refused.Card!.Value));
        Assert.Contains("only the representative who controls", refused.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no session to invite into", FakeDialog.Read(await stage.Channel.Composes(bea.Person, "fetchTask", Command("shareLink"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1_3_with_a_session_open_starting_offers_that_one()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var form = FakeDialog.Read(await stage.Channel.Composes(anna.Person, "fetchTask", new JsonObject()));
        Assert.Contains($"You have an open session already: {number}", form.Words, StringComparison.Ordinal);
        Assert.Contains("Make the link", CardReading.Titles(form.Card!.Value));
    }

    [Fact]
    public async Task A_persons_own_sessions_are_found_by_number_customer_and_state_open_ones_first()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var ended = await anna.Starts();
        await anna.Writes("end");
        await anna.Sees("Yes, end it", ended);
        await anna.Presses("Yes, end it");
        var number = await anna.Starts();
        using var browser = new Browserless(stage.Product);
        await browser.JoinsByNumber(number, "Żaneta Łoś");
        await anna.Sees(number, "Żaneta Łoś");

        var all = await Finds(stage, anna, "");
        Assert.Equal([number, ended], all.Previews().Select(SessionNumbers.In));
        Assert.Contains("Żaneta Łoś", all.Previews()[0], StringComparison.Ordinal);
        Assert.All(all.Cards(), card => Assert.DoesNotContain("Żaneta", card.GetRawText(), StringComparison.Ordinal));
        Assert.All(all.Cards(), card => Assert.DoesNotContain(number, card.GetRawText(), StringComparison.Ordinal));
        foreach (var typed in new[] { number, number.Replace(" ", "", StringComparison.Ordinal), number[..7], "zaneta", "OPEN", "otwarta", $"{number} open" })
            Assert.Equal(number, Assert.Single((await Finds(stage, anna, typed)).Previews().Select(SessionNumbers.In)));
        Assert.Equal(ended, Assert.Single((await Finds(stage, anna, "ended")).Previews().Select(SessionNumbers.In)));
        Assert.Empty((await Finds(stage, anna, "'; DROP TABLE sessions; --%_")).Previews());
        Assert.Empty((await Finds(stage, stage.Representative("Oskar Obcy"), number)).Previews());
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<span class="inline-compose-card" itemid="0"> <attachment id="0"></attachment></span>&nbsp;""")]
    public async Task A_card_out_of_the_compose_box_asks_nothing_of_the_bot(string text)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var sent = stage.Channel.Shapes.Message(anna.Person, text);
        sent["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = new JsonObject { ["type"] = "AdaptiveCard" } });
        await stage.Channel.Deliver(sent);
        await anna.Writes("help");
        await anna.Sees("What you can write");
        Assert.Single(stage.Teams.Messages(anna.Chat), message => message.IsFromBot);
    }

    [Fact, Trait("Check", "116")]
    public async Task A_query_that_lacks_nearly_everything_is_answered()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var answer = await stage.Channel.Composes(anna.Person, "query", new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["value"] = number }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } });
        Assert.Equal(number, SessionNumbers.In(Assert.Single(answer.Previews())));
        Assert.Equal(number, SessionNumbers.In(Assert.Single((await stage.Channel.Composes(anna.Person, "query", new JsonObject())).Previews())));
    }

    [Fact, Trait("Check", "117")]
    public async Task Hostile_invokes_are_refused()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        Assert.Equal(400, (await stage.Channel.Composes(anna.Person, "submitAction", new JsonObject { ["botMessagePreviewAction"] = "foo" })).HttpStatus);
        Assert.Contains("not known any more", FakeDialog.Read(await stage.Channel.Composes(anna.Person, "submitAction", new JsonObject { ["data"] = "text" })).Message, StringComparison.Ordinal);
        Assert.Contains("not known any more", FakeDialog.Read(await stage.Channel.Composes(anna.Person, "submitAction", new JsonObject { ["data"] = new JsonObject { ["verb"] = "session.end.confirmed" } })).Message, StringComparison.Ordinal);
        Assert.Empty((await stage.Channel.Composes(anna.Person, "selectItem", new JsonObject { ["x"] = 1 })).Cards());
        Assert.Equal(200, (await stage.Channel.Composes(anna.Person, "onCardButtonClicked", new JsonObject { ["verb"] = "x" })).HttpStatus);
        Assert.Equal(501, (await stage.Channel.Composes(anna.Person, "setting", [])).HttpStatus);
        Assert.Equal(400, (await stage.Channel.Composes(anna.Person, "queryLink", new JsonObject { ["url"] = "javascript:alert(1)" })).HttpStatus);
    }

    static readonly Dictionary<string, string> Mode = new() { ["mode"] = "Single" };

    static JsonObject Command(string id, JsonNode? data = null) => new() { ["commandId"] = id, ["commandContext"] = "compose", ["data"] = data?.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } };

    static Task<PressAnswer> Submits(Stage stage, Representative who, string command, JsonObject data, string? chat = null) =>
        stage.Channel.Composes(who.Person, "submitAction", Command(command, data), chat);

    static Task<PressAnswer> Finds(Stage stage, Representative who, string typed) => stage.Channel.Composes(who.Person, "query", new JsonObject
    {
        ["commandId"] = "searchSessions",
        ["parameters"] = new JsonArray(typed.Length == 0 ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" } : new JsonObject { ["name"] = "text", ["value"] = typed }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    });
}
