using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.6, R7.7: which waiting session is offered to whom.</summary>
public sealed class RoutingRules
{
    static readonly DateTimeOffset Now = Cast.Morning;

    static readonly Actor.Representative[] All = [Cast.Adam, Cast.Ben, Cast.Cleo];

    /// <summary>Everybody serves the one queue.</summary>
    static readonly SessionPolicy Policy = new() { Queues = [new Queue { Id = Cast.Desk, Name = "Desk" }], Agents = [.. All.Select(agent => new AgentProfile(agent.Person.Value, 2, []))] };

    [Theory]
    [InlineData(RoutingWay.LongestIdle, "contoso/ben")]
    [InlineData(RoutingWay.RoundRobin, "contoso/cleo")]
    [InlineData(RoutingWay.FewestSessions, "contoso/adam")]
    [InlineData(RoutingWay.RingAll, "contoso/adam contoso/ben contoso/cleo")]
    public void R7_7_the_queue_says_who_is_asked_first(RoutingWay way, string expected)
    {
        AgentNow[] agents =
        [
            At(Cast.Adam) with { Agent = Known(Cast.Adam) with { IdleSince = Ago(10), LastOfferedAt = Ago(1) } },
            At(Cast.Ben, sessions: 1) with { Agent = Known(Cast.Ben) with { IdleSince = Ago(30), LastOfferedAt = Ago(5) } },
            At(Cast.Cleo, sessions: 1) with { Agent = Known(Cast.Cleo) with { IdleSince = Ago(20) } },
        ];
        Assert.Equal(expected.Split(' '), Asked(Plan([Waiting()], agents, Policy with { Queues = [Policy.Queues[0] with { Routing = way }] })));
    }

    [Fact]
    public void R7_7_urgent_ones_go_first_and_then_the_oldest()
    {
        var younger = Waiting(number: 1, minutes: 5);
        var older = Waiting(number: 2, minutes: 9);
        var urgent = Waiting(number: 3, minutes: 1, isUrgent: true);
        Assert.Equal([urgent.Id, older.Id, younger.Id], Routing.InLine([younger, older, urgent]).Select(session => session.Id));
        Assert.Equal([urgent.Id, older.Id], Plan([younger, older, urgent], [At(Cast.Adam)], Policy).Select(step => step.Session));
    }

    [Theory]
    [InlineData(0, 0, SessionMode.Multi, true)]
    [InlineData(1, 0, SessionMode.Multi, true)]
    [InlineData(0, 1, SessionMode.Multi, true)]
    [InlineData(1, 1, SessionMode.Multi, false)]
    [InlineData(2, 0, SessionMode.Multi, false)]
    [InlineData(0, 0, SessionMode.Single, true)]
    [InlineData(1, 0, SessionMode.Single, false)]
    [InlineData(0, 1, SessionMode.Single, false)]
    public void R7_7_agents_only_within_their_capacity(int sessions, int offers, SessionMode mode, bool isAsked)
    {
        var agent = At(Cast.Adam, sessions) with { Offers = offers, Mode = mode };
        Assert.Equal(isAsked ? AgentState.Available : AgentState.Busy, agent.StateAt(Now, Policy));
        Assert.Equal(isAsked ? [Cast.Adam.Person.Value] : [], Asked(Plan([Waiting()], [agent], Policy)));
    }

    [Fact]
    public void R7_7_one_plan_gives_nobody_more_than_they_can_take()
    {
        var plan = Plan([Waiting(1), Waiting(2), Waiting(3), Waiting(4)], [At(Cast.Adam), At(Cast.Ben) with { Mode = SessionMode.Single }], Policy);
        Assert.Equal(3, plan.Length);
        Assert.Equal(2, Asked(plan).Count(person => person == Cast.Adam.Person.Value));
    }

