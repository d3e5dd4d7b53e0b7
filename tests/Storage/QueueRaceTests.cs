using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Alone: their figures are those of the whole process.</summary>
[CollectionDefinition(nameof(QueueRaceTests), DisableParallelization = true)]
public sealed class QueueRaces;

/// <summary>Many agents at once on one session and on one queue, on one node and on two (R7.5, R7.6, R11.1).</summary>
[Collection(nameof(QueueRaceTests))]
public sealed class QueueRaceTests
{
    const int Actors = 32;
    const int Turns = 24;
    static readonly QueueId Ringing = new("ringing");
    static readonly QueueId Quiet = new("quiet");

    static readonly SessionPolicy Policy = new()
    {
        Mode = SessionMode.Multi,
        Queues = [new Queue { Id = Ringing, Name = "Ringing", Routing = RoutingWay.RingAll, Overflow = Quiet }, new Queue { Id = Quiet, Name = "Quiet" }],
        Supervisors = ["agent0"],
        AssistantsPerSession = 50,
        DefaultCapacity = 20,
    };

    static readonly Actor.Representative[] Agents = [.. Enumerable.Range(0, Actors).Select(number => new Actor.Representative(new PersonId($"tenant/agent{number}"), $"Agent {number}"))];
    static readonly Actor Site = new Actor.Site();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Of_many_who_accept_one_session_one_has_it_on_one_node(Engine engine) => await OneAccepts(engine, 1);

    [Theory, OnBothEngines]
    public async Task Of_many_who_accept_one_session_one_has_it_on_two_nodes(Engine engine) => await OneAccepts(engine, 2);

    [Theory, OnBothEngines]
    public async Task Many_who_take_from_one_line_take_each_session_once_on_one_node(Engine engine) => await EachIsTakenOnce(engine, 1);

    [Theory, OnBothEngines]
    public async Task Many_who_take_from_one_line_take_each_session_once_on_two_nodes(Engine engine) => await EachIsTakenOnce(engine, 2);

    [Theory, OnBothEngines]
    public async Task Whatever_many_do_at_once_no_session_is_lost_or_has_two_masters_on_one_node(Engine engine) => await NoneIsLost(engine, 1);

    [Theory, OnBothEngines]
    public async Task Whatever_many_do_at_once_no_session_is_lost_or_has_two_masters_on_two_nodes(Engine engine) => await NoneIsLost(engine, 2);

    static async Task OneAccepts(Engine engine, int count)
    {
        await using var database = await Database.Create(engine);
        var nodes = await Nodes(database, count);
        var session = await nodes[0].Asks(Ringing);
        await nodes[0].Offers(session, Agents);
        Assert.Equal(Actors, await database.Count("offers"));
        using var tally = new Tally();
        var outcomes = await Task.WhenAll(Agents.Select((agent, index) => Task.Run(() => tally.Apply(nodes[index % count], session.Id, nodes[0].AcceptCommand(), agent))));
        tally.Print();

        var won = Assert.Single(outcomes.OfType<Outcome.Accepted>());
        var winner = Assert.Single(won.Events.Select(entry => entry.Event).OfType<SessionEvent.ControlTaken>());
        var refused = outcomes.OfType<Outcome.Refused>().ToArray();
        Assert.Equal(Actors - 1, refused.Length);
        Assert.All(refused, outcome => Assert.Equal((Refusal.TakenByAnother, winner.Name), (outcome.Reason, Assert.Single(outcome.Subjects))));
        Assert.All(refused, outcome => Assert.True(outcome.Session?.IsController(winner.Person)));
        Assert.Equal(1, await database.Count("events", "type = 'ControlTaken'"));
        await Holds(database, nodes[0], [session.Id]);
    }

