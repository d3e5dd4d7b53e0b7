using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>What the site knows of agents between sessions (R7.6, R7.7, R7.10), and the offers that wait for them.</summary>
public sealed class AgentTests
{
    static readonly QueueId Line = new("line");

    static readonly SessionPolicy Policy = new()
    {
        Mode = SessionMode.Multi,
        Queues = [new Queue { Id = Line, Name = "Line" }],
        WrapUpTime = TimeSpan.FromMinutes(1),
        MissedOffersBeforeAway = 2,
    };

    static readonly Actor Site = new Actor.Site();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_agents_word_is_durable_and_known_to_another_node(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var raised = 0;
        node.Agents.Changed += () => raised++;
        Assert.Null(await node.Agents.Get(Rita.Person, Cancel));
        var said = await node.Agents.SetAvailable(Rita.Person, "Rita", Cancel);
        Assert.Equal(new Agent { Person = Rita.Person, Name = "Rita", IsOnDuty = true, OnDutySince = Morning, IdleSince = Morning }, said);
        node.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(said with { Name = "Rita R." }, await node.Agents.SetAvailable(Rita.Person, "Rita R.", Cancel));
        var other = await database.Start(Policy, node.Clock);
        Assert.Equal(said with { Name = "Rita R." }, await other.Agents.Get(Rita.Person, Cancel));
        Assert.False((await other.Agents.SetAway(Rita.Person, "Rita", Cancel)).IsOnDuty);
        Assert.False((await other.Agents.SetAway(Adam.Person, "Adam", Cancel)).IsOnDuty);
        Assert.False((await node.Agents.Get(Rita.Person, Cancel))?.IsOnDuty);
        Assert.Equal(2, raised);
    }

    [Theory, OnBothEngines]
    public async Task Who_misses_too_many_offers_is_off_duty_and_told_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        var session = await node.Asks(Line);
        for (var turn = 1; turn <= 3; turn++)
        {
            await node.Offers(session, Rita);
            Assert.Equal(1, await database.Count("offers", $"person_id = '{Rita.Person}'"));
            node.Clock.Advance(Policy.RingTime);
            Assert.Equal([session.Id], await node.Queries.Due(node.Clock.GetUtcNow(), 10, Cancel));
            await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
            Assert.Equal(0, await database.Count("offers"));
            var agent = await node.Agents.Get(Rita.Person, Cancel);
            Assert.Equal((turn == 1, turn == 1 ? 1 : turn == 2 ? 0 : 1), (agent?.IsOnDuty, agent?.MissedOffers));
        }

