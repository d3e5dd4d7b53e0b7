using System.Text.Json.Nodes;
using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>
/// What is wrong gets its clear answer in the person's language, nothing is half done, and the next correct input works (R11.2). In chat and on cards;
/// for pages see <see cref="BadInputOnPagesTests"/>.
/// </summary>
public sealed class BadInputTests(SharedStage stages)
{
    [Theory]
    [InlineData("en-US", "strat", "Did you mean \"start\"?", "help", "What you can write")]
    [InlineData("en-US", "leave me a note", "Did you mean \"leave\"?", "HELP!", "What you can write")]
    [InlineData("en-US", "supercalifragilistic", "I don't know this command. Write \"help\"", "pomoc", "What you can write")]
    [InlineData("pl-PL", "uczesnticy", "Czy chodzi o „uczestnicy”?", "POMOC", "Co możesz napisać")]
    [InlineData("pl-PL", "🙈", "Nie znam tego polecenia. Napisz „pomoc”", "help", "Co możesz napisać")]
    public async Task An_unknown_command_gets_the_nearest_one(string locale, string written, string answer, string next, string works)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak", locale);
        await anna.Writes(written);
        await anna.Hears(answer);
        await anna.Writes(next);
        await anna.Sees(works);
    }

    [Fact]
    public async Task Malformed_and_hostile_activities_are_turned_away_and_change_nothing()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var elsewhere = stage.Channel.Shapes.Message(anna.Person, "end");
        elsewhere["serviceUrl"] = "https://evil.example/";
        var twoTenants = stage.Channel.Shapes.Message(anna.Person, "end");
        twoTenants["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        var wrongKind = stage.Channel.Shapes.Message(anna.Person, "end");
        wrongKind["from"] = "Anna";
        string[] bodies =
        [
            "", "{", "[]", "null", "\"message\"", """{"type":"message"}""", new string('[', 5_000), elsewhere.ToJsonString(), twoTenants.ToJsonString(), wrongKind.ToJsonString(),
            $$"""{"type":"message","text":"{{new string('x', 2_000_000)}}"}""",
        ];
        foreach (var body in bodies)
        {
            using var answer = await stage.Channel.SendRaw(body, null);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode} to {body[..Math.Min(80, body.Length)]}");
            Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await anna.Writes("say still <b>here</b> [you](http://evil.example) \u202Eltr");
        var card = CardReading.Words(await anna.Sees("Support session", number, "still"));
        Assert.Contains(@"\<b\>here\</b\> \[you\]", card, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_cards_open_nothing()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var stranger = stage.Representative("Oskar Obcy", "pl-PL");
        var own = CardReading.Action(await anna.Sees("Support session", number), "End session")!.Value.GetProperty("data");
        var forged = JsonObject.Create(own.Clone())!;
        forged["role"] = "Controller";
        forged["by"] = anna.Person.ObjectId;
        foreach (var verb in new[] { Verb.EndConfirmed, Verb.ShowSession, Verb.JoinAsAssistant, Verb.SwitchTo, Verb.ShowHistory })
        {
            var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(stranger.Person, verb, forged.DeepClone(), "1"));
            var words = CardReading.Words(answer.Card!.Value);
            Assert.Contains("Nie uczestniczysz w tej sesji", words, StringComparison.Ordinal);
            Assert.DoesNotContain(number, words, StringComparison.Ordinal);
        }

        // The same directory id in another tenant is another person.
        var otherTenant = stage.Channel.Shapes.CardInvoke(anna.Person, Verb.EndConfirmed, forged.DeepClone(), "1");
        otherTenant["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
        otherTenant["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        Assert.Contains("You aren't in this session", CardReading.Words((await stage.Channel.Invokes(otherTenant)).Card!.Value), StringComparison.Ordinal);
        var unknown = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(stranger.Person, "session.destroy", forged.DeepClone(), "1"));
        Assert.Equal(400, unknown.StatusCode);
        Assert.Contains("Ten przycisk nie jest już znany", unknown.Error, StringComparison.Ordinal);
        forged["_s"] = "'; DROP TABLE sessions; --";
        Assert.Equal(400, (await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(anna.Person, Verb.EndConfirmed, forged.DeepClone(), "1"))).StatusCode);
        Assert.Equal(400, (await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(anna.Person, Verb.EndConfirmed, "text", "1"))).StatusCode);
        await anna.Writes("participants");
        await anna.Sees("Representatives (1)", number);
    }

    [Theory]
    [InlineData("en-US", "join", "“12 34” is not a session number", "No open session has this number")]
    [InlineData("pl-PL", "dołącz", "„12 34” to nie numer sesji", "Nie ma otwartej sesji o tym numerze")]
    public async Task A_wrong_number_in_chat(string locale, string join, string unreadable, string unknown)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var piotr = stage.Representative("Piotr Sowa", locale);
        var number = await anna.Starts();
        await piotr.Writes($"{join} 12 34");
        await piotr.Hears(unreadable);
        await piotr.Writes($"{join} {(number == "999 999 999" ? "999 999 998" : "999 999 999")}");
        await piotr.Hears(unknown);
        await piotr.Writes($"{join} {number}");
        await piotr.Sees(number, "Anna Nowak");
    }

    [Theory]
    [InlineData("en-US", "Send invitation", "Not an e-mail address: jan.example.com", "Entered twice or invited already: ", "A line break inside an address: ")]
    [InlineData("pl-PL", "Wyślij zaproszenie", "To nie jest adres e-mail: jan.example.com", "Wpisano dwa razy albo już zaproszono: ", "Znak nowego wiersza w adresie: ")]
    public async Task Bad_and_repeated_addresses_are_named_and_the_form_keeps_what_was_typed(string locale, string send, string invalid, string repeated, string lineBreak)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak", locale);
        var number = await anna.Starts(withForm: true);
        await anna.Sees(number, send);
        var good = $"a{number.Replace(" ", "", StringComparison.Ordinal)}@example.com";
        await Refused($"{good}, jan.example.com", invalid);
        await Refused($"{good}; {good.ToUpperInvariant()}", repeated);
        await Refused($"jan@exa\r\nmple.com", lineBreak);
        Assert.Empty(stage.Mails(good));
        await Invites(good);
        await stage.Mail(good);
        await Refused(good, repeated);
        await Invites("b" + good);
        await stage.Mail("b" + good);
        Assert.Single(stage.Mails(good));

        async Task Refused(string typed, string words)
        {
            var card = await Invites(typed);
            Assert.Contains(words, CardReading.Words(card), StringComparison.Ordinal);
            Assert.Contains(CardReading.Inputs(card), input => input.Id == "addresses" && input.Value.Split() is var kept && kept.Where(part => part.Length > 0).SequenceEqual(typed.Split().Where(part => part.Length > 0)));
        }

        async Task<System.Text.Json.JsonElement> Invites(string typed) =>
            (await anna.Presses(send, new Dictionary<string, string> { ["addresses"] = typed, ["language"] = "en" })).Card!.Value;
    }

    [Theory]
    [InlineData("en-US", "Support session", "This session has ended", "You are in no open session", "end", "Yes, end it", "say")]
    [InlineData("pl-PL", "Sesja wsparcia", "Ta sesja została zakończona", "Nie uczestniczysz w żadnej otwartej sesji", "zakończ", "Tak, zakończ", "powiedz")]
    public async Task After_the_end_old_cards_and_commands_say_so(string locale, string live, string ended, string noSession, string end, string yes, string say)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak", locale);
        var number = await anna.Starts();
        var card = await anna.Sees(live, number);
        var old = JsonObject.Create(card.GetProperty("actions")[0].GetProperty("data").Clone())!;
        await anna.Writes(end);
        await anna.Sees(yes);
        await anna.Presses(yes);
        old["text"] = "hello?";
        old["_r"] = "Customer";
        foreach (var verb in new[] { Verb.Say, Verb.CopyLink, Verb.EndConfirmed })
        {
            var answer = CardReading.Words((await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(anna.Person, verb, old.DeepClone(), "1"))).Card!.Value);
            Assert.Contains(number, answer, StringComparison.Ordinal);
            Assert.True(verb == Verb.EndConfirmed || answer.Contains(ended, StringComparison.Ordinal), answer);
        }

        await anna.Writes($"{say} hello?");
        await anna.Hears(noSession);
        Assert.NotEqual(number, await anna.Starts());
    }

    /// <summary>Everybody in a group sees the card that says the least; those in the session get a view of their own, which changes nothing.</summary>
    [Fact]
    public async Task In_a_group_chat_the_card_says_the_least()
    {
        var stage = await stages.Open();
        var (anna, piotr) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"));
        var group = stage.Teams.AddGroupChat("Second line", anna.Person, piotr.Person);
        await stage.Channel.Says(anna.Person, "start", group);
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(group) is not null, what: "the start card in the group");
        var started = await stage.Channel.Presses(anna.Person, "Start session", new Dictionary<string, string> { ["email"] = "false", ["mode"] = "Single" }, group);
        var number = SessionNumbers.In(CardReading.Words(started.Card!.Value));
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(group) is { } now && CardReading.Words(now).Contains(number, StringComparison.Ordinal), what: "the session's card in the group");
        var message = stage.Teams.LatestCardMessage(group)!;
        var shared = message.Card!.Value;
        Assert.Equal(["Join as assistant"], CardReading.Titles(shared).Where(title => title != "Refresh"));
        var viewers = shared.GetProperty("refresh").GetProperty("userIds").EnumerateArray().Select(id => id.GetString()).ToArray();
        Assert.Equal((true, false), (viewers.Contains(anna.Person.Id), viewers.Contains(piotr.Person.Id)));
        var refresh = shared.GetProperty("refresh").GetProperty("action");
        var data = JsonObject.Create(refresh.GetProperty("data").Clone())!;

        Assert.Contains("End session", CardReading.Titles((await Refreshes(anna, refresh.GetProperty("verb").GetString()!)).Card!.Value));
        Assert.DoesNotContain("End session", CardReading.Titles((await Refreshes(piotr, refresh.GetProperty("verb").GetString()!)).Card!.Value));
        Assert.Contains("End session", CardReading.Titles((await Refreshes(anna, Verb.EndConfirmed)).Card!.Value));
        Assert.DoesNotContain("End session", CardReading.Titles((await Refreshes(piotr, Verb.JoinAsAssistant)).Card!.Value));
        await anna.Writes("participants");
        await anna.Sees("Representatives (1)", number);

        Task<PressAnswer> Refreshes(Representative who, string verb) =>
            stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(who.Person, verb, data.DeepClone(), message.Id, group, isAutomatic: true));
    }
}
