namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>A bound for the state: file transfers that are asked for or run at once.</summary>
    const int FileTransfersAtOnce = 10;

    /// <summary>R10.2, R10.4: one of a kind at a time, transfers of files excepted.</summary>
    static Decision StartActivity(Session session, SessionCommand.StartActivity command, Actor by, SessionPolicy policy)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        if (session.Find(command.Activity) is not null)
            return new Decision.Accepted();
        if (!policy.Activities.Contains(command.Kind) || session.Activities.Count(activity => activity.Kind == command.Kind) >= (command.Kind == ActivityKind.FileTransfer ? FileTransfersAtOnce : 1))
            return new Decision.Refused(Refusal.ActivityNotPossible);
        var asks = Activity.NeedsConsent(command.Kind, policy);
        var concerned = command.Customer ?? (asks ? session.SelectedCustomer : null);
        if (concerned is { } id ? session.Find(id) is not { Role: ParticipantRole.Customer, IsAdmitted: true } : asks)
            return new Decision.Refused(Refusal.ParticipantNotFound);
        return new Decision.Accepted(asks
            ? new SessionEvent.ActivityRequested(command.Activity, command.Kind, concerned)
            : new SessionEvent.ActivityStarted(command.Activity, command.Kind, concerned));
    }

    /// <summary>R10.2: only the customer whom it concerns. A no to what is over already is no error.</summary>
    static Decision AnswerActivity(Session session, SessionCommand.AnswerActivity command, Actor by) => session.Find(command.Activity) switch
    {
        null => !command.IsGranted && by is Actor.Customer && Known(session, by) is { IsPresent: true } ? new Decision.Accepted() : new Decision.Refused(Refusal.ActivityNotFound),
        { Customer: var concerned } when by is not Actor.Customer { Participant: var self } || self != concerned => new Decision.Refused(Refusal.ActivityNotFound),
        { State: ActivityState.Running } when command.IsGranted => new Decision.Accepted(),
        { State: ActivityState.Requested } asked when command.IsGranted => new Decision.Accepted(new SessionEvent.ActivityStarted(asked.Id, asked.Kind, asked.Customer)),
        { State: ActivityState.Requested } asked => new Decision.Accepted(Ends(asked, ActivityEnd.Refused)),
        { } running => new Decision.Accepted(Ends(running, ActivityEnd.Stopped)),
    };

    /// <summary>R10.3, R10.4: the controller, and the customer whom it concerns. Stopping what has stopped is no error.</summary>
    static Decision StopActivity(Session session, SessionCommand.StopActivity command, Actor by)
    {
        var activity = session.Find(command.Activity);
        if (by is Actor.Customer customer && Known(session, by) is { IsPresent: true })
            return activity is null ? new Decision.Accepted() : activity.Customer is null || activity.Customer == customer.Participant ? new Decision.Accepted(Ends(activity, ActivityEnd.Stopped)) : new Decision.Refused(Refusal.ActivityNotFound);
        if (UnlessController(session, by) is { } refused)
            return refused;
        return activity is null ? new Decision.Accepted() : new Decision.Accepted(Ends(activity, ActivityEnd.Stopped));
    }

    static IEnumerable<SessionEvent> AllEnd(Session session, ActivityEnd reason) => session.Activities.Select(activity => Ends(activity, reason));

    static SessionEvent Ends(Activity activity, ActivityEnd reason) => new SessionEvent.ActivityEnded(activity.Id, activity.Kind, reason);
}
