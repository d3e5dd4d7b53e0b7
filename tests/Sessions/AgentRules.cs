using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.6, R7.10: what is remembered of an agent between sessions.</summary>
public sealed class AgentRules
{
    static readonly SessionPolicy Policy = Cast.Policy with { WrapUpTime = TimeSpan.FromMinutes(2) };
    static readonly Agent Adam = new Agent { Person = Cast.Adam.Person, Name = Cast.Adam.Name }.Available(Cast.Morning);

    readonly Story _story = Story.Begin(Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, Cast.PassOn(Cast.Desk));

    [Fact]
    public void R7_10_nobody_takes_sessions_until_they_say_so()
    {
        var fresh = new Agent { Person = Cast.Adam.Person, Name = Cast.Adam.Name };
        Assert.Equal(AgentState.Away, Now(fresh).StateAt(Cast.Morning, Policy));
        Assert.Equal(AgentState.Available, Now(Adam).StateAt(Cast.Morning, Policy));
        Assert.Equal((Cast.Morning, Cast.Morning), (Adam.OnDutySince, Adam.IdleSince));
        Assert.Same(Adam, Adam.Available(Cast.Morning + TimeSpan.FromHours(1)));
    }

    [Fact]
    public void R7_10_away_and_back_starts_anew()
    {
        var away = (Adam with { MissedOffers = 2 }).Away();
        Assert.Equal((false, 0), (away.IsOnDuty, away.MissedOffers));
        Assert.Same(away, away.Away());
        Assert.Equal(Cast.Morning + TimeSpan.FromHours(1), away.Available(Cast.Morning + TimeSpan.FromHours(1)).OnDutySince);
    }

    [Fact]
    public void R7_6_after_the_sites_number_of_missed_offers_in_a_row_an_agent_is_away()
    {
        var agent = Adam;
        for (var missed = 1; missed <= 3; missed++)
        {
            Assert.True(agent.IsOnDuty);
            Assert.Equal(missed - 1, agent.MissedOffers);
            agent = After(After(agent, Cast.Site, Cast.Ask(Cast.Adam)), Cast.Site, new SessionCommand.MissOffer(Cast.Adam.Person));
        }

        Assert.Equal((false, 0), (agent.IsOnDuty, agent.MissedOffers));
    }

    [Fact]
    public void R7_6_an_answer_counts_the_missed_offers_anew()
    {
        var agent = Adam with { MissedOffers = 2 };
        agent = After(agent, Cast.Site, Cast.Ask(Cast.Adam));
        Assert.Equal(Cast.Morning, agent.LastOfferedAt);
        Assert.Equal(0, After(agent, Cast.Adam, new SessionCommand.Decline()).MissedOffers);
        Assert.Equal(0, After(agent, Cast.Adam, Cast.Accept(2)).MissedOffers);
    }

    [Theory]
    [InlineData(nameof(SessionCommand.End))]
    [InlineData(nameof(SessionCommand.TransferSession))]
    [InlineData(nameof(SessionCommand.TransferControl))]
    [InlineData(nameof(SessionCommand.TakeOver))]
    public void R7_10_when_a_session_leaves_them_they_wrap_up_and_are_idle_from_then_on(string way)
    {
        _story.Does(Cast.Adam, Cast.Take(2)).Does(Cast.Ben, Cast.Assist(3)).Later(TimeSpan.FromMinutes(10));
        var agent = way switch
        {
            nameof(SessionCommand.End) => After(Adam, Cast.Adam, new SessionCommand.End()),
            nameof(SessionCommand.TransferSession) => After(Adam, Cast.Adam, Cast.PassOn(Cast.Backup)),
            nameof(SessionCommand.TransferControl) => After(Adam, Cast.Adam, Cast.GiveControl(3)),
            _ => After(Adam, Cast.Sara, Cast.TakeOver(4)),
        };
        Assert.Equal((_story.Now, _story.Now + Policy.WrapUpTime), (agent.IdleSince, agent.WrapUpUntil));
        Assert.Equal(AgentState.WrapUp, Now(agent).StateAt(_story.Now, Policy));
        Assert.Equal(AgentState.Available, Now(agent).StateAt(_story.Now + Policy.WrapUpTime, Policy));
        Assert.Equal(AgentState.Available, Now(agent.Available(_story.Now)).StateAt(_story.Now, Policy));
        Assert.Equal(_story.Now, agent.Available(_story.Now + TimeSpan.FromSeconds(9)).IdleSince);
    }

    [Fact]
    public void R7_10_without_a_wrap_up_time_they_are_available_at_once()
    {
        _story.Policy = Cast.Policy;
        _story.Does(Cast.Adam, Cast.Take(2));
        Assert.Null(After(Adam, Cast.Adam, new SessionCommand.End()).WrapUpUntil);
    }

    [Fact]
    public void What_happens_to_others_changes_nothing()
    {
        _story.Does(Cast.Eva, Cast.Take(2));
        Assert.Same(Adam, After(Adam, Cast.Eva, new SessionCommand.End()));
    }

    Agent After(Agent agent, Actor by, SessionCommand command)
    {
        var before = _story.Session;
        foreach (var happened in _story.Happens(by, command))
        {
            agent = agent.After(happened, before, _story.Policy, _story.Now);
            before = SessionEvolution.Evolve(before, happened, _story.Now);
        }

        return agent;
    }

    static AgentNow Now(Agent agent) => new(agent, 0, 0, SessionMode.Multi, true);
}
