using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Many at once, on one node and on two. "One wins, the other is answered with the new state; nothing is half done" (R11.1).</summary>
public sealed class RaceTests
{
    const int Actors = 32;
    const int Commands = 10;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Of_two_starts_at_once_in_single_mode_one_wins_on_one_node(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await OneStartWins(database, node, node);
    }

    [Theory, OnBothEngines]
    public async Task Of_two_starts_at_once_in_single_mode_one_wins_on_two_nodes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await OneStartWins(database, await database.Start(), await database.Start());
    }

    [Theory, OnBothEngines]
    public async Task Sessions_started_at_once_with_one_number_get_different_ones(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(), await database.Start()];
        var number = SessionNumber.Draw();
        var sessions = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() =>
            nodes[turn % 2].Starts(new Actor.Representative(new PersonId($"tenant/{turn}"), "Somebody"), number))));
        Assert.Equal(16, sessions.Select(session => session.Number).Distinct().Count());
        Assert.Contains(number, sessions.Select(session => session.Number));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_selections_at_once_on_two_nodes_both_are_in_the_record_and_the_last_holds(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(), await database.Start()];
        var session = (await nodes[0].Opens(Rita, nodes[0].StartCommand(mode: SessionMode.Single))).Session;
        await nodes[0].Joins(session, "First");
        var customers = new[] { (await nodes[0].Joins(session, "Cora")).Customer, (await nodes[0].Joins(session, "Carl")).Customer };
        var outcomes = await Task.WhenAll(nodes.Zip(customers, (node, customer) => Task.Run(() => node.Does(Rita, session, new SessionCommand.Select(customer)))));
        var last = outcomes.MaxBy(outcome => outcome.Version)!;
        Assert.Equal(last.Version, outcomes.Min(outcome => outcome.Version) + 1);
        Assert.Equal(last.SelectedCustomer, (await nodes[0].Queries.Get(session.Id, Cancel))?.SelectedCustomer);
    }

    [Theory, OnBothEngines]
    public async Task Many_actors_on_one_session_lose_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await NothingIsLost(node, node);
    }

    [Theory, OnBothEngines]
    public async Task Many_actors_on_one_session_lose_nothing_on_two_nodes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await NothingIsLost(await database.Start(), await database.Start());
    }

    [Theory, OnBothEngines]
    public async Task Whoever_breaks_breaks_alone(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var elsewhere = new CardPlace(node.StartCommand().Id, "conversation", "activity", "{}", null, "session");

        // The first one keeps the writer busy until all the others wait: they come into one transaction.
        using var gate = new ManualResetEventSlim();
        var first = node.Store.Apply(session.Id, node.Say("first"), Rita, new Inbound("first", _ => Wait(gate)), Cancel);
        var before = Enumerable.Range(0, 10).Select(turn => node.Store.Apply(session.Id, node.Say($"before {turn}"), Rita, new Inbound($"before-{turn}"), Cancel)).ToArray();
        var badAnswer = node.Store.Apply(session.Id, node.Say("never"), Rita, new Inbound("bad", _ => throw new FormatException("a bug in the answer")), Cancel);
        var badRow = node.Cards.Add(elsewhere, Cancel);
        var after = Enumerable.Range(0, 10).Select(turn => node.Store.Apply(session.Id, node.Say($"after {turn}"), Rita, new Inbound($"after-{turn}"), Cancel)).ToArray();
        gate.Set();

        await Assert.ThrowsAsync<FormatException>(() => badAnswer);
        await Assert.ThrowsAnyAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => badRow);
        Assert.All(await Task.WhenAll([first, .. before, .. after]), outcome => Assert.IsType<Outcome.Accepted>(outcome));
        Assert.Equal(21, (await node.Queries.Get(session.Id, Cancel))?.ChatLines);
        Assert.Equal(0, await database.Count("inbox", "key = 'bad'"));
        Assert.DoesNotContain("never", (await node.Queries.Chat(session.Id, 100, Cancel)).Select(line => line.Text));
    }

    [Theory, OnBothEngines]
    public async Task A_command_that_is_not_waited_for_any_more_is_not_begun(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        using var gate = new ManualResetEventSlim();
        var first = node.Store.Apply(session.Id, node.Say("first"), Rita, new Inbound("first", _ => Wait(gate)), Cancel);
        using var leaving = new CancellationTokenSource();
        var abandoned = node.Store.Apply(session.Id, node.Say("abandoned"), Rita, null, leaving.Token);
        await leaving.CancelAsync();
        gate.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await first;
        Assert.Equal(2, (await node.Does(Rita, session, node.Say("next"))).ChatLines);
    }

    static OutboxEntry[] Wait(ManualResetEventSlim gate)
    {
        gate.Wait(TimeSpan.FromSeconds(20), Cancel);
        return [];
    }

    static async Task OneStartWins(Database database, Node one, Node other)
    {
        Node[] nodes = [one, other];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(() =>
            nodes[turn % 2].Store.Open(one.StartCommand(mode: SessionMode.Single), Rita, new Inbound($"start-{turn}"), Cancel))));
        var won = Assert.Single(outcomes.OfType<Outcome.Accepted>());
        var refused = outcomes.OfType<Outcome.Refused>().ToArray();
        Assert.Equal(7, refused.Length);
        Assert.All(refused, outcome => Assert.Equal((Refusal.SessionAlreadyOpen, won.Session.Id), (outcome.Reason, outcome.Session?.Id)));
        Assert.Equal(1, await database.Count("sessions"));
    }

    /// <summary>Talk from many, while somebody selects to and fro and pages come and go.</summary>
    static async Task NothingIsLost(Node one, Node other)
    {
        Node[] nodes = [one, other];
        var session = (await one.Opens(Rita, one.StartCommand(mode: SessionMode.Single))).Session;
        var customers = new List<ParticipantId>();
        for (var index = 0; index < 4; index++)
            customers.Add((await one.Joins(session, $"Customer {index}")).Customer);
        var before = (await one.Queries.Get(session.Id, Cancel))!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Actors).Select(actor => Task.Run(async () =>
        {
            var mine = new List<Outcome>();
            for (var turn = 0; turn < Commands; turn++)
                mine.Add(await Act(nodes[(actor + turn) % 2], session, customers[actor % customers.Count], actor, turn));
            return mine;
        })));

        var accepted = outcomes.SelectMany(mine => mine).Select(outcome => Assert.IsType<Outcome.Accepted>(outcome)).ToArray();
        var stored = (await one.Queries.Get(session.Id, Cancel))!;
        var record = await one.Queries.History(session.Id, 0, int.MaxValue, Cancel);
        Assert.Equal(Enumerable.Range(1, (int)stored.Version).Select(sequence => (long)sequence), record.Select(entry => entry.Sequence));
        Assert.Equal(accepted.SelectMany(outcome => outcome.Events).Select(entry => entry.Sequence).Order(), record.Select(entry => entry.Sequence).Where(sequence => sequence > before.Version));
        Assert.Equal(Actors * Commands / 2, stored.ChatLines);
        Assert.Equivalent(stored, await one.Replay(session.Id), true);
    }

    static Task<Outcome> Act(Node node, Session session, ParticipantId customer, int actor, int turn) => (turn % 4) switch
    {
        0 or 2 => node.Store.Apply(session.Id, node.Say($"{actor}/{turn}"), new Actor.Customer(customer), new Inbound($"{actor}/{turn}"), Cancel),
        1 => node.Store.Apply(session.Id, new SessionCommand.Select(customer), Rita, new Inbound($"{actor}/{turn}"), Cancel),
        _ => node.Store.Apply(session.Id, actor % 2 == 0 ? new SessionCommand.LoseConnection(customer) : new SessionCommand.RestoreConnection(customer), new Actor.Site(), null, Cancel),
    };
}
