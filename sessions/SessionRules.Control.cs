namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R6.1, R6.2. To the one who has it already is nothing new.</summary>
    static Decision TransferControl(Session session, SessionCommand.TransferControl command, Actor by, SessionPolicy policy)
    {
        // The same press again, after it has worked: the former controller isn't told off for it.
        if (command.To == session.Controller && by is Actor.Representative && (Known(session, by) is { IsPresent: true } || IsSupervisor(by, policy)))
            return new Decision.Accepted();
        if (UnlessController(session, by) is { } refused && !IsSupervisor(by, policy))
            return refused;
        if (session.Controller is null)
            return new Decision.Refused(Refusal.SessionWaits);
        return AssistantOf(session, command.To) is { } assistant ? new Decision.Accepted([.. ControlTo(session, assistant, policy)]) : new Decision.Refused(Refusal.NotAnAssistant);
    }

    /// <summary>No state is without a human exit: a supervisor takes any session, also one that nobody else would.</summary>
    static Decision TakeOver(Session session, SessionCommand.TakeOver command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative supervisor || !policy.IsSupervisor(supervisor.Person))
            return new Decision.Refused(Refusal.OnlySupervisors);
        return session.IsController(supervisor.Person) ? new Decision.Accepted() : Taken(session, supervisor, command.Participant, command.Language, TakenBy.Supervisor, policy, now);
    }

    /// <summary>R8.3: of whoever has control now; anybody else's page closing means nothing.</summary>
    static Decision CloseConsole(Session session, SessionCommand.CloseConsole command, Actor by, SessionPolicy policy) => OfSite(by,
        session.Controller == command.Controller && session.ConsoleClosedAt is null && policy.ConsoleGrace > TimeSpan.Zero
            ? new Decision.Accepted(new SessionEvent.ConsoleClosed())
            : new Decision.Accepted());

    static Decision Resume(Session session, Actor by) => UnlessController(session, by) switch
    {
        { } refused => refused,
        null => session.ConsoleClosedAt is null ? new Decision.Accepted() : new Decision.Accepted(new SessionEvent.Resumed()),
    };

    static Participant? AssistantOf(Session session, ParticipantId id) => session.Assistants.FirstOrDefault(assistant => assistant.Id == id);

    /// <summary>R6.3, R6.4: what runs ends, and voice goes on if the new controller's client can do it.</summary>
    static IEnumerable<SessionEvent> ControlTo(Session session, Participant assistant, SessionPolicy policy) => session.Activities
        .Where(activity => activity.Kind != ActivityKind.Voice || !policy.HasVoice(assistant.Person!.Value))
        .Select(SessionEvent (activity) => Ends(activity, ActivityEnd.ControlMoved))
        .Append(new SessionEvent.ControlTransferred(session.Controller!.Value, assistant.Id));

    /// <summary>Control of a session that waits, or of any (a supervisor). Who is in the session already keeps their place.</summary>
    static Decision Taken(Session session, Actor.Representative by, ParticipantId place, string language, TakenBy way, SessionPolicy policy, DateTimeOffset now)
    {
        var earlier = session.FindRepresentative(by.Person);
        if (earlier is null && session.Find(place) is not null)
            return new Decision.Refused(Refusal.ParticipantNotFound);
        return Settled(session, [.. AllEnd(session, ActivityEnd.ControlMoved), new SessionEvent.ControlTaken(earlier?.Id ?? place, by.Person, by.Name, language, way)], policy, now);
    }
}
