using System.Text.Json.Nodes;
using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Group chats and channels: everybody may come in, each sees what they may do, and what is private is answered elsewhere.</summary>
public sealed class SharedPlaceTests(SharedStage stages)
{
    [Theory]
    [InlineData("participants", "Representatives")]
    [InlineData("invite", "Send invitation")]
    [InlineData("history", "History")]
    [InlineData("sessions", "Sessions")]
    [InlineData("transfer control", "Transfer control")]
    [InlineData("settings", "Save")]
    public async Task What_is_private_is_answered_in_the_personal_chat_with_a_word_in_the_channel(string command, string words)
    {
        var stage = await stages.Open();
        var (anna, number, channel) = await InChannel(stage);
        await stage.Channel.Says(anna.Person, command, channel);
        await anna.Sees(words);
        await stage.Teams.WaitForMessage(channel, message => message.Text.Contains("in our personal chat now", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Teams.Messages(channel), message => message.Activity.GetRawText().Contains("Jan Kowalski", StringComparison.Ordinal));
        Assert.NotEqual("", number);
    }

    [Fact]
    public async Task Who_has_no_personal_chat_hears_what_would_work()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var channel = stage.Teams.AddTeam("Support", ["Help desk"], anna.Person, bea.Person).Channels["Help desk"];
        await stage.Channel.Says(bea.Person, "sessions", channel);
        await stage.Teams.WaitForMessage(channel, message => message.Text.Contains("write it to me in our personal chat", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Teams.Messages(channel), message => message.Card is not null);
    }

    /// <summary>R5.1: forms, records and links asked for by a press there go to the one who pressed.</summary>
    [Theory]
    [InlineData("Participants", "Representatives (1)")]
    [InlineData("Invite", "Send invitation")]
    [InlineData("Copy join link", "Link for one customer")]
    public async Task Presses_on_the_shared_card_are_answered_to_who_pressed(string title, string words)
    {
        var stage = await stages.Open();
        var (anna, number, channel) = await InChannel(stage);
        var message = stage.Teams.LatestCardMessage(channel)!;
        var own = await stage.Channel.Presses(anna.Person, "Refresh", null, channel);
        var button = CardReading.Action(own.Card!.Value, title)!.Value;
        var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(anna.Person, button.GetProperty("verb").GetString()!, JsonObject.Create(button.GetProperty("data").Clone()), message.Id, channel));
        Assert.Contains("in our personal chat now", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
        await anna.Sees(words);
        Assert.DoesNotContain(stage.Teams.Messages(channel), message => message.Activity.GetRawText().Contains("/join/", StringComparison.Ordinal));
        Assert.NotEqual("", number);
    }

    /// <summary>An outsider in the channel may look at the outsider's card and come in; everything else, forged, says and does nothing.</summary>
    [Fact]
    public async Task Outsiders_in_the_channel_learn_nothing_private()
    {
        var stage = await stages.Open();
        var (_, number, channel) = await InChannel(stage);
        var oskar = stage.Representative("Oskar Obcy");
        var message = stage.Teams.LatestCardMessage(channel)!;
        var data = JsonObject.Create(message.Card!.Value.GetProperty("refresh").GetProperty("action").GetProperty("data").Clone())!;
        foreach (var (key, value) in new[] { ("_r", "Customer"), ("addresses", "x@example.com"), ("language", "en"), ("text", "hello"), ("_t", "Queues"), ("queue", "") })
            data[key] = value;
        foreach (var verb in new[] { Verb.ShowHistory, Verb.ShowParticipants, Verb.OpenInvite, Verb.SendInvitation, Verb.CopyLink, Verb.ChooseInvitee, Verb.SwitchTo, Verb.Accept, Verb.Say, Verb.OpenTransfer, Verb.OpenTransferControl, Verb.End, Verb.EndConfirmed, Verb.ExportHistory })
        {
            var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(oskar.Person, verb, data.DeepClone(), message.Id, channel));
            Assert.DoesNotContain("Jan Kowalski", answer.Body, StringComparison.Ordinal);
            Assert.Contains("You aren't in this session", answer.Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        var shown = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(oskar.Person, Verb.ShowSession, data.DeepClone(), message.Id, channel));
        Assert.Contains(number, shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan Kowalski", shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_later_gets_a_view_of_their_own_on_the_same_card()
    {
        var stage = await stages.Open();
        var (anna, number, channel) = await InChannel(stage);
        var bea = stage.Representative("Bea Agent");
        await stage.Channel.Presses(bea.Person, "Join as assistant", null, channel);
        await stage.Teams.WaitFor(() => Viewers().Contains(bea.Person.Id), what: "Bea to be among the card's viewers");
        Assert.Contains(anna.Person.Id, Viewers());
        var refresh = stage.Teams.LatestCard(channel)!.Value.GetProperty("refresh").GetProperty("action");
        var view = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(bea.Person, refresh.GetProperty("verb").GetString()!, JsonObject.Create(refresh.GetProperty("data").Clone()), stage.Teams.LatestCardMessage(channel)!.Id, channel, isAutomatic: true));
        Assert.Contains("Leave", CardReading.Titles(view.Card!.Value));
        Assert.Contains(number, view.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan Kowalski", stage.Teams.LatestCard(channel)!.Value.GetRawText(), StringComparison.Ordinal);

        List<string?> Viewers() => stage.Teams.LatestCard(channel) is { } card && card.TryGetProperty("refresh", out var refresh) ? [.. refresh.GetProperty("userIds").EnumerateArray().Select(id => id.GetString())] : [];
    }

    [Fact]
    public async Task Commands_work_in_threads_and_in_the_general_channel_which_has_no_name()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var general = stage.Teams.AddTeam("Support", [], anna.Person).Channels["General"];
        var thread = $"{general};messageid=1795350000123";
        await stage.Channel.Says(anna.Person, "start", thread);
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(thread) is not null, what: "the start card in the thread");
        var started = await stage.Channel.Presses(anna.Person, "Start session", new Dictionary<string, string> { ["email"] = "true", ["mode"] = "Single" }, thread);
        var number = SessionNumbers.In(CardReading.Words(started.Card!.Value));
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(thread) is { } now && CardReading.Words(now).Contains(number, StringComparison.Ordinal), what: "the session's card in the thread");
        Assert.DoesNotContain(stage.Teams.Messages(thread), message => message.Activity.GetRawText().Contains("Send invitation", StringComparison.Ordinal));
        await stage.Channel.Says(anna.Person, "help", general);
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(general) is not null, what: "help in General");