    static async Task EachIsTakenOnce(Engine engine, int count)
    {
        const int waiting = 20;
        await using var database = await Database.Create(engine);
        var nodes = await Nodes(database, count);
        var sessions = new List<SessionId>();
        for (var index = 0; index < waiting; index++)
            sessions.Add((await nodes[0].Asks(Ringing)).Id);
        using var tally = new Tally();
        var taken = await Task.WhenAll(Agents.Select((agent, index) => Task.Run(async () =>
        {
            var node = nodes[index % count];
            foreach (var session in await node.Board.Line(Ringing, Cancel))
            {
                switch (await tally.Apply(node, session.Id, node.TakeCommand(), agent))
                {
                    case Outcome.Accepted:
                        return (agent.Person, Session: (SessionId?)session.Id);
                    case Outcome.Refused refused:
                        Assert.Equal(Refusal.TakenByAnother, refused.Reason);
                        break;
                }
            }

            return (agent.Person, null);
        })));
        tally.Print();

        Assert.Equal(sessions.Order(ById), taken.Select(entry => entry.Session).OfType<SessionId>().Order(ById));
        foreach (var (person, session) in taken)
            Assert.Equal(session is { } id ? [id] : [], (await nodes[0].Queries.OpenSessionsOf(person, Cancel)).Where(open => open.IsController(person)).Select(open => open.Id));
        Assert.Empty(await nodes[0].Board.Waiting(Cancel));
        Assert.Equal(waiting, await database.Count("queue_waits"));
        await Holds(database, nodes[0], sessions);
    }

