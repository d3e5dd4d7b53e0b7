using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Keys of customers' browsers and tickets of representatives.</summary>
public sealed class VisitorTests
{
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_customers_key_is_known_by_itself_alone(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (session, customer) = await node.Joins(await node.Starts(Rita), "Cora");
        var key = await node.Keys.Issue(session.Id, customer, Cancel);
        var second = await node.Keys.Issue(session.Id, customer, Cancel);
        Assert.Equal(new CustomerKey(session.Id, customer), await node.Keys.Find(key, Cancel));
        Assert.Equal(new CustomerKey(session.Id, customer), await node.Keys.Find(second, Cancel));
        Assert.Null(await node.Keys.Find(customer.ToString(), Cancel));
        Assert.Equal(0, await database.Count("customer_keys", $"hash = '{key}'"));
        Assert.Equal(43, key.Length);
        await node.Does(Rita, session, new SessionCommand.End());
        Assert.NotNull(await node.Keys.Find(key, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task A_page_that_falls_silent_is_reported_until_marked_or_heard_of(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = (await node.Opens(Rita, node.StartCommand(mode: SessionMode.Single))).Session;
        var (_, cora) = await node.Joins(session, "Cora");
        var (_, carl) = await node.Joins(session, "Carl");
        await node.Keys.Issue(session.Id, cora, Cancel);
        await node.Keys.Issue(session.Id, cora, Cancel);
        await node.Keys.Issue(session.Id, carl, Cancel);
        Assert.Empty(await node.Keys.Silent(Quiet, 10, Cancel));
        node.Clock.Advance(Quiet);
        await node.Keys.Beat([carl], Cancel);
        Assert.Equal([new CustomerKey(session.Id, cora)], await node.Keys.Silent(Quiet, 10, Cancel));
        Assert.Equal([new CustomerKey(session.Id, cora)], await node.Keys.Silent(Quiet, 10, Cancel));
        await node.Keys.MarkSilent([cora], Cancel);
        Assert.Empty(await node.Keys.Silent(Quiet, 10, Cancel));

        await node.Keys.Beat([cora], Cancel);
        node.Clock.Advance(Quiet);
        Assert.Equal(2, (await node.Keys.Silent(Quiet, 10, Cancel)).Count);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_listens_for_pages_of_an_ended_session(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (session, customer) = await node.Joins(await node.Starts(Rita), "Cora");
        await node.Keys.Issue(session.Id, customer, Cancel);
        await node.Does(Rita, session, new SessionCommand.End());
        await node.Keys.Beat([customer], Cancel);
        node.Clock.Advance(Quiet);
        Assert.Empty(await node.Keys.Silent(Quiet, 10, Cancel));
        Assert.Equal(0, await database.Count("customer_keys", "seen_at IS NOT NULL"));
    }

    [Theory, OnBothEngines]
    public async Task A_ticket_works_once_even_on_two_nodes_at_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(), await database.Start()];
        var ticket = await nodes[0].Tickets.Issue(Rita.Person, TimeSpan.FromMinutes(5), Cancel);
        Assert.Null(await nodes[0].Tickets.Redeem("guess", Cancel));
        var redeemed = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => Task.Run(() => nodes[turn % 2].Tickets.Redeem(ticket, Cancel))));
        Assert.Equal(Rita.Person, Assert.Single(redeemed, person => person is not null));
    }

    [Theory, OnBothEngines]
    public async Task A_ticket_does_not_outlive_its_time_and_is_swept_like_old_deliveries(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var ticket = await node.Tickets.Issue(Rita.Person, TimeSpan.FromMinutes(5), Cancel);
        await node.Tickets.Issue(Rita.Person, TimeSpan.FromMinutes(5), Cancel);
        await node.Store.Take("old", [], Cancel);
        node.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await node.Tickets.Redeem(ticket, Cancel));
        await node.Store.Take("new", [], Cancel);
        Assert.Equal(1, await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel));
        Assert.Equal(1, await node.Leftovers.Sweep(Morning + TimeSpan.FromHours(24), Cancel));
        Assert.True(await node.Store.Take("old", [], Cancel));
        Assert.False(await node.Store.Take("new", [], Cancel));
    }
}
