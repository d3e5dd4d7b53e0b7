using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>Which waiting session is offered to whom (R7.4, R7.6, R7.7), as a pure plan; the rules judge each command of it once more when it is given.</summary>
public static class Routing
{
    /// <param name="waiting">All sessions that wait.</param>
    /// <param name="agents">All agents the site knows.</param>
    public static ImmutableArray<(SessionId Session, SessionCommand Command)> Plan(IEnumerable<Session> waiting, IEnumerable<AgentNow> agents, SessionPolicy policy, DateTimeOffset now)
    {
        var plan = ImmutableArray.CreateBuilder<(SessionId, SessionCommand)>();
        var staff = agents.ToDictionary(agent => agent.Person);
        foreach (var session in InLine(waiting))
        {
            var wait = session.Wait!;
            if (SessionRules.Rings(wait) || Next(wait, staff, policy, now) is not { } command)
                continue;
            plan.Add((session.Id, command));
            if (command is not SessionCommand.Offer offer)
                continue;
            foreach (var asked in offer.Agents.Where(asked => staff.ContainsKey(asked.Person)))
                staff[asked.Person] = staff[asked.Person] with { Offers = staff[asked.Person].Offers + 1, Agent = staff[asked.Person].Agent with { LastOfferedAt = now } };
        }

        return plan.ToImmutable();
    }

    /// <summary>The order in which sessions are served: urgent ones first, then who has waited longest.</summary>
    public static IEnumerable<Session> InLine(IEnumerable<Session> waiting) => waiting
        .Where(session => session.Wait is not null)
        .OrderByDescending(session => session.Wait!.IsUrgent).ThenBy(session => session.Wait!.Since).ThenBy(session => session.Id.Value);

    static SessionCommand? Next(Wait wait, Dictionary<PersonId, AgentNow> staff, SessionPolicy policy, DateTimeOffset now)
    {
        if (wait.Queue is not { } id || policy.Find(id) is not { } queue) // chosen agents were asked, or the queue is gone from the settings
            return SessionRules.MayReturn(wait, policy) ? new SessionCommand.Return() : null;
        var serving = staff.Values.Where(agent => policy.Serves(queue, agent.Person) && MayBeAsked(wait, agent)).ToArray();
        var free = serving.Where(agent => agent.StateAt(now, policy) == AgentState.Available).ToArray();
        if (free.Length > 0)
            return new SessionCommand.Offer([.. Chosen(queue.Routing, free).Select(agent => new AskedAgent(agent.Person, agent.Agent.Name))]);
        if (serving.Any(agent => agent.StateAt(now, policy) is AgentState.Busy or AgentState.WrapUp))
            return null; // somebody will be free
        if (wait.IsReturned)
            return Elsewhere(wait, policy).FirstOrDefault(other => HasSomebody(other, wait, staff, policy, now)) is { } somewhere ? new SessionCommand.Overflow(somewhere.Id) : null;
        return queue.Overflow is { } overflow && policy.Find(overflow) is not null && !wait.Visited.Contains(overflow) ? new SessionCommand.Overflow(overflow) : new SessionCommand.Return();
    }

    /// <summary>The other queues that a returned session may stand in: its first one, and where that overflows to, and so on.</summary>
    static IEnumerable<Queue> Elsewhere(Wait wait, SessionPolicy policy)
    {
        var seen = new HashSet<QueueId>();
        for (var next = wait.FirstQueue ?? wait.Queue; next is { } id && seen.Add(id) && policy.Find(id) is { } queue; next = queue.Overflow)
        {
            if (id != wait.Queue)
                yield return queue;
        }
    }

    static bool HasSomebody(Queue queue, Wait wait, Dictionary<PersonId, AgentNow> staff, SessionPolicy policy, DateTimeOffset now) =>
        staff.Values.Any(agent => policy.Serves(queue, agent.Person) && MayBeAsked(wait, agent) && agent.StateAt(now, policy) != AgentState.Away);

    /// <summary>
    /// Who was asked already isn't asked again, unless they came on duty since. Once nobody else was left, those who only missed it are:
    /// that ends, as who misses too many is away. The sender is asked by the return alone.
    /// </summary>
    static bool MayBeAsked(Wait wait, AgentNow agent) => agent.Person != wait.Sender && wait.OfferTo(agent.Person) switch
    {
        null => true,
        { State: OfferState.Missed } when wait.IsReturned => true,
        { State: OfferState.Declined or OfferState.Missed } earlier => agent.Agent.OnDutySince > earlier.Since,
        { State: OfferState.Open } => false,
        { State: OfferState.Withdrawn } => true,
    };

    static IEnumerable<AgentNow> Chosen(RoutingWay routing, AgentNow[] free) => routing switch
    {
        RoutingWay.RingAll => free.OrderBy(agent => agent.Person.Value, StringComparer.Ordinal),
        RoutingWay.LongestIdle => free.OrderBy(agent => agent.Agent.IdleSince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
        RoutingWay.RoundRobin => free.OrderBy(agent => agent.Agent.LastOfferedAt ?? DateTimeOffset.MinValue).ThenBy(agent => agent.Agent.OnDutySince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
        RoutingWay.FewestSessions => free.OrderBy(agent => agent.Sessions + agent.Offers).ThenBy(agent => agent.Agent.IdleSince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
    };
}
