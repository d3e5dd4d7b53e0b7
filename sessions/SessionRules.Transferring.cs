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
        if (UnlessMayTransfer(session, sender, policy) is { } refused)
            return refused;
        if (UnlessTarget(command, policy) is { } wrong)
            return wrong;
        if (!session.Customers.Any(customer => customer.IsPresent))
            return new Decision.Refused(Refusal.NoCustomer);
        var message = ChatText.Clean(command.Message ?? "");
        if (message is not null && Graphemes.Count(message) is var length && (length > SessionPolicy.TransferMessageLength || message.Length > SessionPolicy.TransferMessageLength * 32))
            return new Decision.Refused(Refusal.MessageTooLong, $"{SessionPolicy.TransferMessageLength}", $"{length}");

        var from = session.Controller;
        var events = new List<SessionEvent>(AllEnd(session, ActivityEnd.ControlMoved));
        events.Add(new SessionEvent.SessionTransferred(from, sender.Person, sender.Name, command.Queue, [.. command.Agents.Select(agent => agent.Person)], message, command.IsUrgent));
        if (from is { } controller)
            events.Add(new SessionEvent.ParticipantLeft(controller, LeaveReason.Transferred));
        events.AddRange(command.Agents.Select(agent => new SessionEvent.Offered(agent.Person, agent.Name, now + policy.RingTime)));
        return new Decision.Accepted([.. events]);
    }

    static Decision.Refused? UnlessMayTransfer(Session session, Actor.Representative sender, SessionPolicy policy)
    {
        if (policy.IsSupervisor(sender.Person))
            return null;
        if (UnlessController(session, sender) is { } refused)
            return refused;
        return policy.IsAgent(sender.Person) ? null : new Decision.Refused(Refusal.OnlyAgents);
    }

    /// <summary>R7.2: exactly one queue, or one agent or more.</summary>
    static Decision.Refused? UnlessTarget(SessionCommand.TransferSession command, SessionPolicy policy)
    {
        if (command.Queue is null && command.Agents.IsDefaultOrEmpty)
            return new Decision.Refused(Refusal.TransferTargetMissing);
        if (command.Queue is { } queue)
            return !command.Agents.IsEmpty ? new Decision.Refused(Refusal.TransferTargetsMixed) : policy.Find(queue) is null ? new Decision.Refused(Refusal.QueueNotFound) : null;
        var unavailable = command.Agents.Where(agent => !agent.IsAvailable || !policy.IsAgent(agent.Person)).Select(agent => agent.Name).ToArray();
        return unavailable.Length > 0 ? new Decision.Refused(Refusal.AgentUnavailable, [.. unavailable]) : null;
    }

    /// <summary>R7.4. Who has an open offer already keeps it.</summary>
    static Decision Offer(Session session, SessionCommand.Offer command, Actor by, SessionPolicy policy, DateTimeOffset now) => OfSite(by, session.Wait is not { } wait
        ? new Decision.Accepted()
        : new Decision.Accepted([.. command.Agents
            .Where(agent => wait.OfferTo(agent.Person) is not { State: OfferState.Open })
            .Select(agent => new SessionEvent.Offered(agent.Person, agent.Name, now + policy.RingTime))]));

    static Decision Overflow(Session session, SessionCommand.Overflow command, Actor by, SessionPolicy policy) => OfSite(by,
        session.Wait is { Queue: { } queue } wait && queue != command.Queue && policy.Find(command.Queue) is not null && !wait.OpenOffers.Any(offer => offer.Until is not null)
            ? new Decision.Accepted(new SessionEvent.Overflowed(command.Queue))
            : new Decision.Accepted());

    /// <summary>R7.6: the customer keeps waiting; the sender's offer doesn't run out.</summary>
    static Decision Return(Session session, Actor by) => OfSite(by, session.Wait is { IsReturned: false } wait && !wait.OpenOffers.Any()
        ? new Decision.Accepted([new SessionEvent.Returned(wait.FirstQueue), .. wait.Sender is { } sender ? [new SessionEvent.Offered(sender, wait.SenderName ?? "", null)] : Array.Empty<SessionEvent>()])
        : new Decision.Accepted());

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
        return wait.OfferTo(agent.Person) is null
            ? new Decision.Refused(Refusal.NotOffered)
            : Taken(session, agent, command.Participant, command.Language, TakenBy.Offer, policy, now);
    }

    /// <summary>R7.8. The last one who is asked for a session that no queue has can't leave it to nobody.</summary>
    static Decision Decline(Session session, Actor by)
    {
        if (by is not Actor.Representative agent)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        if (session.Wait is not { } wait)
            return session.IsController(agent.Person) ? new Decision.Refused(Refusal.NotOffered) : ControlledBy(session);
        return wait.OfferTo(agent.Person) switch
        {
            null => new Decision.Refused(Refusal.NotOffered),
            { State: OfferState.Open, Until: null } when wait.Queue is null => new Decision.Refused(Refusal.LastOffer),
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
