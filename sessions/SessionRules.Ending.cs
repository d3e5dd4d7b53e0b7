namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R8.1, R6.7. Leaving twice is leaving once; the controller names who takes over.</summary>
    static Decision Leave(Session session, SessionCommand.Leave command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (Known(session, by) is not { } leaver)
            return new Decision.Refused(Refusal.NotInSession);
        if (!leaver.IsPresent)
            return new Decision.Accepted();
        var left = new SessionEvent.ParticipantLeft(leaver.Id, LeaveReason.ByChoice);
        if (leaver.Id != session.Controller)
            return Settled(session, [left], policy, now);
        if (command.Successor is not { } successor)
            return new Decision.Refused(Refusal.ControllerCannotLeave);
        return AssistantOf(session, successor) is { } assistant
            ? new Decision.Accepted([.. ControlTo(session, assistant, policy), left])
            : new Decision.Refused(Refusal.NotAnAssistant);
    }

    /// <summary>R8.1: only the controller ends. Asking once for confirmation is the chat's and the page's part.</summary>
    static Decision End(Session session, Actor by, SessionPolicy policy) => UnlessController(session, by) switch
    {
        null => new Decision.Accepted([.. AllEnd(session, ActivityEnd.SessionEnded), new SessionEvent.Ended(EndReason.ByController)]),
        _ when IsSupervisor(by, policy) => new Decision.Accepted([.. AllEnd(session, ActivityEnd.SessionEnded), new SessionEvent.Ended(EndReason.BySupervisor)]),
        { } refused => refused,
    };

    /// <summary>
    /// R8.5. Ending twice is ended once, and what the site still reports is no error, just too late. Who knows of the session by its number
    /// alone hears what they would hear of a wrong number (R3.3).
    /// </summary>
    static Decision WhenEnded(Session session, SessionCommand command, Actor by, SessionPolicy policy) => (command, by) switch
    {
        (SessionCommand.End, Actor.Representative) or (SessionCommand.Leave, Actor.Representative or Actor.Customer) when Known(session, by) is not null => new Decision.Accepted(),
        (SessionCommand.End, _) when IsSupervisor(by, policy) => new Decision.Accepted(),
        (SessionCommand.MarkSent or SessionCommand.MarkBounced or SessionCommand.MarkSendFailed or SessionCommand.MarkOpened, Actor.Site) => new Decision.Accepted(),
        (SessionCommand.LoseConnection or SessionCommand.RestoreConnection or SessionCommand.DoWhatIsDue or SessionCommand.CloseConsole, Actor.Site) => new Decision.Accepted(),
        (SessionCommand.Offer or SessionCommand.Overflow or SessionCommand.Return or SessionCommand.MissOffer, Actor.Site) => new Decision.Accepted(),
        (SessionCommand.JoinAsCustomer { Invitation: { } invitation }, _) when session.Find(invitation) is not null => new Decision.Refused(Refusal.SessionEnded),
        (SessionCommand.JoinAsAssistant { Invitation: { } invitation }, _) when session.Find(invitation) is not null => new Decision.Refused(Refusal.SessionEnded),
        (SessionCommand.MarkOpened { Invitation: var invitation }, _) when session.Find(invitation) is not null => new Decision.Refused(Refusal.SessionEnded),
        (SessionCommand.JoinAsCustomer or SessionCommand.JoinAsAssistant, _) when Known(session, by) is null => new Decision.Refused(Refusal.SessionNotFound),
        (_, Actor.Visitor) => new Decision.Refused(Refusal.SessionNotFound),
        _ => new Decision.Refused(Refusal.SessionEnded),
    };
}
