using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Records go when their time is up (rules §9): a session whole, and nothing of any other.</summary>
public sealed class RetentionTests
{
    static readonly string[] Tables = ["sessions", "events", "session_people", "invitation_tokens", "customer_keys", "card_places", "outbox"];
    static readonly SessionPolicy Policy = new() { Mode = SessionMode.Multi, RecordRetention = TimeSpan.FromDays(30) };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_session_whose_time_is_up_goes_whole_and_nothing_else_does(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.People.Remember(Rita.Person, "Rita", "en", null, "{}", Cancel);
        var old = await Full(node);
        await node.Does(Rita, old, new SessionCommand.End());
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var younger = await Full(node);
        await node.Does(Rita, younger, new SessionCommand.End());
        var open = await Full(node);
        var dead = (await node.Outbox.Lease(100, TimeSpan.FromMinutes(1), Cancel)).First(entry => entry.Entry.Session == old.Id);
        await node.Outbox.GiveUp(dead, "403", Cancel);
        var before = await Counts(database);
        var events = (await node.Queries.Get(old.Id, Cancel))!.Version;

        node.Clock.Advance(Policy.RecordRetention - TimeSpan.FromSeconds(2));
        await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel);
        Assert.Equal(before, await Counts(database));
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel);

        Assert.Null(await node.Queries.Get(old.Id, Cancel));
        Assert.Equal(0, await database.Count("outbox", "dead_at IS NOT NULL"));
        var after = await Counts(database);
        foreach (var (table, count) in before)
            Assert.Equal((table, table switch { "outbox" => count - 1, "events" => count - events, _ => count / 3 * 2 }), (table, after[table]));
        foreach (var kept in new[] { younger, open })
            Assert.Equivalent(await node.Queries.Get(kept.Id, Cancel), await node.Replay(kept.Id), true);
        Assert.Equal(1, await database.Count("people"));
        Assert.Equal(1, (await node.Does(Rita, open, node.Say("still here"))).ChatLines - open.ChatLines);
    }

    [Theory, OnBothEngines]
    public async Task The_retention_is_the_one_in_force_and_many_go_in_one_sweep(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy with { Administrators = ["rita"] });
        var open = await node.Starts(Adam);
        await Task.WhenAll(Enumerable.Range(0, 130).Select(async _ => await node.Does(Rita, await node.Starts(Rita), new SessionCommand.End())));
        node.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel));
        Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Rita, now => now with { RecordRetention = TimeSpan.FromDays(1) }, Cancel));
        await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel);
        Assert.Equal([open.Id], (await node.Board.NotEnded(10, Cancel)).Select(session => session.Id));
        Assert.Equal(1, await database.Count("sessions"));
        Assert.Equal(1, await database.Count("setting_changes"));
    }

    /// <summary>A session with a row in every table that has rows of sessions.</summary>
    static async Task<Session> Full(Node node)
    {
        var session = await node.Starts(Rita);
        await node.Does(Rita, session, node.Desk.Link(Invitee.Customer, "en").Command);
        var (_, customer) = await node.Joins(session, "Cora");
        await node.Keys.Issue(session.Id, customer, Cancel);
        await node.Cards.Add(new CardPlace(session.Id, "conversation", "activity", "{}", Rita.Person, "session"), Cancel);
        return (await node.Queries.Get(session.Id, Cancel))!;
    }

    static async Task<Dictionary<string, long>> Counts(Database database)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in Tables)
            counts[table] = await database.Count(table);
        return counts;
    }
}
