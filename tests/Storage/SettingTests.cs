using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Rules §9: who changes the site's settings, how it is recorded, and what follows.</summary>
public sealed class SettingTests
{
    static readonly SessionPolicy Policy = new()
    {
        Administrators = ["rita"],
        Queues = [new Queue { Id = new QueueId("line"), Name = "Line", Agents = ["adam"], Skills = ["pl"], Hours = [new OpenHours(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(16, 30))], Overflow = null, Routing = RoutingWay.RingAll }],
        Agents = [new AgentProfile("adam", 4, ["pl", "printers"], false)],
        TimeZone = "Europe/Warsaw",
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task First_values_are_the_configurations_until_an_administrator_changes_one(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        Assert.Equivalent(Policy, node.Policy.Now, true);
        Assert.Equal(0, await database.Count("site_settings"));
        node.Clock.Advance(TimeSpan.FromHours(1));
        var saved = Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Rita, now => now with { RingTime = TimeSpan.FromSeconds(45), MayChooseMode = false }, Cancel));
        Assert.Equal([("RingTime", "30", "45"), ("MayChooseMode", "True", "False")], saved.Changes.Select(change => (change.Setting, change.Before, change.After)));
        Assert.Equal(TimeSpan.FromSeconds(45), node.Policy.Now.RingTime);
        var recorded = await node.Settings.Changes(10, Cancel);
        Assert.Equal(["MayChooseMode", "RingTime"], recorded.Select(change => change.Setting));
        Assert.All(recorded, change => Assert.Equal((Rita.Person, "Rita", Morning.AddHours(1)), (change.Person, change.Name, change.At)));