        var notices = (await Everything(node)).Where(entry => entry.Kind == OutboxKind.Notice).ToArray();
        Assert.Equal([new SessionEffect.Tell(Rita.Person, Notice.AwayNow, "")], notices.Select(Promises.ReadNotice));
        Assert.Equal(session.Id, notices[0].Session);
    }

    [Theory, OnBothEngines]
    public async Task Offers_missed_in_several_sessions_within_one_transaction_all_count(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        Session[] sessions = [await node.Asks(Line), await node.Asks(Line)];
        foreach (var session in sessions)
            await node.Offers(session, Rita);
        using var gate = new ManualResetEventSlim();
        var first = node.Store.Apply((await node.Starts(Adam)).Id, node.Say("busy"), Adam, new Inbound("busy", _ => { gate.Wait(TimeSpan.FromSeconds(20), Cancel); return []; }), Cancel);
        var missed = sessions.Select(session => node.Does(Site, session, new SessionCommand.MissOffer(Rita.Person))).ToArray();
        gate.Set();
        await Task.WhenAll([first, .. missed]);
        Assert.Equal((false, 0), (await node.Agents.Get(Rita.Person, Cancel)) is { } agent ? (agent.IsOnDuty, agent.MissedOffers) : default);
        Assert.Equal(1, await database.Count("outbox", "payload LIKE '%AwayNow%'"));
    }

    [Theory, OnBothEngines]
    public async Task An_answer_of_any_kind_forgives_what_was_missed(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        var session = await node.Asks(Line);
        await node.Offers(session, Rita);
        await node.Does(Site, session, new SessionCommand.MissOffer(Rita.Person));
        Assert.Equal(1, (await node.Agents.Get(Rita.Person, Cancel))?.MissedOffers);
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        await node.Offers(session, Rita);
        Assert.Equal(Morning.AddSeconds(1), (await node.Agents.Get(Rita.Person, Cancel))?.LastOfferedAt);
        await node.Does(Rita, session, new SessionCommand.Decline());
        Assert.Equal(0, (await node.Agents.Get(Rita.Person, Cancel))?.MissedOffers);
    }

    [Theory, OnBothEngines]
    public async Task Idle_time_and_wrap_up_begin_when_a_session_leaves_its_agent(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        await node.Comes(Adam);
        var (ended, passed, given) = (await node.Starts(Rita), await node.Starts(Rita), await node.Starts(Rita));
        await node.Joins(passed, "Cora");
        given = await node.Does(Adam, given, new SessionCommand.JoinAsAssistant(node.NewPlace(), "en"));

        var at = Morning;
        foreach (var (session, command) in new (Session, SessionCommand)[]
        {
            (ended, new SessionCommand.End()),
            (passed, new SessionCommand.TransferSession(Line, [], null)),
            (given, new SessionCommand.TransferControl(given.FindRepresentative(Adam.Person)!.Id)),
        })
        {
            node.Clock.Advance(TimeSpan.FromMinutes(10));
            at = node.Clock.GetUtcNow();
            await node.Does(Rita, session, command);
            var agent = await node.Agents.Get(Rita.Person, Cancel);
            Assert.Equal((at, at + Policy.WrapUpTime, true), (agent?.IdleSince, agent?.WrapUpUntil, agent?.IsOnDuty));
        }

        Assert.Equal(AgentState.WrapUp, (await Seen(node, Rita)).StateAt(at, Policy));
        Assert.Equal(AgentState.Available, (await Seen(node, Rita)).StateAt(at + Policy.WrapUpTime, Policy));
        Assert.Equal((Morning, null), (await Seen(node, Adam)).Agent is var adam ? (adam.IdleSince, adam.WrapUpUntil) : default);
        await node.Agents.SetAvailable(Rita.Person, "Rita", Cancel);
        Assert.Equal(AgentState.Available, (await Seen(node, Rita)).StateAt(at, Policy));
    }

    [Theory, OnBothEngines]
    public async Task What_an_agent_has_to_do_is_counted(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        await node.Comes(Adam);
        await node.Starts(Rita);
        var ended = await node.Starts(Rita);
        await node.Does(Rita, ended, new SessionCommand.End());
        var waiting = await node.Asks(Line);
        await node.Offers(waiting, Rita, Adam);
        Assert.Equal((1, 1), await Seen(node, Rita) is var rita ? (rita.Sessions, rita.Offers) : default);
        Assert.Equal((0, 1), await Seen(node, Adam) is var adam ? (adam.Sessions, adam.Offers) : default);
        await node.Does(Adam, waiting, node.AcceptCommand());
        Assert.Equal((1, 0), await Seen(node, Rita) is var after ? (after.Sessions, after.Offers) : default);
        Assert.Equal((1, 0), await Seen(node, Adam) is var taker ? (taker.Sessions, taker.Offers) : default);
    }

    [Theory, OnBothEngines]
    public async Task Mode_and_reach_come_from_what_is_known_of_the_person(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Agents.SetAvailable(Adam.Person, "Adam", Cancel);
        await node.Comes(Rita);
        await node.People.SetMode(Rita.Person, SessionMode.Single, Cancel);
        Assert.Equal((SessionMode.Multi, false), await Seen(node, Adam) is var adam ? (adam.Mode, adam.IsReachable) : default);
        Assert.Equal((SessionMode.Single, true), await Seen(node, Rita) is var rita ? (rita.Mode, rita.IsReachable) : default);
        await node.People.MarkUnreachable(Rita.Person, "ConversationBlockedByUser", Cancel);
        Assert.Equal(AgentState.Away, (await Seen(node, Rita)).StateAt(Morning, Policy));
        var strict = await database.Start(Policy with { MayChooseMode = false }, node.Clock);
        Assert.Equal(SessionMode.Multi, (await Seen(strict, Rita)).Mode);
    }

    [Theory, OnBothEngines]
    public async Task Who_is_no_agent_by_the_settings_any_more_is_not_among_them(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        await node.Comes(Rita);
        await node.Comes(Adam);
        Assert.Equal([Adam.Person, Rita.Person], (await node.Agents.All(Cancel)).Select(agent => agent.Person));
        var changed = await database.Start(Policy with { Queues = [Policy.Queues[0] with { Agents = ["rita"] }] }, node.Clock);
        Assert.Equal([Rita.Person], (await changed.Agents.All(Cancel)).Select(agent => agent.Person));
    }

    [Theory, OnBothEngines]
    public async Task Two_words_of_one_agent_at_once_on_two_nodes_make_one_row(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Node[] nodes = [await database.Start(Policy), await database.Start(Policy)];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() => turn % 3 == 0
            ? nodes[turn % 2].Agents.SetAway(Rita.Person, "Rita", Cancel)
            : nodes[turn % 2].Agents.SetAvailable(Rita.Person, "Rita", Cancel))));
        Assert.Equal(1, await database.Count("agents"));
    }

    [Theory, OnBothEngines]
    public async Task The_offers_that_wait_follow_the_session(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy with { Supervisors = ["adam"] });
        var (zoe, ula) = (new Actor.Representative(new PersonId("tenant/zoe"), "Zoe"), new Actor.Representative(new PersonId("tenant/ula"), "Ula"));
        var session = await node.Asks(Line);
        await node.Offers(session, Rita, zoe, ula);
        Assert.Equal(["tenant/rita", "tenant/ula", "tenant/zoe"], await Asked(node, session));
        await node.Does(zoe, session, new SessionCommand.Decline());
        Assert.Equal(["tenant/rita", "tenant/ula"], await Asked(node, session));
        await node.Does(Site, session, new SessionCommand.MissOffer(ula.Person));
        Assert.Equal(["tenant/rita"], await Asked(node, session));

        // While it rings nobody else is asked. Who declined is asked again afterwards; a supervisor then asks somebody else altogether.
        await node.Offers(session, zoe);
        Assert.Equal(["tenant/rita"], await Asked(node, session));
        await node.Does(Site, session, new SessionCommand.MissOffer(Rita.Person));
        await node.Offers(session, zoe);
        Assert.Equal(["tenant/zoe"], await Asked(node, session));
        await node.Does(Adam, session, new SessionCommand.TransferSession(null, [new ChosenAgent(ula.Person, "Ula", true), new ChosenAgent(zoe.Person, "Zoe", true)], "urgent", true));
        Assert.Equal(["tenant/ula", "tenant/zoe"], await Asked(node, session));
        await node.Does(ula, session, node.AcceptCommand());
        Assert.Empty(await Asked(node, session));

        await node.Does(ula, session, new SessionCommand.TransferSession(null, [new ChosenAgent(Rita.Person, "Rita", true)], null));
        Assert.Equal(["tenant/rita"], await Asked(node, session));
        await node.Does(Rita, session, new SessionCommand.Decline());
        await node.Does(Site, session, new SessionCommand.Return());
        Assert.Equal(["tenant/ula"], await Asked(node, session));
        await node.Does(Adam, session, new SessionCommand.End());
        Assert.Empty(await Asked(node, session));
        Assert.Equal(0, await database.Count("offers"));
        Assert.Equivalent(await node.Queries.Get(session.Id, Cancel), await node.Replay(session.Id), true);
    }

    [Theory, OnBothEngines]
    public async Task An_offer_is_promised_to_its_agent(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var session = await node.Asks(Line);
        await node.Offers(session, Rita);
        var offer = Assert.Single(await Everything(node), entry => entry.Kind == OutboxKind.Offer);
        Assert.Equal((session.Id, Rita.Person, Promises.LaneOf(Rita.Person)), (offer.Session, offer.Person, offer.Lane));
    }

    static async Task<AgentNow> Seen(Node node, Actor.Representative agent) => (await node.Agents.All(Cancel)).Single(now => now.Person == agent.Person);

    static async Task<IEnumerable<string>> Asked(Node node, Session session)
    {
        var open = (await node.Queries.Get(session.Id, Cancel))?.Wait?.OpenOffers.Select(offer => offer.Agent.Value).Order(StringComparer.Ordinal).ToArray() ?? [];
        var told = new List<string>();
        foreach (var name in new[] { "adam", "rita", "ula", "zoe" })
            if ((await node.Board.OfferedTo(new PersonId($"tenant/{name}"), Cancel)).Any(offered => offered.Id == session.Id))
                told.Add($"tenant/{name}");
        Assert.Equal(open, told);
        return told;
    }

    /// <summary>What is promised, lane by lane.</summary>
    static async Task<IReadOnlyList<OutboxEntry>> Everything(Node node)
    {
        var all = new List<OutboxEntry>();
        while (await node.Outbox.Lease(100, TimeSpan.FromMinutes(1), Cancel) is { Count: > 0 } entries)
            foreach (var entry in entries)
            {
                all.Add(entry.Entry);
                await node.Outbox.Done(entry, Cancel);
            }

        return all;
    }
}