    static async Task NoneIsLost(Engine engine, int count)
    {
        await using var database = await Database.Create(engine);
        var nodes = await Nodes(database, count);
        foreach (var agent in Agents)
            await nodes[0].Comes(agent);
        var sessions = new List<SessionId>();
        for (var index = 0; index < 16; index++)
        {
            var session = index % 2 == 0 ? await nodes[0].Asks(index % 4 == 0 ? Ringing : Quiet) : await nodes[0].Starts(Agents[index]);
            if (index % 2 != 0)
                await nodes[0].Joins(session, "Cora");
            sessions.Add(session.Id);
        }

        using var tally = new Tally();
        using var stop = new CancellationTokenSource();
        var routers = Enumerable.Range(0, 2).Select(index => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Route(nodes[index % count], tally);
                nodes[0].Clock.Advance(TimeSpan.FromSeconds(3));
                foreach (var due in await nodes[index % count].Queries.Due(nodes[0].Clock.GetUtcNow(), 100, Cancel))
                    await tally.Apply(nodes[index % count], due, new SessionCommand.DoWhatIsDue(), Site);
            }
        })).ToArray();
        await Task.WhenAll(Agents.Select((agent, index) => Task.Run(async () =>
        {
            for (var turn = 0; turn < Turns; turn++)
                await Act(nodes[(index + turn) % count], sessions[Roll(sessions.Count)], agent, tally);
        })));
        await stop.CancelAsync();
        await Task.WhenAll(routers);
        for (var round = 0; await Route(nodes[0], tally) > 0; round++)
            Assert.True(round < 100, "routing comes to no end");
        tally.Print();
        await Holds(database, nodes[0], sessions);
    }

    /// <summary>One round of routing, as the site's router does it.</summary>
    static async Task<int> Route(Node node, Tally tally)
    {
        var plan = Routing.Plan(await node.Board.Waiting(Cancel), await node.Agents.All(Cancel), node.Policy.Now, node.Clock.GetUtcNow());
        var changed = 0;
        foreach (var (session, command) in plan)
            if (await tally.Apply(node, session, command, Site) is Outcome.Accepted { Events.IsEmpty: false })
                changed++;
        return changed;
    }

    static async Task Act(Node node, SessionId id, Actor.Representative agent, Tally tally)
    {
        var session = (await node.Queries.Get(id, Cancel))!;
        var controller = session.Controller is { } place && session.Find(place) is { Person: { } person } ? new Actor.Representative(person, "Somebody") : agent;
        var asked = session.Wait?.OpenOffers.Select(offer => new Actor.Representative(offer.Agent, offer.Name)).ToArray() is { Length: > 0 } some ? some[Roll(some.Length)] : agent;
        var other = Agents[Roll(Actors)];
        (Actor by, SessionCommand command) = Roll(20) switch
        {
            < 4 => (asked, node.AcceptCommand()),
            < 7 => (asked, new SessionCommand.Decline()),
            < 9 => (agent, node.TakeCommand()),
            < 12 => (controller, new SessionCommand.TransferSession(Roll(2) == 0 ? Ringing : Quiet, [], "please", Roll(4) == 0)),
            < 14 => (controller, new SessionCommand.TransferSession(null, [new ChosenAgent(other.Person, other.Name, true), .. other == agent ? [] : new[] { new ChosenAgent(agent.Person, agent.Name, true) }], null)),
            < 16 => (agent, new SessionCommand.JoinAsAssistant(node.NewPlace(), "en")),
            < 17 when session.Assistants.FirstOrDefault() is { } assistant => (controller, new SessionCommand.TransferControl(assistant.Id)),
            < 18 => (Agents[0], new SessionCommand.TakeOver(node.NewPlace(), "en")),
            < 19 => (agent, new SessionCommand.Leave()),
            _ => Roll(15) == 0 ? (controller, new SessionCommand.End()) : (Site, (SessionCommand)new SessionCommand.DoWhatIsDue()),
        };
        await tally.Apply(node, id, command, by);
    }

    static int Roll(int sides) => RandomNumberGenerator.GetInt32(sides);

    /// <summary>What must be true of the sessions whatever has happened to them.</summary>
    static async Task Holds(Database database, Node node, IReadOnlyCollection<SessionId> ids)
    {
        var offers = 0;
        var controlled = new List<PersonId>();
        foreach (var id in ids)
        {
            var session = (await node.Queries.Get(id, Cancel))!;
            var controllers = session.Representatives.Where(representative => session.IsController(representative.Person!.Value)).ToArray();
            Assert.Equal(session.Status == SessionStatus.Open ? 1 : 0, controllers.Length);
            Assert.All(controllers, controller => Assert.True(controller.IsPresent));
            Assert.Equal(session.IsWaiting, session.Wait is not null);
            Assert.True(session.Wait is not { } wait || wait.Queue is not null || wait.OpenOffers.Any(), $"{id} waits for nobody");
            controlled.AddRange(controllers.Select(controller => controller.Person!.Value));
            offers += session.Wait?.OpenOffers.Count() ?? 0;
            Assert.Equal(session.Wait?.OpenOffers.Count() ?? 0, await database.Count("offers", database.IdIs("session_id", id.Value)));
            Assert.Equivalent(session, await node.Replay(id), true);
            Assert.Equal(Enumerable.Range(1, (int)session.Version).Select(sequence => (long)sequence), (await node.Queries.History(id, 0, int.MaxValue, Cancel)).Select(entry => entry.Sequence));
            Assert.Equal(1, await database.Count("sessions", $"{database.IdIs("id", id.Value)} AND version = {session.Version} AND due_at {(SessionRules.NextDue(session, Policy) is { } due ? $"= {due.ToUnixTimeMilliseconds()}" : "IS NULL")}"));
        }

        Assert.Equal(offers, await database.Count("offers"));
        foreach (var agent in Agents)
            Assert.All(await node.Board.OfferedTo(agent.Person, Cancel), session => Assert.Equal(OfferState.Open, session.Wait?.OfferTo(agent.Person)?.State));
        foreach (var now in await node.Agents.All(Cancel))
            Assert.Equal(controlled.Count(person => person == now.Person), now.Sessions);
    }

    static readonly Comparer<SessionId> ById = Comparer<SessionId>.Create((one, other) => one.Value.CompareTo(other.Value));

    static async Task<Node[]> Nodes(Database database, int count)
    {
        var clock = new FakeTimeProvider(Morning);
        var nodes = new List<Node>();
        for (var index = 0; index < count; index++)
            nodes.Add(await database.Start(Policy, clock));
        return [.. nodes];
    }

    /// <summary>Counts what goes through the doors of this process, and how often a transaction had to be tried again.</summary>
    sealed class Tally : IDisposable
    {
        readonly ConcurrentDictionary<string, int> _outcomes = [];
        readonly ConcurrentDictionary<string, long> _failures = [];
        readonly MeterListener _listener = new();
        long _commands;
        long _transactions;

        public Tally()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                if (instrument.Name == "supportbot.commit.failures")
                    _failures.AddOrUpdate($"{tags[0].Value}", value, (_, soFar) => soFar + value);
            });
            _listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => Interlocked.Increment(ref _transactions));
            _listener.Start();
        }

        public async Task<Outcome> Apply(Node node, SessionId session, SessionCommand command, Actor by)
        {
            Interlocked.Increment(ref _commands);
            var outcome = await node.Store.Apply(session, command, by, null, Cancel);
            _outcomes.AddOrUpdate(
                outcome switch { Outcome.Refused refused => $"{refused.Reason}", Outcome.Accepted { Events.IsEmpty: true } => "nothing to do", _ => "accepted" },
                1,
                (_, soFar) => soFar + 1);
            return outcome;
        }

        public void Print() => TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_commands} commands in {_transactions} transactions; failed transactions (tried again): {Text(_failures)}; outcomes: {Text(_outcomes)}");

        public void Dispose() => _listener.Dispose();

        static string Text<T>(IEnumerable<KeyValuePair<string, T>> counts) => string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}")) is { Length: > 0 } text ? text : "none";
    }
}
