using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class QueueBoardTests
{
    static readonly QueueId First = new("first");
    static readonly QueueId Second = new("second");
    static readonly SessionPolicy Policy = new() { Mode = SessionMode.Multi, Queues = [new Queue { Id = First, Name = "First" }, new Queue { Id = Second, Name = "Second" }] };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Lines_are_in_the_order_in_which_they_are_served(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var oldest = await node.Asks(First);
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var open = await node.Starts(Rita);
        await node.Joins(open, "Cora");
        var elsewhere = await node.Asks(Second);
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var urgent = await node.Starts(Rita);
        await node.Joins(urgent, "Carl");
        await node.Does(Rita, urgent, new SessionCommand.TransferSession(First, [], "please", true));
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = await node.Starts(Rita);
        await node.Joins(asked, "Carla");
        await node.Does(Rita, asked, new SessionCommand.TransferSession(null, [new ChosenAgent(Adam.Person, "Adam", true)], null));
        var ended = await node.Starts(Rita);
        await node.Does(Rita, ended, new SessionCommand.End());

        Assert.Equal([urgent.Id, oldest.Id, elsewhere.Id, asked.Id], (await node.Board.Waiting(Cancel)).Select(session => session.Id));
        Assert.Equal([urgent.Id, oldest.Id], (await node.Board.Line(First, Cancel)).Select(session => session.Id));
        Assert.Equal([elsewhere.Id], (await node.Board.Line(Second, Cancel)).Select(session => session.Id));
        Assert.Empty(await node.Board.Line(new QueueId("third"), Cancel));
        Assert.Equal([asked.Id], (await node.Board.OfferedTo(Adam.Person, Cancel)).Select(session => session.Id));
        Assert.Empty(await node.Board.OfferedTo(Rita.Person, Cancel));
        Assert.Equal([oldest.Id, open.Id], (await node.Board.NotEnded(10, Cancel)).Take(2).Select(session => session.Id).Order(Comparer<SessionId>.Create((one, other) => one.Value.CompareTo(other.Value))));
        Assert.Equal(5, (await node.Board.NotEnded(10, Cancel)).Count);
        Assert.Equal([oldest.Id], (await node.Board.NotEnded(1, Cancel)).Select(session => session.Id));

        await node.Does(Adam, oldest, node.TakeCommand());
        await node.Does(new Actor.Site(), elsewhere, new SessionCommand.Overflow(First));
        Assert.Equal([urgent.Id, elsewhere.Id], (await node.Board.Line(First, Cancel)).Select(session => session.Id));
        Assert.Empty(await node.Board.Line(Second, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task The_expected_wait_is_the_average_of_the_last_hundred(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        Assert.Null(await node.Board.ExpectedWait(First, Cancel));
        var session = await node.Asks(First);
        node.Clock.Advance(TimeSpan.FromSeconds(90));
        await node.Does(Rita, session, node.TakeCommand());
        Assert.Equal(TimeSpan.FromSeconds(90), await node.Board.ExpectedWait(First, Cancel));
        Assert.Null(await node.Board.ExpectedWait(Second, Cancel));

        // As if 120 more had been taken; of them the last 100 count.
        for (var turn = 1; turn <= 120; turn++)
            await database.Execute($"INSERT INTO queue_waits (queue_id, at, milliseconds) VALUES ('first', 0, {(turn <= 20 ? 1_000_000 : 4_000)})");
        await database.Execute("INSERT INTO queue_waits (queue_id, at, milliseconds) VALUES ('second', 0, 7000)");
        Assert.Equal(TimeSpan.FromSeconds(4), await node.Board.ExpectedWait(First, Cancel));

        Assert.Equal(21, await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel));
        Assert.Equal(100, await database.Count("queue_waits", "queue_id = 'first' AND milliseconds = 4000"));
        Assert.Equal(101, await database.Count("queue_waits"));
        Assert.Equal(TimeSpan.FromSeconds(7), await node.Board.ExpectedWait(Second, Cancel));
        Assert.Equal(0, await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel));
    }

    [Theory, OnBothEngines]
    public async Task A_wait_for_chosen_agents_is_no_queues_wait(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var session = await node.Starts(Rita);
        await node.Joins(session, "Cora");
        await node.Does(Rita, session, new SessionCommand.TransferSession(null, [new ChosenAgent(Adam.Person, "Adam", true)], null));
        await node.Does(Adam, session, node.AcceptCommand());
        Assert.Equal(0, await database.Count("queue_waits"));
    }

    [Theory, OnBothEngines]
    public async Task The_newest_card_of_a_queue_in_a_conversation_replaces_the_one_before(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var first = new QueuePlace(First, "conversation", "activity 1", "{}");
        Assert.Null(await node.Board.AddPlace(first, Cancel));
        Assert.Null(await node.Board.AddPlace(first with { Address = "{\"moved\":true}" }, Cancel));
        Assert.Null(await node.Board.AddPlace(first with { Queue = Second }, Cancel));
        Assert.Null(await node.Board.AddPlace(first with { ConversationId = "another" }, Cancel));
        var newer = first with { ActivityId = "activity 2" };
        Assert.Equal(first with { Address = "{\"moved\":true}" }, await node.Board.AddPlace(newer, Cancel));
        Assert.Equal(3, (await node.Board.Places(Cancel)).Count);
        await node.Board.ForgetPlace(first, Cancel);
        Assert.Contains(newer, await node.Board.Places(Cancel));
        await node.Board.ForgetPlace(newer, Cancel);
        Assert.Equal([("another", First), ("conversation", Second)], (await node.Board.Places(Cancel)).Select(place => (place.ConversationId, place.Queue)));
    }
}
