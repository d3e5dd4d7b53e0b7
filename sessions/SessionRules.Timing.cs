namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>No answer is a no (R10.2).</summary>
    static readonly TimeSpan ConsentTime = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What is due follows from the state and the time alone, so a lost timer is made up for by the next one, however late (R2.5, R3.5, R7.6, R8.3, R8.4, R10.2).
    /// </summary>
    static Decision DoWhatIsDue(Session session, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Site)
            return new Decision.Refused(Refusal.OnlyController);
        var expired = session.Invitations
            .Where(invitation => Expires(invitation) && invitation.ExpiresAt <= now)
            .Select(SessionEvent (invitation) => new SessionEvent.InvitationExpired(invitation.Id));
        var lost = session.Customers
            .Where(customer => customer.AwaySince + policy.ReconnectGrace <= now)
            .Select(SessionEvent (customer) => new SessionEvent.ParticipantLeft(customer.Id, LeaveReason.LostConnection));
        var missed = session.Wait?.OpenOffers.Where(offer => offer.Until <= now).Select(SessionEvent (offer) => new SessionEvent.OfferMissed(offer.Agent)) ?? [];
        var unanswered = session.Activities
            .Where(activity => activity.State == ActivityState.Requested && activity.Since + ConsentTime <= now)
            .Select(SessionEvent (activity) => Ends(activity, ActivityEnd.Refused));
        var settled = Settled(session, [.. expired, .. lost, .. missed, .. unanswered], policy, now);
        var after = settled.Events.Aggregate(session, (state, happened) => SessionEvolution.Evolve(state, happened, now));
        var idle = IdleEnds(after, policy, now).ToArray();
        return new Decision.Accepted([.. settled.Events, .. idle, .. idle.Any(happened => happened is SessionEvent.Ended) ? [] : ConsoleEnds(after, policy, now)]);
    }

    /// <summary>R8.4: a warning, then the end.</summary>
    static IEnumerable<SessionEvent> IdleEnds(Session session, SessionPolicy policy, DateTimeOffset now) => session switch
    {
        { Status: SessionStatus.Open, NoCustomerSince: { } since } when since + policy.IdleTime <= now => [.. AllEnd(session, ActivityEnd.SessionEnded), new SessionEvent.Ended(EndReason.Idle)],
        { Status: SessionStatus.Open, NoCustomerSince: { } since, IsIdleWarned: false } when since + policy.IdleTime - policy.IdleWarning <= now => [new SessionEvent.IdleWarned()],
        _ => [],
    };

    /// <summary>R8.3: control passes to the assistant who is longest in the session; without one it ends.</summary>
    static IEnumerable<SessionEvent> ConsoleEnds(Session session, SessionPolicy policy, DateTimeOffset now)
    {
        if (session is not { Status: SessionStatus.Open, ConsoleClosedAt: { } closed } || policy.ConsoleGrace <= TimeSpan.Zero || closed + policy.ConsoleGrace > now)
            return [];
        return session.Assistants.MinBy(assistant => assistant.Since) is { } longest
            ? ControlTo(session, longest, policy)
            : [.. AllEnd(session, ActivityEnd.SessionEnded), new SessionEvent.Ended(EndReason.ConsoleClosed)];
    }

    /// <summary>When <see cref="SessionCommand.DoWhatIsDue"/> next has something to do; null when nothing is foreseen.</summary>
    public static DateTimeOffset? NextDue(Session session, SessionPolicy policy)
    {
        if (!session.IsOpen)
            return null;
        var expiries = session.Invitations.Where(Expires).Select(DateTimeOffset? (invitation) => invitation.ExpiresAt);
        var graces = session.Customers.Select(customer => customer.AwaySince + policy.ReconnectGrace);
        var free = HasFreePlace(session, policy) ? session.Customers.Where(IsWaiting).Select(DateTimeOffset? (customer) => customer.Since) : [];
        var rings = session.Wait?.OpenOffers.Select(offer => offer.Until) ?? [];
        var questions = session.Activities.Where(activity => activity.State == ActivityState.Requested).Select(DateTimeOffset? (activity) => activity.Since + ConsentTime);
        var idle = session.Status == SessionStatus.Open ? session.NoCustomerSince + policy.IdleTime - (session.IsIdleWarned ? TimeSpan.Zero : policy.IdleWarning) : null;
        var console = session.Status == SessionStatus.Open && policy.ConsoleGrace > TimeSpan.Zero ? session.ConsoleClosedAt + policy.ConsoleGrace : null;
        return expiries.Concat(graces).Concat(free).Concat(rings).Concat(questions).Append(idle).Append(console).Min();
    }

    /// <summary>A joined invitation has done its work: its recipient may come back to the session as long as it is open.</summary>
    static bool Expires(Invitation invitation) => invitation.IsUsable && invitation.State != InvitationState.Joined;
}
