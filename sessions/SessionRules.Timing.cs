namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>
    /// What is due follows from the state and the time alone, so a lost timer is made up for by the next one, however late (R2.5, R3.5).
    /// </summary>
    static Decision DoWhatIsDue(Session session, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        var expired = session.Invitations
            .Where(invitation => Expires(invitation) && invitation.ExpiresAt <= now)
            .Select(SessionEvent (invitation) => new SessionEvent.InvitationExpired(invitation.Id));
        var lost = session.Customers
            .Where(customer => customer.AwaySince + policy.ReconnectGrace <= now)
            .Select(SessionEvent (customer) => new SessionEvent.ParticipantLeft(customer.Id, LeaveReason.LostConnection));
        return OfSite(by, Settled(session, [.. expired, .. lost], policy, now));
    }

    /// <summary>When <see cref="SessionCommand.DoWhatIsDue"/> next has something to do; null when nothing is foreseen.</summary>
    public static DateTimeOffset? NextDue(Session session, SessionPolicy policy)
    {
        if (!session.IsOpen)
            return null;
        var expiries = session.Invitations.Where(Expires).Select(DateTimeOffset? (invitation) => invitation.ExpiresAt);
        var graces = session.Customers.Select(customer => customer.AwaySince + policy.ReconnectGrace);
        var free = HasFreePlace(session, policy) ? session.Customers.Where(IsWaiting).Select(DateTimeOffset? (customer) => customer.Since) : [];
        return expiries.Concat(graces).Concat(free).Min();
    }

    /// <summary>A joined invitation has done its work: its recipient may come back to the session as long as it is open.</summary>
    static bool Expires(Invitation invitation) => invitation.IsUsable && invitation.State != InvitationState.Joined;
}
