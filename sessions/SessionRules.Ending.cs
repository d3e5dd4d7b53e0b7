namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R8.1, R6.7. Leaving twice is leaving once.</summary>
    static Decision Leave(Session session, Actor by, SessionPolicy policy)
    {
        if (Present(session, by) is not { } leaver)
            return by is Actor.Representative or Actor.Customer && IsKnown(session, by) ? new Decision.Accepted() : new Decision.Refused(Refusal.NotInSession);
        if (leaver.Id == session.Controller)
            return new Decision.Refused(Refusal.ControllerCannotLeave);
        var left = new SessionEvent.ParticipantLeft(leaver.Id, LeaveReason.ByChoice);
        return leaver.Role == ParticipantRole.Customer ? Gone(session, [left], policy) : new Decision.Accepted(left);
    }

    static bool IsKnown(Session session, Actor by) => by switch
    {
        Actor.Representative representative => session.FindRepresentative(representative.Person) is not null,
        Actor.Customer customer => session.Find(customer.Participant) is not null,
        _ => false,
    };

    /// <summary>R8.1: only the controller ends. Asking once for confirmation is the chat's and the page's part.</summary>
    static Decision End(Session session, Actor by) =>
        UnlessController(session, by) is { } refused ? refused : new Decision.Accepted(new SessionEvent.Ended(EndReason.ByController));
}
