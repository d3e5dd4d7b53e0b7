using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.10: an agent's availability follows their presence in Teams, where site and agent let it.</summary>
public sealed class PresenceRules
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Presence.Unknown, AgentState.Available)]
    [InlineData(Presence.Available, AgentState.Available)]
    [InlineData(Presence.Busy, AgentState.Busy)]
    [InlineData(Presence.Away, AgentState.Away)]
    public void R7_10_presence_counts(Presence presence, AgentState state) => Assert.Equal(state, Agent(presence).StateAt(Now, new SessionPolicy()));

    [Fact]
    public void R7_10_the_agents_own_away_wins() => Assert.Equal(AgentState.Away, (Agent(Presence.Available) with { Agent = Agent(Presence.Available).Agent.Away() }).StateAt(Now, new SessionPolicy()));

    [Fact]
    public void R7_10_neither_site_nor_agent_has_to_follow_it()
    {
        Assert.Equal(AgentState.Available, Agent(Presence.Busy).StateAt(Now, new SessionPolicy { FollowPresence = false }));
        Assert.Equal(AgentState.Available, Agent(Presence.Away).StateAt(Now, new SessionPolicy { Agents = [new AgentProfile(Cast.Adam.Person.Value, 3, [], FollowsPresence: false)] }));
    }

    [Fact]
    public void R7_6_nobody_is_asked_who_is_busy_or_away_in_Teams()
    {
        var waiting = Story.Requested(new SessionPolicy { Queues = [new Queue { Id = Cast.Desk, Name = "Desk" }] }, Cast.Desk);
        Assert.Empty(Routing.Plan([waiting.Session], [Agent(Presence.Busy)], waiting.Policy, waiting.Now));
        Assert.Single(Routing.Plan([waiting.Session], [Agent(Presence.Available)], waiting.Policy, waiting.Now));
    }

    static AgentNow Agent(Presence presence) =>
        new(new Agent { Person = Cast.Adam.Person, Name = "Adam" }.Available(Now), 0, 0, SessionMode.Multi, true) { Presence = presence };
}
