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
            if (wait.OpenOffers.Any(offer => offer.Until is not null))
                continue; // it rings
            if (Next(session, wait, staff, policy, now) is not { } command)
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

    static SessionCommand? Next(Session session, Wait wait, Dictionary<PersonId, AgentNow> staff, SessionPolicy policy, DateTimeOffset now)
    {
        if (wait.Queue is not { } id)
            return wait.IsReturned || wait.OpenOffers.Any() ? null : new SessionCommand.Return();
        if (policy.Find(id) is not { } queue)
            return wait.IsReturned ? null : new SessionCommand.Return(); // the queue is gone from the settings
        var serving = staff.Values.Where(agent => policy.Serves(queue, agent.Person) && MayBeAsked(wait, agent)).ToArray();
        var free = serving.Where(agent => agent.StateAt(now, policy) == AgentState.Available).ToArray();
        if (free.Length > 0)
            return new SessionCommand.Offer([.. Chosen(queue.Routing, free).Select(agent => new AskedAgent(agent.Person, agent.Agent.Name))]);
        if (serving.Any(agent => agent.StateAt(now, policy) is AgentState.Busy or AgentState.WrapUp))
            return null; // somebody will be free
        if (queue.Overflow is { } overflow && policy.Find(overflow) is not null && !wait.Visited.Contains(overflow) && (!wait.IsReturned || HasSomebody(overflow, wait, staff, policy, now)))
            return new SessionCommand.Overflow(overflow);
        return wait.IsReturned ? null : new SessionCommand.Return();
    }

    static bool HasSomebody(QueueId id, Wait wait, Dictionary<PersonId, AgentNow> staff, SessionPolicy policy, DateTimeOffset now) => policy.Find(id) is { } queue
        && staff.Values.Any(agent => policy.Serves(queue, agent.Person) && MayBeAsked(wait, agent) && agent.StateAt(now, policy) != AgentState.Away);

    /// <summary>Who was asked already isn't asked again, unless they came on duty since; the sender only by the return.</summary>
    static bool MayBeAsked(Wait wait, AgentNow agent) =>
        agent.Person != wait.Sender && wait.OfferTo(agent.Person) is not { State: OfferState.Open } && (wait.OfferTo(agent.Person) is not { } earlier || agent.Agent.OnDutySince > earlier.Since);

    static IEnumerable<AgentNow> Chosen(RoutingWay routing, AgentNow[] free) => routing switch
    {
        RoutingWay.RingAll => free.OrderBy(agent => agent.Person.Value, StringComparer.Ordinal),
        RoutingWay.LongestIdle => free.OrderBy(agent => agent.Agent.IdleSince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
        RoutingWay.RoundRobin => free.OrderBy(agent => agent.Agent.LastOfferedAt ?? DateTimeOffset.MinValue).ThenBy(agent => agent.Agent.OnDutySince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
        RoutingWay.FewestSessions => free.OrderBy(agent => agent.Sessions + agent.Offers).ThenBy(agent => agent.Agent.IdleSince).ThenBy(agent => agent.Person.Value, StringComparer.Ordinal).Take(1),
    };
}
