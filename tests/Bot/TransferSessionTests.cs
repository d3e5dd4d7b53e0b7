using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R7 in chat: passing a session on, offers, and lines. What reaches the agents comes through the outbox and the routing.</summary>
[Collection(QueueStageUsers.Name)]
public sealed class TransferSessionTests(QueueStage queues)
{
    Stage Stage => queues.Stage;

    [Fact]
    public async Task Passed_to_a_queue_it_is_offered_and_the_offer_turns_into_the_session()
    {
        var (bea, cem) = (queues.Bea, queues.Cem);
        await queues.AllAway();
        var number = await queues.Helps(bea, "Jan Kowalski");
        await cem.Writes("available");
        await cem.Hears("You are available");
        await bea.Writes("transfer session");
        await bea.Sees("First line", number);
        var passed = await Stage.PressesVerb(bea, Verb.Transfer, new() { ["queue"] = "first-line", ["message"] = "Printer on fire" });
        Assert.Contains("You have passed this session on", passed.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("End session", CardReading.Titles(passed.Card!.Value));
        await cem.Sees(number, "Jan Kowalski", "Printer on fire", "Accept");
        var accept = Stage.Found(cem, Verb.Accept, cem.Chat, number);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("End session", CardReading.Titles((await Stage.Sends(cem, accept.Message, Verb.Accept, accept.Data)).Card!.Value));
        await Stage.Teams.WaitFor(() => cem.Latest(number, "End session")?.Id == accept.Message.Id, what: "the offer to turn into the session");
        await bea.Hears("Cem Agent");
        var late = await Stage.Sends(bea, null, Verb.TakeFromLine, accept.Data);
        Assert.Contains("Cem Agent has taken this session", late.Words(), StringComparison.Ordinal);
        await cem.Writes("end");
        await cem.Sees("Yes, end it", number);
        await cem.Presses("Yes, end it");
    }

    [Fact]
    public async Task Of_chosen_agents_the_first_has_it_and_the_other_sees_who()
    {
        var (ada, bea, cem) = (queues.Ada, queues.Bea, queues.Cem);
        await queues.AllAway();
        var number = await queues.Helps(ada, "Maria Zając");
        await bea.Writes("available");
        await bea.Hears("You are available");
        await cem.Writes("available");
        await Stage.Teams.WaitFor(() => cem.Heard("You are available") > 0);
        await ada.Writes("transfer session");
        await ada.Sees("First line", number);
        await Stage.PressesVerb(ada, Verb.ChooseTransferTarget, new() { ["_t"] = "Agents", ["message"] = "Kept" });
        var (message, data) = Stage.Found(ada, Verb.Transfer, ada.Chat, "Bea Agent");
        data["_t"] = "Agents";
        data["agents"] = $"{FakeTeams.Tenant}/{bea.Person.ObjectId},{FakeTeams.Tenant}/{ada.Person.ObjectId}";
        data["message"] = "Kept";
        var refused = await Stage.Sends(ada, message, Verb.Transfer, data);
        Assert.Contains("Not available now: Ada Admin", refused.Words(), StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(refused.Card!.Value), input => input is ("message", "Kept"));
        data["agents"] = $"{FakeTeams.Tenant}/{bea.Person.ObjectId},{FakeTeams.Tenant}/{cem.Person.ObjectId}";
        await Stage.Sends(ada, message, Verb.Transfer, data);
        await bea.Sees(number, "Maria Zając", "Accept");
        await cem.Sees(number, "Maria Zając", "Accept");
        var (late, own) = (Stage.Found(cem, Verb.Accept, cem.Chat, number), Stage.Found(bea, Verb.Accept, bea.Chat, number));
        Assert.Contains("End session", CardReading.Titles((await Stage.Sends(bea, own.Message, Verb.Accept, own.Data)).Card!.Value));
        Assert.Contains("Taken by Bea Agent", (await Stage.Sends(cem, late.Message, Verb.Accept, late.Data)).Words(), StringComparison.Ordinal);
        Assert.Contains("Taken by Bea Agent", (await Stage.Sends(cem, late.Message, Verb.Decline, late.Data)).Words(), StringComparison.Ordinal);
        await bea.Writes("end");
        await bea.Sees("Yes, end it", number);
        await bea.Presses("Yes, end it");
    }

    [Theory]
    [InlineData("en-US", "transfer session", "Only agents can pass a session on", "Only the representative who controls", "join")]
    [InlineData("pl-PL", "przekaż sesję", "Sesję mogą przekazać tylko agenci", "Może to zrobić tylko osoba", "dołącz")]
    public async Task Who_may_not_pass_on_hears_why(string locale, string command, string onlyAgents, string onlyController, string join)
    {
        var (eve, ola, stranger) = (Stage.Representative("Eve Nobody", locale), Stage.Representative("Ola Assist", locale), Stage.Representative("Oskar Obcy"));
        var number = await queues.Helps(eve, "Jan");
        await eve.Writes(command);
        await eve.Hears(onlyAgents);
        await ola.Writes($"{join} {number}");
        await ola.Sees(number, "Eve Nobody");
        await ola.Writes(command);
        await ola.Hears(onlyController);
        var (message, data) = Stage.Found(eve, Verb.ShowParticipants, eve.Chat, number);
        (data["_t"], data["queue"], data["message"]) = ("Queues", "first-line", "");
        foreach (var verb in new[] { Verb.OpenTransfer, Verb.ChooseTransferTarget, Verb.Transfer })
        {
            Assert.Contains(onlyAgents, (await Stage.Sends(eve, message, verb, data)).Words(), StringComparison.Ordinal);
            Assert.Contains(onlyController, (await Stage.Sends(ola, null, verb, data)).Words(), StringComparison.Ordinal);
        }

        foreach (var verb in new[] { Verb.OpenTransfer, Verb.Transfer, Verb.Accept, Verb.Decline, Verb.TakeFromLine, Verb.TakeOver, Verb.Resume, Verb.ExportHistory })
        {
            var words = (await Stage.Sends(stranger, null, verb, data)).Words();
            Assert.Contains("You aren't in this session", words, StringComparison.Ordinal);
            Assert.DoesNotContain(number, words, StringComparison.Ordinal);
        }
    }

    /// <summary>R7.2: counted as the reader sees it, and nothing that was typed is lost.</summary>
    [Fact]
    public async Task A_message_too_long_is_refused_with_its_length_and_stays_in_the_form()
    {
        var bea = queues.Bea;
        await queues.AllAway();
        var number = await queues.Helps(bea, "Jan");
        await bea.Writes("transfer session");
        await bea.Sees("First line", number);
        var typed = string.Concat(Enumerable.Repeat("👩‍🚒", 346));
        var refused = await Stage.PressesVerb(bea, Verb.Transfer, new() { ["queue"] = "first-line", ["message"] = typed, ["urgent"] = "true" });
        Assert.Contains("346", refused.Words(), StringComparison.Ordinal);
        Assert.Contains("345", refused.Words(), StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(refused.Card!.Value), input => input.Id == "message" && input.Value == typed);
        Assert.Contains(CardReading.Inputs(refused.Card!.Value), input => input is ("urgent", "true"));
        var nothing = await Stage.PressesVerb(bea, Verb.Transfer, new() { ["queue"] = "", ["message"] = "Short" });
        Assert.Contains("choose a queue", nothing.Words(), StringComparison.Ordinal);
        var gone = await Stage.PressesVerb(bea, Verb.Transfer, new() { ["queue"] = "no-such", ["message"] = "Short" });
        Assert.Contains("There is no such queue", gone.Words(), StringComparison.Ordinal);
        await bea.Writes("end");
        await bea.Sees("Yes, end it", number);
        await bea.Presses("Yes, end it");
    }

    [Fact]
    public async Task From_a_queues_card_in_a_channel_the_next_one_is_taken_once()
    {
        var (ada, bea, eve) = (queues.Ada, queues.Bea, Stage.Representative("Eve Nobody"));
        await queues.AllAway();
        var numbers = new[] { await Passes("Jan Pierwszy"), await Passes("Maria Druga") };
        var channel = Stage.Teams.AddTeam("Support", ["Queues"], ada.Person, bea.Person, eve.Person).Channels["Queues"];
        await Stage.Channel.Says(bea.Person, "queues", channel);
        await Stage.Teams.WaitFor(() => Stage.Teams.LatestCard(channel) is { } card && CardReading.Words(card).Contains("First line", StringComparison.Ordinal), what: "the queue's card");
        Assert.Contains("Only agents of this queue", (await Stage.PressesVerb(eve, Verb.TakeNext, place: channel)).Words(), StringComparison.Ordinal);
        Assert.Contains("not an agent", (await Stage.PressesVerb(eve, Verb.GoAvailable, place: channel)).Words(), StringComparison.Ordinal);
        Assert.Contains("Take next", CardReading.Titles((await Stage.PressesVerb(bea, Verb.GoAway, place: channel)).Card!.Value));
        var (message, data) = Stage.Found(bea, Verb.TakeNext, channel);
        Assert.Contains($"Session {numbers[0]} is yours", (await Stage.Sends(bea, message, Verb.TakeNext, data, channel)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("is yours", (await Stage.Sends(bea, message, Verb.TakeNext, data, channel)).Words(), StringComparison.Ordinal);
        await bea.Sees(numbers[0], "Jan Pierwszy", "End session");
        Assert.Contains($"Session {numbers[1]} is yours", (await Stage.PressesVerb(bea, Verb.TakeNext, place: channel)).Words(), StringComparison.Ordinal);
        Assert.Contains("Nobody waits in First line", (await Stage.PressesVerb(bea, Verb.TakeNext, place: channel)).Words(), StringComparison.Ordinal);
        Assert.Contains("Nobody is waiting", (await Stage.PressesVerb(bea, Verb.RefreshQueue, place: channel)).Words(), StringComparison.Ordinal);

        async Task<string> Passes(string customer)
        {
            var number = await queues.Helps(ada, customer);
            await ada.Writes("transfer session");
            await ada.Sees("Message to", number);
            await Stage.PressesVerb(ada, Verb.Transfer, new() { ["queue"] = "first-line" }, words: number);
            return number;
        }
    }
}
