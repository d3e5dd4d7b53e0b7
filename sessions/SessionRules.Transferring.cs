namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>
    /// R7.1–R7.3. A supervisor may pass on any session, also one that waits already: that is how it is reassigned.
    /// </summary>
    static Decision TransferSession(Session session, SessionCommand.TransferSession command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative sender)
            return new Decision.Refused(Refusal.OnlyController);
        var agents = (command.Agents.IsDefault ? [] : command.Agents).DistinctBy(agent => agent.Person).ToArray();
        var message = ChatText.Clean(command.Message ?? "");
        if (IsDone(session, command, sender, agents, message))
            return new Decision.Accepted();
        if (UnlessMayTransfer(session, sender, policy) is { } refused)
            return refused;
        if (UnlessTarget(command.Queue, agents, sender, policy) is { } wrong)
            return wrong;
        if (!session.Customers.Any(customer => customer.IsPresent))
            return new Decision.Refused(Refusal.NoCustomer);
        if (message is not null && Graphemes.Count(message) is var length && (length > SessionPolicy.TransferMessageLength || message.Length > SessionPolicy.TransferMessageLength * 32))
            return new Decision.Refused(Refusal.MessageTooLong, $"{SessionPolicy.TransferMessageLength}", $"{length}");

        var from = session.Controller;
        var events = new List<SessionEvent>(AllEnd(session, ActivityEnd.ControlMoved));
        events.Add(new SessionEvent.SessionTransferred(from, sender.Person, sender.Name, command.Queue, [.. agents.Select(agent => agent.Person)], message, command.IsUrgent));
        if (from is { } controller)
            events.Add(new SessionEvent.ParticipantLeft(controller, LeaveReason.Transferred));
        events.AddRange(agents.Select(agent => new SessionEvent.Offered(agent.Person, agent.Name, now + policy.RingTime)));
        return new Decision.Accepted([.. events]);
    }

    /// <summary>R11.1: the same press again, while nobody has answered yet.</summary>
    static bool IsDone(Session session, SessionCommand.TransferSession command, Actor.Representative sender, ChosenAgent[] agents, string? message) =>
        session.Wait is { IsReturned: false } wait
        && (wait.Sender, wait.Queue, wait.Message, wait.IsUrgent) == (sender.Person, command.Queue, message, command.IsUrgent)
        && (command.Queue is not null ? agents.Length == 0 : wait.OpenOffers.Select(offer => offer.Agent).ToHashSet().SetEquals(agents.Select(agent => agent.Person)));

    static Decision.Refused? UnlessMayTransfer(Session session, Actor.Representative sender, SessionPolicy policy)
    {
        if (policy.IsSupervisor(sender.Person))
            return null;
        if (session.Wait is { Sender: { } passedOnBy } && passedOnBy == sender.Person)
            return new Decision.Refused(Refusal.SessionWaits);
        if (UnlessController(session, sender) is { } refused)
            return refused;
        return policy.IsAgent(sender.Person) ? null : new Decision.Refused(Refusal.OnlyAgents);
    }

    /// <summary>R7.2: exactly one queue, or one agent or more; to oneself is no transfer.</summary>
    static Decision.Refused? UnlessTarget(QueueId? target, ChosenAgent[] agents, Actor.Representative sender, SessionPolicy policy)
    {
        if (target is null && agents.Length == 0)
            return new Decision.Refused(Refusal.TransferTargetMissing);
        if (target is { } queue)
            return agents.Length > 0 ? new Decision.Refused(Refusal.TransferTargetsMixed) : policy.Find(queue) is null ? new Decision.Refused(Refusal.QueueNotFound) : null;
        var unavailable = agents.Where(agent => !agent.IsAvailable || !policy.IsAgent(agent.Person) || agent.Person == sender.Person).Select(agent => agent.Name).ToArray();
        return unavailable.Length > 0 ? new Decision.Refused(Refusal.AgentUnavailable, [.. unavailable]) : null;
    }

    /// <summary>
    /// R7.4: only agents of the line it stands in now, and nobody while it rings with others: a plan that comes too late, or from
    /// two routers at once, does no harm.
    /// </summary>
    static Decision Offer(Session session, SessionCommand.Offer command, Actor by, SessionPolicy policy, DateTimeOffset now) => OfSite(by,
        session.Wait is { Queue: { } id } wait && policy.Find(id) is { } queue && !Rings(wait)
            ? new Decision.Accepted([.. command.Agents
                .DistinctBy(agent => agent.Person)
                .Where(agent => policy.Serves(queue, agent.Person) && wait.OfferTo(agent.Person) is not { State: OfferState.Open })
                .Select(agent => new SessionEvent.Offered(agent.Person, agent.Name, now + policy.RingTime))])
            : new Decision.Accepted());

    /// <summary>R7.6: each queue once; after the return wherever somebody is.</summary>
    static Decision Overflow(Session session, SessionCommand.Overflow command, Actor by, SessionPolicy policy) => OfSite(by,
        session.Wait is { Queue: { } queue } wait && queue != command.Queue && policy.Find(command.Queue) is not null && !Rings(wait) && (wait.IsReturned || !wait.Visited.Contains(command.Queue))
            ? new Decision.Accepted(new SessionEvent.Overflowed(command.Queue))
            : new Decision.Accepted());

    /// <summary>R7.6: the customer keeps waiting; the sender's offer doesn't run out.</summary>
    static Decision Return(Session session, Actor by, SessionPolicy policy) => OfSite(by, session.Wait is { } wait && MayReturn(wait, policy)
        ? new Decision.Accepted([new SessionEvent.Returned(HomeOf(wait, policy)), .. wait.Sender is { } sender ? [new SessionEvent.Offered(sender, wait.SenderName ?? "", null)] : Array.Empty<SessionEvent>()])
        : new Decision.Accepted());

    /// <summary>Once, when nobody is asked; and again if the settings have lost its queue since, as long as that leads anywhere.</summary>
    internal static bool MayReturn(Wait wait, SessionPolicy policy) =>
        !wait.OpenOffers.Any() && (!wait.IsReturned || (!IsInLine(wait, policy) && (wait.Sender is not null || HomeOf(wait, policy) is not null)));

    /// <summary>
    /// The line a session goes back to. If the settings know neither its first queue nor the one it stands in, its sender has it; one that
    /// nobody sent stands in the site's first queue rather than nowhere.
    /// </summary>
    static QueueId? HomeOf(Wait wait, SessionPolicy policy) =>
        wait.FirstQueue is { } first && policy.Find(first) is not null ? first
        : IsInLine(wait, policy) ? wait.Queue
        : wait.Sender is null ? policy.Queues.FirstOrDefault()?.Id
        : null;

    static bool IsInLine(Wait wait, SessionPolicy policy) => wait.Queue is { } queue && policy.Find(queue) is not null;

    /// <summary>An agent has been asked and has time left to answer; the sender's own offer doesn't count.</summary>
    internal static bool Rings(Wait wait) => wait.OpenOffers.Any(offer => offer.Until is not null);

    static Decision MissOffer(Session session, SessionCommand.MissOffer command, Actor by) => OfSite(by, session.Wait?.OfferTo(command.Agent) is { State: OfferState.Open, Until: not null }
        ? new Decision.Accepted(new SessionEvent.OfferMissed(command.Agent))
        : new Decision.Accepted());

    /// <summary>R7.5. Who was asked and answered too late, or changed their mind, may still have it while nobody else does.</summary>
    static Decision Accept(Session session, SessionCommand.Accept command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative agent)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        if (session.IsController(agent.Person))
            return new Decision.Accepted();
        if (session.Wait is not { } wait)
            return ControlledBy(session);
        return wait.OfferTo(agent.Person) is null or { State: OfferState.Withdrawn }
            ? new Decision.Refused(Refusal.NotOffered)
            : Taken(session, agent, command.Participant, command.Language, TakenBy.Offer, policy, now);
    }

    /// <summary>R7.8. The last one who is asked for a session that no queue has can't leave it to nobody.</summary>
    static Decision Decline(Session session, Actor by, SessionPolicy policy)
    {
        if (by is not Actor.Representative agent)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        if (session.Wait is not { } wait)
            return session.IsController(agent.Person) ? new Decision.Refused(Refusal.NotOffered) : ControlledBy(session);
        return wait.OfferTo(agent.Person) switch
        {
            null or { State: OfferState.Withdrawn } => new Decision.Refused(Refusal.NotOffered),
            { State: OfferState.Open, Until: null } when !IsInLine(wait, policy) => new Decision.Refused(Refusal.LastOffer),
            { State: OfferState.Open } => new Decision.Accepted(new SessionEvent.OfferDeclined(agent.Person)),
            _ => new Decision.Accepted(),
        };
    }

    static Decision Take(Session session, SessionCommand.Take command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative agent)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        if (session.IsController(agent.Person))
            return new Decision.Accepted();
        if (session.Wait is not { } wait)
            return ControlledBy(session);
        return policy.IsSupervisor(agent.Person) || wait.Queue is { } queue && policy.Find(queue) is { } line && SessionPolicy.IsAgentOf(line, agent.Person)
            ? Taken(session, agent, command.Participant, command.Language, TakenBy.Line, policy, now)
            : new Decision.Refused(Refusal.NotAgentOfQueue);
    }

    /// <summary>R7.5: too late, and who was faster.</summary>
    static Decision.Refused ControlledBy(Session session) =>
        new(Refusal.TakenByAnother, session.Controller is { } controller ? session.Find(controller)?.Name ?? "" : "");
}
