using SupportBot.Tests.Storage;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Bot;

/// <summary>
/// Three representatives and two customers, through the real endpoint and in real browsers: control goes to an assistant and back, the session to a
/// queue, two agents accept in the same instant, a queue without anybody overflows, and what nobody takes comes back to its sender.
/// </summary>
public sealed class EscalationTests(Chromium chromium)
{
    /// <summary>People get their directory ids in the order in which they come.</summary>
    static string Id(int person) => FormattableString.Invariant($"aaaaaaaa-0000-4000-8000-{person:D12}");

    /// <summary>Anna is the first to come, Ben the second, Cleo the third; nobody is the ninth.</summary>
    static Dictionary<string, string?> Settings(params (string Key, string? Value)[] more) => new Dictionary<string, string?>
    {
        ["Queues__0__Name"] = "Second line",
        ["Queues__0__Agents__0"] = Id(2),
        ["Queues__0__Agents__1"] = Id(3),
        ["Queues__0__Routing"] = "RingAll",
        ["Queues__1__Name"] = "Night line",
        ["Queues__1__Agents__0"] = Id(9),
        ["Queues__1__Overflow"] = "Second line",
        ["Agents__0__Id"] = Id(1),
        ["Site__RingTime"] = "00:00:05",
        ["Site__MissedOffersBeforeAway"] = "5",
    }.Concat(more.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).ToDictionary(pair => pair.Key, pair => pair.Value);

    [Fact]
    public async Task A_session_goes_from_hand_to_hand_and_is_never_lost()
    {
        await using var stage = await Stage.Open(Settings());
        await Tell(stage);
    }

    [Fact]
    public async Task The_same_over_PostgreSQL()
    {
        await using var database = await Database.Create(Engine.Postgres);
        await using var stage = await Stage.Open(Settings(("Storage__Provider", "Postgres"), ("ConnectionStrings__SupportBot", database.ConnectionString)));
        await Tell(stage);
    }

    async Task Tell(Stage stage)
    {
        var (anna, ben, cleo) = (stage.Representative("Anna Nowak"), stage.Representative("Ben Miller"), stage.Representative("Cleo Adams"));
        var number = await anna.Starts();
        await using var jan = await Comes(stage, number, "Jan Kowalski");
        await using var ewa = await Comes(stage, number, "Ewa Lis");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Anna Nowak");

        await R6_Control_goes_to_an_assistant_and_back(stage, number, anna, ben, jan);
        await ben.Writes("leave");
        await ben.Hears("left session");
        foreach (var agent in new[] { ben, cleo })
        {
            await agent.Writes("available");
            await agent.Hears("available");
        }

        var (winner, other) = await R7_5_Two_agents_accept_in_the_same_instant(number, anna, ben, cleo, jan);
        await R7_6_A_queue_without_agents_overflows_and_what_nobody_takes_comes_back(number, winner, other, jan);

        await winner.Writes("end");
        await winner.Sees("Yes, end it");
        await winner.Presses("Yes, end it");
        await Expect(jan.Page.GetByText("The session has ended").First).ToBeVisibleAsync();
        await Expect(ewa.Page.GetByText("The session has ended").First).ToBeVisibleAsync();
        Assert.Empty(jan.Complaints);
        Assert.Empty(ewa.Complaints);
    }

    static async Task R6_Control_goes_to_an_assistant_and_back(Stage stage, string number, Representative anna, Representative ben, Visitor jan)
    {
        await ben.Writes($"join {number}");
        await ben.Sees("Support session", number, "Leave");
        await anna.Writes("transfer control");
        await anna.Sees("Transfer control", "Ben Miller", "Cancel");
        await anna.Presses("Transfer control");
        await ben.Hears($"{number} · Anna Nowak gave you control");
        await ben.Sees("Support session", number, "End session");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Ben Miller");
        await anna.Writes("end");
        await anna.Hears("Only the representative who controls this session");
        await ben.Writes("transfer control");
        await ben.Sees("Transfer control", "Anna Nowak", "Cancel");
        await ben.Presses("Transfer control");
        await anna.Hears($"{number} · Ben Miller gave you control");
        await stage.Teams.WaitFor(
            () => !stage.Teams.Messages(anna.Chat).Any(message => message.CardFor(anna.Person) is { } card && CardReading.Titles(card).Contains("Leave")),
            what: "every card of Anna's to know that she controls again");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Anna Nowak");
    }

    /// <summary>R7.2: a message that is too long stays in the form. R7.3: the customer is told. R7.5: one wins.</summary>
    static async Task<(Representative Winner, Representative Other)> R7_5_Two_agents_accept_in_the_same_instant(string number, Representative anna, Representative ben, Representative cleo, Visitor jan)
    {
        await anna.Writes("transfer session");
        await anna.Sees("Transfer session", "Second line", "Night line");
        var long346 = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 346));
        var refused = await anna.Presses("Transfer", new Dictionary<string, string> { ["queue"] = "second-line", ["message"] = long346 });
        Assert.Contains("346", CardReading.Words(refused.Card!.Value), StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(refused.Card!.Value), input => input.Id == "message" && input.Value == long346);
        await anna.Presses("Transfer", new Dictionary<string, string> { ["queue"] = "second-line", ["message"] = "The **second** floor printer; I tried the driver." });
        await Expect(jan.Page.Locator("#in-line")).ToBeVisibleAsync();
        await ben.Sees("Accept", "Decline", number, "Jan Kowalski", "Anna Nowak", @"\*\*second\*\* floor printer");
        await cleo.Sees("Accept", "Decline", number);

        var answers = await Task.WhenAll(ben.Presses("Accept"), cleo.Presses("Accept"));
        var words = answers.Select(answer => CardReading.Words(answer.Card!.Value)).ToArray();
        var first = Assert.Single(Enumerable.Range(0, 2), index => words[index].Contains("End session", StringComparison.Ordinal));
        var (winner, other) = first == 0 ? (ben, cleo) : (cleo, ben);
        Assert.Contains(winner.Name, words[1 - first], StringComparison.Ordinal);
        await anna.Hears($"{number} · {winner.Name} has taken the session");
        await other.Sees(winner.Name, number);
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync(winner.Name);
        await Expect(jan.Page.Locator("#in-line")).ToBeHiddenAsync();
        return (winner, other);
    }

    static async Task R7_6_A_queue_without_agents_overflows_and_what_nobody_takes_comes_back(string number, Representative winner, Representative other, Visitor jan)
    {
        await winner.Writes("transfer session");
        await winner.Sees("Transfer session", "Night line");
        await winner.Presses("Transfer", new Dictionary<string, string> { ["queue"] = "night-line", ["message"] = "" });
        await other.Sees("Accept", "Decline", number, winner.Name);
        await Expect(jan.Page.Locator("#in-line")).ToBeVisibleAsync();
        await winner.Hears("Nobody took the session");
        await winner.Sees("Accept", number);
        await winner.Presses("Accept");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync(winner.Name);
        await Expect(jan.Page.Locator("#in-line")).ToBeHiddenAsync();
    }

    async Task<Visitor> Comes(Stage stage, string number, string name)
    {
        var visitor = await chromium.Visit(stage.Product.Address);
        await visitor.JoinsByNumber(number, name);
        return visitor;
    }
}