        // What the configuration says is of no account any more, and everything the settings hold came back as it was.
        var other = await database.Start(new SessionPolicy { RingTime = TimeSpan.FromSeconds(7) }, node.Clock);
        Assert.Equivalent(Policy with { RingTime = TimeSpan.FromSeconds(45), MayChooseMode = false }, other.Policy.Now, true);
    }

    [Theory, OnBothEngines]
    public async Task A_setting_that_an_older_version_did_not_store_has_its_default(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Settings.Change(Rita, now => now with { IdleTime = TimeSpan.FromMinutes(10) }, Cancel);
        foreach (var member in new[] { "\"ringTime\":\"00:00:30\",", ",\"takesRequests\":true", "\"skills\":[\"pl\"],", "\"supervisors\":[]," })
        {
            Assert.Equal(1, await database.Count("site_settings", $"body LIKE '%{member}%'"));
            await database.Execute($"UPDATE site_settings SET body = replace(body, '{member}', '')");
        }

        var other = await database.Start(new SessionPolicy { RingTime = TimeSpan.FromSeconds(7) });
        Assert.Equivalent(Policy with { IdleTime = TimeSpan.FromMinutes(10), Queues = [Policy.Queues[0] with { Skills = [] }] }, other.Policy.Now, true);
    }

    [Theory, OnBothEngines]
    public async Task A_change_that_changes_nothing_is_not_recorded(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        Assert.Empty(Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Rita, now => now with { RingTime = Policy.RingTime }, Cancel)).Changes);
        Assert.Equal(0, await database.Count("site_settings") + await database.Count("setting_changes"));
    }

    [Theory, OnBothEngines]
    public async Task A_wrong_change_and_one_by_somebody_else_change_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var wrong = Assert.IsType<SettingOutcome.Wrong>(await node.Settings.Change(Rita, now => now with { RingTime = TimeSpan.FromSeconds(1), CustomersAtOnce = 0 }, Cancel));
        Assert.Equal([("CustomersAtOnce", SettingFault.OutOfRange), ("RingTime", SettingFault.OutOfRange)], wrong.Problems.Select(problem => (problem.Setting, problem.Fault)));
        Assert.Equal(["5", "600", "1"], wrong.Problems[1].Subjects);
        Assert.IsType<SettingOutcome.NotAllowed>(await node.Settings.Change(Adam, now => now with { RingTime = TimeSpan.FromSeconds(45) }, Cancel));
        wrong = Assert.IsType<SettingOutcome.Wrong>(await node.Settings.Change(Rita, now => now with { Administrators = [] }, Cancel));
        Assert.Equal(SettingFault.NobodyAdministers, Assert.Single(wrong.Problems).Fault);
        Assert.Equivalent(Policy, node.Policy.Now, true);
        Assert.Equal(0, await database.Count("site_settings") + await database.Count("setting_changes"));

        // Whom the settings name from now on decides, not whom the configuration named.
        Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Rita, now => now with { Administrators = ["adam"] }, Cancel));
        Assert.IsType<SettingOutcome.NotAllowed>(await node.Settings.Change(Rita, now => now with { RingTime = TimeSpan.FromSeconds(45) }, Cancel));
        Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Adam, now => now with { RingTime = TimeSpan.FromSeconds(45) }, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task Another_node_takes_a_change_in_and_judges_by_what_is_stored(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (node, other) = (await database.Start(Policy), await database.Start(Policy));
        await node.Settings.Change(Rita, now => now with { RingTime = TimeSpan.FromSeconds(45) }, Cancel);
        Assert.Equal(TimeSpan.FromSeconds(30), other.Policy.Now.RingTime);
        var saved = Assert.IsType<SettingOutcome.Saved>(await other.Settings.Change(Rita, now => now with { IdleTime = TimeSpan.FromMinutes(10) }, Cancel));
        Assert.Equal("IdleTime", Assert.Single(saved.Changes).Setting);
        Assert.Equal(TimeSpan.FromSeconds(45), other.Policy.Now.RingTime);
        await node.Settings.Load(Cancel);
        await node.Settings.Load(Cancel);
        Assert.Equivalent(other.Policy.Now, node.Policy.Now, true);
        Assert.Equal(TimeSpan.FromMinutes(10), node.Policy.Now.IdleTime);
    }

    [Theory, OnBothEngines]
    public async Task Changes_at_once_on_two_nodes_are_all_kept(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(Policy), await database.Start(Policy)];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() =>
            nodes[turn % 2].Settings.Change(Rita, now => now with { Supervisors = now.Supervisors.Add($"supervisor-{turn}") }, Cancel))));
        Assert.All(outcomes, outcome => Assert.Single(Assert.IsType<SettingOutcome.Saved>(outcome).Changes));
        foreach (var node in nodes)
            await node.Settings.Load(Cancel);
        Assert.All(nodes, node => Assert.Equal(16, node.Policy.Now.Supervisors.Distinct().Count()));
        Assert.Equal(16, await database.Count("setting_changes"));
        Assert.Equal(1, await database.Count("site_settings", "version = 16"));
    }

    [Theory, OnBothEngines]
    public async Task The_first_of_many_who_claim_the_site_has_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(new SessionPolicy()), await database.Start(new SessionPolicy())];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() => nodes[turn % 2].Settings.ClaimFirst(new Actor.Representative(new PersonId($"tenant/{turn}"), $"{turn}"), Cancel))));
        foreach (var node in nodes)
            await node.Settings.Load(Cancel);
        var change = Assert.Single(await nodes[0].Settings.Changes(10, Cancel));
        Assert.Equal(("Administrators", "", change.Person.Value), (change.Setting, change.Before, change.After));
        Assert.All(nodes, node => Assert.Equal([change.Person.Value], node.Policy.Now.Administrators));
        await nodes[0].Settings.ClaimFirst(Adam, Cancel);
        Assert.False(nodes[0].Policy.Now.IsAdministrator(Adam.Person));
    }

    [Theory, OnBothEngines]
    public async Task What_is_due_follows_the_new_times(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var idle = await node.Starts(Rita);
        var ended = await node.Starts(Adam);
        await node.Does(Adam, ended, new SessionCommand.End());
        var (version, state) = (await node.Queries.Get(idle.Id, Cancel))!.Version is var number ? (number, await node.Replay(idle.Id)) : default;
        await node.Settings.Change(Rita, now => now with { IdleTime = TimeSpan.FromMinutes(2) }, Cancel);
        Assert.Empty(await node.Queries.Due(Morning.AddSeconds(59), 10, Cancel));
        Assert.Equal([idle.Id], await node.Queries.Due(Morning.AddMinutes(1), 10, Cancel));
        Assert.Equal(version, (await node.Queries.Get(idle.Id, Cancel))?.Version);
        Assert.Equivalent(state, await node.Queries.Get(idle.Id, Cancel), true);

        // A node that didn't know yet wrote by the old times; it makes that good as soon as it knows.
        var other = await database.Start(Policy, node.Clock);
        await node.Settings.Change(Rita, now => now with { IdleTime = TimeSpan.FromHours(2) }, Cancel);
        var late = await other.Starts(Adam);
        Assert.Equal([late.Id], await node.Queries.Due(Morning.AddMinutes(1), 10, Cancel));
        await other.Settings.Load(Cancel);
        Assert.Empty(await node.Queries.Due(Morning.AddMinutes(114), 10, Cancel));
        Assert.Equal(2, (await node.Queries.Due(Morning.AddMinutes(115), 10, Cancel)).Count);
    }

    [Theory, OnBothEngines]
    public async Task Times_foreseen_anew_while_sessions_go_on_are_those_of_their_states(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(Policy), await database.Start(Policy)];
        var sessions = new List<Session>();
        for (var index = 0; index < 8; index++)
            sessions.Add((await nodes[0].Opens(Rita, nodes[0].StartCommand())).Session);
        var changes = Task.Run(async () =>
        {
            for (var turn = 0; turn < 10; turn++)
                await nodes[0].Settings.Change(Rita, now => now with { IdleTime = TimeSpan.FromMinutes(20 + turn) }, Cancel);
        }, Cancel);
        await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var (_, customer) = await nodes[1].Joins(session, "Cora");
                await nodes[1].Does(Rita, session, new SessionCommand.Remove(customer));
            }
        })).Append(changes));
        await nodes[1].Settings.Load(Cancel);
        foreach (var session in sessions)
        {
            var due = SessionRules.NextDue((await nodes[0].Queries.Get(session.Id, Cancel))!, nodes[0].Policy.Now);
            Assert.Equal(1, await database.Count("sessions", $"due_at = {due?.ToUnixTimeMilliseconds()} AND state LIKE '%{session.Id.Value}%'"));
        }
    }
}