    [Fact]
    public void R7_7_round_robin_goes_round()
    {
        var policy = Policy with { Queues = [Policy.Queues[0] with { Routing = RoutingWay.RoundRobin }] };
        var plan = Plan([Waiting(1, 9), Waiting(2, 8), Waiting(3, 7), Waiting(4, 6)], [.. All.Select(agent => At(agent))], policy);
        Assert.Equal(["contoso/adam", "contoso/ben", "contoso/cleo"], Asked(plan).Take(3));
        Assert.Equal(4, plan.Length);
    }

    [Fact]
    public void R7_7_skills_where_the_queue_asks_for_them()
    {
        var policy = Policy with { Queues = [Policy.Queues[0] with { Skills = ["Polish", "printers"] }], Agents = [new AgentProfile("adam", 2, ["polish"]), new AgentProfile("BEN", 2, ["printers", "polish", "cars"])] };
        Assert.Equal([Cast.Ben.Person.Value], Asked(Plan([Waiting()], [At(Cast.Adam), At(Cast.Ben), At(Cast.Cleo)], policy)));
    }

    [Fact]
    public void R7_4_who_can_not_be_reached_or_is_off_duty_is_never_asked() => Assert.IsType<SessionCommand.Return>(Assert.Single(
        Plan([Waiting()], [At(Cast.Adam) with { IsReachable = false }, At(Cast.Ben) with { Agent = Known(Cast.Ben).Away() }], Policy)).Command);