        // Another thread of the channel: the same people.
        var bea = stage.Representative("Bea Agent");
        var refresh = stage.Teams.LatestCard(thread)!.Value.GetProperty("refresh").GetProperty("action");
        var elsewhere = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(bea.Person, Verb.ShowSession, JsonObject.Create(refresh.GetProperty("data").Clone()), "1", general));
        Assert.Contains(number, elsewhere.Body, StringComparison.Ordinal);
    }

    /// <summary>Clients without Action.Execute send presses as messages; their answers are new messages, which everybody would read.</summary>
    [Fact]
    public async Task A_press_that_arrives_as_a_message_is_answered_privately()
    {
        var stage = await stages.Open();
        var (anna, number, channel) = await InChannel(stage);
        var message = stage.Teams.LatestCardMessage(channel)!;
        var data = JsonObject.Create(message.Card!.Value.GetProperty("refresh").GetProperty("action").GetProperty("data").Clone())!;
        data["verb"] = Verb.ShowSession;
        await stage.Channel.Deliver(stage.Channel.Shapes.CardSubmit(anna.Person, data, message.Id, channel));
        await anna.Sees("Support session", number, "Jan Kowalski");
        Assert.DoesNotContain(stage.Teams.Messages(channel), shown => shown.Activity.GetRawText().Contains("Jan Kowalski", StringComparison.Ordinal));
    }

    /// <summary>Anna has a session with a customer, and its card stands in a channel.</summary>
    static async Task<(Representative Anna, string Number, string Channel)> InChannel(Stage stage)
    {
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("help");
        await anna.Sees("What you can write");
        var channel = stage.Teams.AddTeam("Support", ["Help desk"], anna.Person).Channels["Help desk"];
        await stage.Channel.Says(anna.Person, "start", channel);
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(channel) is not null, what: "the start card in the channel");
        var started = await stage.Channel.Presses(anna.Person, "Start session", new Dictionary<string, string> { ["email"] = "false", ["mode"] = "Single" }, channel);
        var number = SessionNumbers.In(CardReading.Words(started.Card!.Value));
        using var browser = new Browserless(stage.Product);
        await browser.JoinsByNumber(number, "Jan Kowalski");
        await stage.Teams.WaitFor(() => stage.Teams.LatestCard(channel) is { } now && CardReading.Words(now).Contains(number, StringComparison.Ordinal), what: "the session's card in the channel");
        return (anna, number, channel);
    }
}
