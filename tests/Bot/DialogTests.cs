using System.Text.Json.Nodes;
using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Forms in dialogs: the same form as the card, the same rules, the same idempotency; on a site where dialogs are offered.</summary>
public sealed class DialogTests : IAsyncLifetime
{
    Stage _stage = null!;

    Representative _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Open(new() { ["Bot__Dialogs"] = "true", ["Queues__0__Name"] = "First line", ["Site__Mode"] = "Multi" });
        _anna = _stage.Representative("Anna Nowak");
    }

    public async ValueTask DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task R2_7_the_invitation_form_is_the_cards_says_what_is_wrong_and_closes_when_it_is_done()
    {
        var number = await _anna.Starts();
        var dialog = await Opens("Invite");
        Assert.Contains(number, dialog.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", dialog.Body, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "Send invitation", "Copy join link", "Customer", "Representative" }, CardReading.Titles(dialog.Card!.Value).ToHashSet());

        var wrong = await Sends(dialog, "Send invitation", ("addresses", "jan@example.com, broken@"));
        Assert.Contains("broken@", wrong.Words, StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(wrong.Card!.Value), input => input == ("addresses", "jan@example.com, broken@"));

        var sent = await Sends(wrong, "Send invitation", ("addresses", "jan@example.com"));
        Assert.True(sent.IsClosed, sent.Body);
        await _stage.Mail("jan@example.com");
        await _anna.Sees("Support session", number, "jan@example.com");
        Assert.Null(_anna.Latest("Send invitation"));
    }

    [Fact]
    public async Task R11_1_the_same_press_sent_three_times_invites_once()
    {
        await _anna.Starts();
        var dialog = await Opens("Invite");
        var data = FakeDialogs.DataOf(dialog, "Send invitation", new Dictionary<string, string> { ["addresses"] = "once@example.com" });
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.True((await _stage.Channel.Task(_anna.Person, "task/submit", data.DeepClone())).IsClosed);
        await _stage.Mail("once@example.com");
        await _anna.Writes("history");
        await _anna.Sees("History", "once@example.com");
        Assert.Single(_stage.Mails("once@example.com"));
    }

    [Fact]
    public async Task R2_5_a_link_made_in_a_dialog_stands_there_alone()
    {
        await _anna.Starts();
        var made = await Sends(await Opens("Invite"), "Copy join link");
        var link = CardReading.Inputs(made.Card!.Value).Single(input => input.Id == "link").Value;
        Assert.StartsWith(new Uri(_stage.Product.Address, "join/").AbsoluteUri, link, StringComparison.Ordinal);
        using var page = await _stage.Product.Http.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        Assert.DoesNotContain(_stage.Teams.Messages(_anna.Chat), message => message.Activity.GetRawText().Contains("/join/", StringComparison.Ordinal) && message.Activity.GetRawText().Contains(link[^20..], StringComparison.Ordinal));
        Assert.DoesNotContain(link[^20..], _stage.Product.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_of_invitee_keeps_the_dialog_open_and_going_back_closes_it()
    {
        await _anna.Starts();
        var other = await Sends(await Opens("Invite"), "Representative", ("addresses", "typed so far"));
        Assert.Contains(CardReading.Inputs(other.Card!.Value), input => input == ("addresses", "typed so far"));
        Assert.True((await Sends(other, "Back to the session")).IsClosed);
    }

    [Fact]
    public async Task R7_2_a_session_is_passed_on_from_a_dialog()
    {
        var number = await _anna.Starts();
        using var browser = new Browserless(_stage.Product);
        await browser.JoinsByNumber(number, "Ola Kowal");
        await _anna.Sees(number, "Ola Kowal", "Transfer session");
        var dialog = await Opens("Transfer session");
        var refused = await Sends(dialog, "Transfer", ("message", "x"));
        Assert.NotNull(refused.Card);
        var choices = JsonNode.Parse(refused.Card.Value.GetRawText())!["body"]!.AsArray().Single(item => (string?)item!["id"] == "queue")!["choices"]!.AsArray();
        var id = (string)choices.Single()!["value"]!;
        var passed = await Sends(refused, "Transfer", ("queue", id));
        Assert.True(passed.IsClosed, passed.Body);
        await _anna.Sees(number, "First line");
    }

    [Fact]
    public async Task R6_2_control_changes_hands_from_a_dialog_without_a_second_card()
    {
        var number = await _anna.Starts();
        var bea = _stage.Representative("Bea Agent");
        await bea.Writes($"join {number}");
        await bea.Sees(number, "Leave");
        await _anna.Sees(number, "Bea Agent", "End session");
        var cards = Cards();
        var done = await Sends(await Opens("Transfer control"), "Transfer control");
        Assert.True(done.IsClosed, done.Body);
        await bea.Sees(number, "End session");
        await _stage.Teams.WaitFor(() => _anna.Latest(number, "Leave") is not null, what: "Anna's card to be an assistant's");
        Assert.Equal(cards, Cards());

        int Cards() => _stage.Teams.Messages(_anna.Chat).Count(message => message.Card is not null);
    }

    [Fact]
    public async Task Rules_9_settings_are_changed_in_a_dialog_and_the_card_it_was_opened_on_shows_them()
    {
        await _anna.Writes("admin");
        await _anna.Sees("Modes, limits and times");
        var message = _anna.Latest("Modes, limits and times")!.Id;
        var dialog = await _stage.Channel.OpensDialog(_stage.Teams, _anna.Person, "Change");
        Assert.Equal("Modes, limits and times", dialog.Title);
        var wrong = await Sends(dialog, "Save", ("CustomersAtOnce", "many"));
        Assert.Contains("many", wrong.Words, StringComparison.Ordinal);
        Assert.True((await Sends(wrong, "Save", ("CustomersAtOnce", "17"))).IsClosed);
        await _anna.Sees("17", "Saved");
        Assert.Equal(message, _anna.Latest("17", "Saved")!.Id);
    }

    [Fact]
    public async Task A_scheduled_session_is_changed_in_a_dialog()
    {
        await _anna.Writes("schedule tomorrow 11:00 jan7@example.com");
        await _anna.Sees("jan7@example.com", "Schedule");
        await _anna.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        await _anna.Writes("schedule");
        var dialog = await Opens("Change");
        Assert.Contains(CardReading.Inputs(dialog.Card!.Value), input => input == ("address", "jan7@example.com"));
        var wrong = await Sends(dialog, "Save the change", ("address", "broken@"));
        Assert.Contains(CardReading.Inputs(wrong.Card!.Value), input => input == ("address", "broken@"));
        Assert.True((await Sends(wrong, "Save the change", ("address", "jan7@example.com"), ("name", "Ewa Maj"))).IsClosed);
        await _anna.Sees("Ewa Maj");
    }

    [Theory, Trait("Check", "114"), Trait("Check", "115")]
    [InlineData("task/fetch", "\"text\"", 400)]
    [InlineData("task/submit", "[1]", 400)]
    [InlineData("task/fetch", "null", 400)]
    [InlineData("task/fetch", "{}", 200)]
    [InlineData("task/submit", "{}", 200)]
    [InlineData("task/submit", """{"verb":7,"_f":{"a":1},"_m":[1]}""", 200)]
    [InlineData("task/fetch", """{"verb":"session.end.confirmed","_s":"x","_p":"1"}""", 200)]
    public async Task Hostile_data_is_refused_in_words(string name, string data, int status)
    {
        var answer = await _stage.Channel.Task(_anna.Person, name, JsonNode.Parse(data));
        Assert.Equal(status, answer.HttpStatus);
        Assert.Null(answer.Card);
        Assert.True(status == 400 || answer.Message!.Contains("not known any more", StringComparison.Ordinal), answer.Body);
    }

    [Fact, Trait("Check", "115")]
    public async Task A_dialog_sent_without_what_it_asks_for_is_shown_again_with_what_is_wrong()
    {
        var number = await _anna.Starts();
        var bea = _stage.Representative("Bea Agent");
        await bea.Writes($"join {number}");
        await _anna.Sees(number, "Bea Agent");
        var data = FakeDialogs.DataOf(await Opens("Transfer control"), "Transfer control");
        data.Remove("to");
        var again = await _stage.Channel.Task(_anna.Person, "task/submit", data);
        Assert.Contains("Something is missing", again.Words, StringComparison.Ordinal);
        Assert.Contains("Transfer control", CardReading.Titles(again.Card!.Value));
    }

    /// <summary>Who it is comes from the activity at every invoke; a dialog that lies open proves nothing.</summary>
    [Fact]
    public async Task R5_1_a_dialog_is_judged_anew_at_every_press()
    {
        var number = await _anna.Starts();
        var dialog = await Opens("Invite");
        var data = FakeDialogs.DataOf(dialog, "Send invitation", new Dictionary<string, string> { ["addresses"] = "stolen@example.com" });
        var stranger = _stage.Representative("Oskar Obcy", "pl-PL");
        foreach (var name in new[] { "task/fetch", "task/submit" })
        {
            var forged = data.DeepClone().AsObject();
            if (name == "task/fetch")
                forged["verb"] = Verb.OpenInvite;
            var answer = await _stage.Channel.Task(stranger.Person, name, forged);
            Assert.Contains("Nie uczestniczysz w tej sesji", answer.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(number, answer.Body, StringComparison.Ordinal);
        }

        await _anna.Writes("end");
        await _anna.Sees("Yes, end it");
        await _anna.Presses("Yes, end it");
        Assert.Contains("This session has ended", (await _stage.Channel.Task(_anna.Person, "task/submit", data)).Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Mails("stolen@example.com"));
    }

    [Fact]
    public async Task Clients_without_dialogs_send_the_press_as_a_message_and_get_the_form_as_a_card()
    {
        var number = await _anna.Starts();
        await _anna.Presses("Invite");
        await _anna.Sees(number, "Send invitation");
    }

    async Task<FakeDialog> Opens(string title)
    {
        await _anna.Sees(title);
        return await _stage.Channel.OpensDialog(_stage.Teams, _anna.Person, title);
    }

    Task<FakeDialog> Sends(FakeDialog dialog, string title, params (string Id, string Value)[] inputs) =>
        _stage.Channel.SendsDialog(_anna.Person, dialog, title, inputs.ToDictionary(input => input.Id, input => input.Value));
}