    [Fact]
    public void R7_10_in_wrap_up_nobody_is_asked_but_they_are_waited_for()
    {
        AgentNow[] agents = [At(Cast.Adam) with { Agent = Known(Cast.Adam) with { WrapUpUntil = Now + TimeSpan.FromSeconds(1) } }];
        Assert.Equal(AgentState.WrapUp, agents[0].StateAt(Now, Policy));
        Assert.Empty(Plan([Waiting()], agents, Policy));
        Assert.Equal([Cast.Adam.Person.Value], Asked(Routing.Plan([Waiting()], agents, Policy, Now + TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void R7_6_while_it_rings_nobody_else_is_asked() => Assert.Empty(Plan([Waiting(1, 1, false, Offered(Cast.Adam, OfferState.Open))], [At(Cast.Ben)], Policy));

    [Theory]
    [InlineData(OfferState.Declined)]
    [InlineData(OfferState.Missed)]
    public void R7_6_the_next_one_is_asked_and_nobody_twice(OfferState answer)
    {
        Assert.Equal([Cast.Ben.Person.Value], Asked(Plan([Waiting(1, 1, false, Offered(Cast.Adam, answer))], [At(Cast.Adam), At(Cast.Ben)], Policy)));
        Assert.IsType<SessionCommand.Return>(Assert.Single(Plan([Waiting(1, 1, false, Offered(Cast.Adam, answer))], [At(Cast.Adam)], Policy)).Command);
    }

    [Fact]
    public void R7_6_who_comes_on_duty_later_is_asked_again()
    {
        var back = At(Cast.Adam) with { Agent = Known(Cast.Adam).Away().Available(Now) };
        Assert.Equal([Cast.Adam.Person.Value], Asked(Plan([Waiting(1, 1, false, Offered(Cast.Adam, OfferState.Declined))], [back], Policy)));
    }

    [Fact]
    public void R7_6_after_the_return_who_only_missed_it_is_asked_again_and_who_declined_is_not()
    {
        Assert.Equal([Cast.Adam.Person.Value], Asked(Plan([Returned(Waiting(1, 1, false, Offered(Cast.Adam, OfferState.Missed)))], [At(Cast.Adam)], Policy)));
        Assert.Empty(Plan([Returned(Waiting(1, 1, false, Offered(Cast.Adam, OfferState.Declined)))], [At(Cast.Adam)], Policy));
    }

    [Fact]
    public void R7_6_the_sender_is_asked_by_the_return_alone()
    {
        var session = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Session;
        Assert.IsType<SessionCommand.Overflow>(Assert.Single(Plan([session], [At(Cast.Anna)], Cast.Policy)).Command);
    }

    [Fact]
    public void R7_6_overflow_then_back_to_the_first_queue_and_never_round_in_circles()
    {
        var policy = Cast.Policy with { Queues = [Cast.Policy.Queues[0], Cast.Policy.Queues[1] with { Overflow = Cast.Desk }] };
        var story = Story.Requested(policy, Cast.Desk);
        var answers = Carry(story, []);
        Assert.Equal(["Overflowed", "Returned"], answers);
        Assert.Equal(Cast.Desk, story.Session.Wait!.Queue);
        Assert.Empty(Carry(story, []));
    }

    [Fact]
    public void R7_6_a_returned_session_goes_wherever_somebody_is()
    {
        var story = Story.Requested(Cast.Policy, Cast.Desk);
        Carry(story, []);
        Assert.Equal(["Overflowed", "Offered"], Carry(story, [At(Cast.Eva) with { Agent = Known(Cast.Eva) }], Cast.Policy with { Queues = [Cast.Policy.Queues[0] with { Agents = ["adam"] }, Cast.Policy.Queues[1]] }));
        story.Does(Cast.Eva, new SessionCommand.Decline());
        Assert.Equal(["Overflowed", "Offered"], Carry(story, [At(Cast.Adam)]));
        Assert.Equal(Cast.Desk, story.Session.Wait!.Queue);
    }

    [Fact]
    public void R7_6_a_removed_queue_gives_its_sessions_back() =>
        Assert.IsType<SessionCommand.Return>(Assert.Single(Plan([Waiting()], [At(Cast.Adam)], Policy with { Queues = [] })).Command);

    [Fact]
    public void R7_6_chosen_agents_who_all_decline_give_it_back()
    {
        var story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Eva)).Does(Cast.Adam, new SessionCommand.Decline());
        Assert.Empty(Carry(story, [At(Cast.Adam), At(Cast.Eva)]));
        story.Does(Cast.Eva, new SessionCommand.Decline());
        Assert.Equal(["Returned+Offered"], Carry(story, [At(Cast.Adam), At(Cast.Eva)]));
    }

    /// <summary>Carries out plans until nothing more is planned; what came of each step.</summary>
    static List<string> Carry(Story story, AgentNow[] agents, SessionPolicy? policy = null)
    {
        var answers = new List<string>();
        story.Policy = policy ?? story.Policy;
        while (Routing.Plan([story.Session], agents, story.Policy, story.Now) is [var step])
            answers.Add(Story.Answer(story.Give(Cast.Site, step.Command)));
        return answers;
    }

    static System.Collections.Immutable.ImmutableArray<(SessionId Session, SessionCommand Command)> Plan(Session[] waiting, AgentNow[] agents, SessionPolicy policy) => Routing.Plan(waiting, agents, policy, Now);

    static IEnumerable<string> Asked(IEnumerable<(SessionId Session, SessionCommand Command)> plan) =>
        plan.Select(step => step.Command).OfType<SessionCommand.Offer>().SelectMany(offer => offer.Agents).Select(agent => agent.Person.Value);

    static DateTimeOffset Ago(int minutes) => Now - TimeSpan.FromMinutes(minutes);

    static Agent Known(Actor.Representative who) => new() { Person = who.Person, Name = who.Name, IsOnDuty = true, OnDutySince = Ago(60), IdleSince = Ago(60) };

    static AgentNow At(Actor.Representative who, int sessions = 0) => new(Known(who), sessions, 0, SessionMode.Multi, true);

    static Session Waiting(int number = 1, int minutes = 1, bool isUrgent = false, params Offer[] offers)
    {
        var session = Story.Requested(Policy, Cast.Desk).Session;
        return session with { Id = new SessionId(new Guid(number, 0, 0, new byte[8])), Wait = session.Wait! with { Since = Ago(minutes), IsUrgent = isUrgent, Offers = [.. offers] } };
    }

    static Session Returned(Session session) => session with { Wait = session.Wait! with { IsReturned = true } };

    static Offer Offered(Actor.Representative whom, OfferState state) => new(whom.Person, whom.Name, state, Ago(1), Now);
}
