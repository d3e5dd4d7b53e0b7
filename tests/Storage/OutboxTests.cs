using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>What was promised to the outside survives a crash between the commit and the sending (R11.4).</summary>
public sealed class OutboxTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_promise_outlives_the_node_that_made_it_and_the_one_that_died_delivering_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Store.Take("help-1", [Post("conversation:1", "help")], Cancel);
        await node.DisposeAsync();

        var dying = await database.Start(clock: node.Clock);
        Assert.Equal(0, Assert.Single(await dying.Outbox.Lease(10, Minute, Cancel)).Attempts);
        var other = await database.Start(clock: node.Clock);
        Assert.Empty(await other.Outbox.Lease(10, Minute, Cancel));
        node.Clock.Advance(Minute);
        var entry = Assert.Single(await other.Outbox.Lease(10, Minute, Cancel));
        Assert.Equal(("help", 1, Morning), (entry.Entry.Payload, entry.Attempts, entry.PromisedAt));
        await other.Outbox.Done(entry, Cancel);
        node.Clock.Advance(Minute);
        Assert.Empty(await other.Outbox.Lease(10, Minute, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task A_lane_goes_one_by_one_in_order_and_lanes_beside_each_other(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Store.Take("1", [Post("a", "a1"), Post("a", "a2"), Post("b", "b1"), Post(null, "free 1"), Post(null, "free 2")], Cancel);
        var first = await node.Outbox.Lease(10, Minute, Cancel);
        Assert.Equal(["a1", "b1", "free 1", "free 2"], first.Select(entry => entry.Entry.Payload));
        Assert.Empty(await node.Outbox.Lease(10, Minute, Cancel));
        await node.Outbox.Retry(first[0], node.Clock.GetUtcNow() + Minute, "later", Cancel);
        Assert.Empty(await node.Outbox.Lease(10, Minute, Cancel));
        node.Clock.Advance(Minute);
        await node.Outbox.Done(Assert.Single(await node.Outbox.Lease(1, Minute, Cancel)), Cancel);
        Assert.Contains("a2", (await node.Outbox.Lease(10, Minute, Cancel)).Select(entry => entry.Entry.Payload));
    }

    [Theory, OnBothEngines]
    public async Task What_was_given_up_lets_its_lane_go_on(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Store.Take("1", [Post("a", "a1"), Post("a", "a2")], Cancel);
        await node.Outbox.GiveUp(Assert.Single(await node.Outbox.Lease(10, Minute, Cancel)), "403 BotNotInConversationRoster", Cancel);
        Assert.Equal("a2", Assert.Single(await node.Outbox.Lease(10, Minute, Cancel)).Entry.Payload);
        Assert.Equal(new OutboxHealth(1, Morning, 1), await node.Outbox.Health(Cancel));
        Assert.Equal(1, await database.Count("outbox", "error LIKE '403%'"));
    }

    [Theory, OnBothEngines]
    public async Task An_overdue_holder_does_not_disturb_the_next(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Store.Take("1", [Post("a", "a1")], Cancel);
        var overdue = Assert.Single(await node.Outbox.Lease(10, Minute, Cancel));
        node.Clock.Advance(Minute);
        Assert.Single(await node.Outbox.Lease(10, Minute, Cancel));
        await node.Outbox.Retry(overdue, node.Clock.GetUtcNow(), "timed out", Cancel);
        await node.Outbox.GiveUp(overdue, "timed out", Cancel);
        Assert.Empty(await node.Outbox.Lease(10, Minute, Cancel));
        Assert.Equal(0, (await node.Outbox.Health(Cancel)).Dead);
    }

    [Theory, OnBothEngines]
    public async Task Two_nodes_never_take_the_same_entry(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(), await database.Start()];
        await nodes[0].Store.Take("1", [.. Enumerable.Range(0, 200).Select(index => Post($"lane {index % 50}", $"{index}"))], Cancel);
        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Task.Run(() => nodes[turn % 2].Outbox.Lease(5, Minute, Cancel))));
        var taken = leases.SelectMany(entries => entries).ToArray();
        Assert.Equal(50, taken.Length);
        Assert.Equal(50, taken.Select(entry => entry.Entry.Lane).Distinct().Count());
    }

    [Theory, OnBothEngines]
    public async Task One_refresh_of_a_sessions_cards_waits_at_a_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        foreach (var word in new[] { "one", "two", "three" })
            await node.Does(Rita, session, node.Say(word));
        var refresh = Assert.Single(await node.Outbox.Lease(10, Minute, Cancel));
        Assert.Equal((OutboxKind.RefreshCards, session.Id), (refresh.Entry.Kind, refresh.Entry.Session));

        // One is being delivered, and may have read the state already: the next change needs another.
        await node.Does(Rita, session, node.Say("four"));
        await node.Does(Rita, session, node.Say("five"));
        Assert.Equal(2, await database.Count("outbox"));
        Assert.Empty(await node.Outbox.Lease(10, Minute, Cancel));
        await node.Outbox.Retry(refresh, node.Clock.GetUtcNow() + Minute, "429", Cancel);
        Assert.Single(await node.Outbox.Lease(10, Minute, Cancel));
        Assert.Equal(1, await database.Count("outbox"));
    }

    [Theory, OnBothEngines]
    public async Task An_invitation_is_promised_with_its_sealed_token_which_goes_with_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var invite = node.Desk.ByMail(Invitee.Customer, "en", "one@example.com, two@example.com");
        await node.Does(Rita, session, invite);
        var mails = (await node.Outbox.Lease(10, Minute, Cancel)).Where(entry => entry.Entry.Kind == OutboxKind.Mail).ToArray();
        Assert.Equal(invite.Addresses.Select(address => address.Invitation), mails.Select(mail => Promises.ReadInvitation(mail.Entry)));
        Assert.Equal(invite.Addresses.Select(address => address.TokenHash), mails.Select(mail => InvitationToken.Hash(node.Desk.Unseal(mail.Entry.Secret!))));
        Assert.Equal(2, await database.Count("outbox", "secret IS NOT NULL"));

        await node.Outbox.Done(mails[0], Cancel);
        await node.Outbox.GiveUp(mails[1], "550", Cancel);
        Assert.Equal(0, await database.Count("outbox", "secret IS NOT NULL"));
        Assert.Equal(1, await database.Count("outbox", "kind = 'Mail'"));
    }

    [Theory, OnBothEngines]
    public async Task A_notice_says_to_whom_and_what(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        await node.Joins(session, "Żaneta");
        var notice = (await node.Outbox.Lease(10, Minute, Cancel)).Single(entry => entry.Entry.Kind == OutboxKind.Notice).Entry;
        Assert.Equal((Rita.Person, session.Id, Promises.LaneOf(Rita.Person)), (notice.Person, notice.Session, notice.Lane));
        Assert.Equal(new SessionEffect.Tell(Rita.Person, Notice.CustomerJoined, "Żaneta"), Promises.ReadNotice(notice));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_waits_for_work_is_woken_by_a_promise_or_by_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Store.Take("1", [Post(null, "before the wait")], Cancel);
        await node.Outbox.WaitForWork(Minute, Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        var waiting = node.Outbox.WaitForWork(Minute, Cancel);
        Assert.False(waiting.IsCompleted);
        await node.Store.Take("2", [Post(null, "during the wait")], Cancel);
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        waiting = node.Outbox.WaitForWork(Minute, Cancel);
        Assert.False(waiting.IsCompleted);
        node.Clock.Advance(Minute);
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    static OutboxEntry Post(string? lane, string payload) => new(OutboxKind.Post, lane, null, null, payload);
}
