using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class DoorTests
{
    static readonly QueueId Line = new("line");
    static readonly SessionPolicy Queued = new() { Mode = SessionMode.Multi, Queues = [new Queue { Id = Line, Name = "Line" }] };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_started_session_is_there_for_another_node(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var started = await node.Starts(Rita);
        var other = await database.Start();
        var found = await other.Queries.Get(started.Id, Cancel);
        Assert.Equivalent(started, found, true);
        Assert.Equal(started.Id, (await other.Queries.FindJoinable(started.Number, Cancel))?.Id);
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_session_is_refused(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var outcome = await node.Store.Apply(node.StartCommand().Id, new SessionCommand.End(), Rita, null, Cancel);
        Assert.Equal(Refusal.SessionNotFound, Assert.IsType<Outcome.Refused>(outcome).Reason);
    }

    [Theory, OnBothEngines]
    public async Task A_delivery_repeated_acts_once_and_is_answered_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var line = node.Say("hello");
        var inbound = Answered("say-1");
        await node.Does(Rita, session, line, inbound);
        var again = await node.Store.Apply(session.Id, node.Say("hello again"), Rita, inbound, Cancel);
        Assert.Equal(1, Assert.IsType<Outcome.Repeated>(again).Session?.ChatLines);
        Assert.Single(await node.Queries.Chat(session.Id, 10, Cancel));
        Assert.Equal(1, await database.Count("outbox", "kind = 'Post'"));
    }

    [Theory, OnBothEngines]
    public async Task A_start_repeated_with_new_ids_gives_the_session_that_was_started(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var first = await node.Opens(Rita, node.StartCommand(), Answered("start-1"));
        var again = await node.Store.Open(node.StartCommand(), Rita, Answered("start-1"), Cancel);
        Assert.Equal(first.Session.Id, Assert.IsType<Outcome.Repeated>(again).Session?.Id);
        Assert.Equal(1, await database.Count("sessions"));
    }

    [Theory, OnBothEngines]
    public async Task Of_one_delivery_arriving_many_times_at_once_on_two_nodes_one_acts(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(), await database.Start()];
        var session = await nodes[0].Starts(Rita);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Task.Run(
            () => nodes[turn % 2].Store.Apply(session.Id, nodes[0].Say($"line {turn}"), Rita, Answered("say-1"), Cancel))));
        Assert.Single(outcomes.OfType<Outcome.Accepted>());
        Assert.Equal(19, outcomes.OfType<Outcome.Repeated>().Count());
        Assert.Equal(1, await database.Count("events", "type = 'Said'"));
        Assert.Equal(1, await database.Count("outbox", "kind = 'Post'"));
    }

    [Theory, OnBothEngines]
    public async Task A_refused_command_leaves_its_key_and_its_answer_and_nothing_else(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var promised = await database.Count("outbox");
        var outcome = await node.Store.Apply(session.Id, new SessionCommand.End(), Adam, Answered("end-1"), Cancel);
        Assert.Equal(Refusal.NotInSession, Assert.IsType<Outcome.Refused>(outcome).Reason);
        Assert.IsType<Outcome.Repeated>(await node.Store.Apply(session.Id, new SessionCommand.End(), Adam, Answered("end-1"), Cancel));
        Assert.Equal(session.Version, (await node.Queries.Get(session.Id, Cancel))?.Version);
        Assert.Equal(1, await database.Count("events"));
        Assert.Equal(1, await database.Count("inbox"));
        Assert.Equal(promised + 1, await database.Count("outbox"));
    }

    [Theory, OnBothEngines]
    public async Task A_delivery_without_a_command_is_taken_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        OutboxEntry[] help = [new(OutboxKind.Post, "conversation:1", null, Rita.Person, "{}")];
        Assert.True(await node.Store.Take("help-1", help, Cancel));
        Assert.False(await node.Store.Take("help-1", help, Cancel));
        Assert.Equal(1, await database.Count("outbox"));
    }

    [Theory, OnBothEngines]
    public async Task The_answer_is_made_from_the_outcome(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var inbound = new Inbound("start-1", outcome => [new OutboxEntry(OutboxKind.Post, null, null, null, ((Outcome.Accepted)outcome).Session.Number.ToString())]);
        var session = (await node.Opens(Rita, node.StartCommand(), inbound)).Session;
        var entry = Assert.Single(await node.Outbox.Lease(10, TimeSpan.FromMinutes(1), Cancel));
        Assert.Equal(session.Number.ToString(), entry.Entry.Payload);
    }

    [Theory, OnBothEngines]
    public async Task A_number_in_use_is_drawn_again_and_comes_back_after_the_end(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var number = SessionNumber.Draw();
        var first = await node.Starts(Rita, number);
        var second = await node.Starts(Adam, number);
        Assert.Equal(number, first.Number);
        Assert.NotEqual(number, second.Number);
        await node.Does(Rita, first, new SessionCommand.End());
        Assert.Equal(number, (await node.Starts(Rita, number)).Number);
    }

    [Theory, OnBothEngines]
    public async Task Every_event_lies_in_the_record_with_who_and_when(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, customer) = await node.Joins(session, "Zażółć 😀 <b>");
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        await node.Does(new Actor.Customer(customer), session, node.Say("it broke\u0000\u202e"));
        await node.Does(new Actor.Site(), session, new SessionCommand.LoseConnection(customer));
        var record = await node.Queries.History(session.Id, 0, 100, Cancel);
        Assert.Equal([1, 2, 3, 4, 5], record.Select(entry => entry.Sequence));
        Assert.Equal([0, 1, 1, 2, 2], record.Select(entry => (entry.At - Morning).TotalMinutes));
        Assert.Equal([Rita, new Actor.Visitor(), new Actor.Visitor(), new Actor.Customer(customer), new Actor.Site()], record.Select(entry => entry.By));
        Assert.Equal("Zażółć 😀 <b>", Assert.IsType<SessionEvent.CustomerJoined>(record[1].Event).Name);
        Assert.Equal([4, 5], (await node.Queries.History(session.Id, 3, 100, Cancel)).Select(entry => entry.Sequence));
    }

    [Theory, OnBothEngines]
    public async Task Listeners_hear_of_each_change_and_one_that_breaks_harms_nobody(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var heard = new List<SessionChange>();
        using var broken = node.Changes.Subscribe(_ => throw new InvalidOperationException("a bug"));
        var listening = node.Changes.Subscribe(heard.Add);
        var session = await node.Starts(Rita);
        await node.Does(Rita, session, node.Say("hello"));
        await node.Store.Apply(session.Id, new SessionCommand.End(), Adam, null, Cancel);
        listening.Dispose();
        await node.Does(Rita, session, node.Say("unheard"));
        Assert.Equal([1, 2], heard.Select(change => change.Session.Version));
        Assert.IsType<SessionEvent.Said>(Assert.Single(heard[1].Events).Event);
    }

    [Theory, OnBothEngines]
    public async Task A_request_begins_a_session_in_its_line_and_is_there_for_another_node(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Queued);
        var session = await node.Asks(Line, "Cora");
        Assert.Equal((SessionStatus.Waiting, Line, 1L), (session.Status, session.Wait?.Queue, session.Version));
        var other = await database.Start(Queued);
        Assert.Equivalent(session, await other.Queries.Get(session.Id, Cancel), true);
        Assert.Equal(session.Id, (await other.Queries.FindJoinable(session.Number, Cancel))?.Id);
        var entry = Assert.Single(await node.Queries.History(session.Id, 0, 10, Cancel));
        Assert.Equal((new Actor.Visitor(), Morning), (entry.By, entry.At));
    }

    [Theory, OnBothEngines]
    public async Task A_request_pressed_twice_is_one(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Queued);
        var request = node.RequestCommand(Line);
        var first = Assert.IsType<Outcome.Accepted>(await node.Store.Open(request, new Inbound("form"), Cancel));
        Assert.Equal(first.Session.Id, Assert.IsType<Outcome.Repeated>(await node.Store.Open(request, null, Cancel)).Session?.Id);
        Assert.Equal(first.Session.Id, Assert.IsType<Outcome.Repeated>(await node.Store.Open(node.RequestCommand(Line), new Inbound("form"), Cancel)).Session?.Id);
        Assert.Equal(1, await database.Count("sessions"));
        Assert.Equal(1, await database.Count("events"));
    }

    [Theory, OnBothEngines]
    public async Task A_request_refused_begins_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Queued);
        var outcome = Assert.IsType<Outcome.Refused>(await node.Store.Open(node.RequestCommand(new QueueId("nowhere")), new Inbound("form"), Cancel));
        Assert.Equal((Refusal.QueueNotFound, null), (outcome.Reason, outcome.Session));
        Assert.Null(Assert.IsType<Outcome.Repeated>(await node.Store.Open(node.RequestCommand(Line), new Inbound("form"), Cancel)).Session);
        Assert.Equal(0, await database.Count("sessions"));
    }

    [Theory, OnBothEngines]
    public async Task A_request_whose_number_is_in_use_gets_another(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Queued);
        var number = SessionNumber.Draw();
        await node.Starts(Rita, number);
        var second = Assert.IsType<Outcome.Accepted>(await node.Store.Open(node.RequestCommand(Line, "Cora", number), null, Cancel)).Session;
        Assert.NotEqual(number, second.Number);
        Assert.NotEqual(second.Number, (await node.Starts(Rita, second.Number)).Number);
    }

    static Inbound Answered(string key) => new(key, _ => [new OutboxEntry(OutboxKind.Post, "conversation:1", null, null, "{}")]);
}
