using System.Buffers;

namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>A bound for the state: file transfers that are asked for or run at once.</summary>
    const int FileTransfersAtOnce = 10;

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>R10.2, R10.4: one of a kind at a time, transfers of files excepted.</summary>
    static Decision StartActivity(Session session, SessionCommand.StartActivity command, Actor by, SessionPolicy policy)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        // The same press again; also when what it started is over by now (R11.1).
        if (session.Find(command.Activity) is not null || session.JustEnded.Any(over => over.Id == command.Activity))
            return new Decision.Accepted();
        if (!policy.Activities.Contains(command.Kind) || session.Activities.Count(activity => activity.Kind == command.Kind) >= (command.Kind == ActivityKind.FileTransfer ? FileTransfersAtOnce : 1))
            return new Decision.Refused(Refusal.ActivityNotPossible);
        var (file, unfit) = FileToStart(command, policy);
        if (unfit is not null)
            return unfit;
        if (command.Kind == ActivityKind.Recording)
            return new Decision.Accepted(StartRecording(session, command.Activity, policy));
        var asks = Activity.NeedsConsent(command.Kind, policy);
        var concerned = command.Customer ?? (asks ? session.SelectedCustomer : null);
        var customer = concerned is { } id ? session.Find(id) : null;
        if (concerned is null ? asks : customer is not { Role: ParticipantRole.Customer, IsAdmitted: true })
            return new Decision.Refused(Refusal.ParticipantNotFound);
        // Which file is theirs to choose, whatever they have granted.
        return new Decision.Accepted(asks && (!customer!.GrantsAll || file?.Direction == FileDirection.FromCustomer)
            ? new SessionEvent.ActivityRequested(command.Activity, command.Kind, concerned, [customer!.Id], file)
            : new SessionEvent.ActivityStarted(command.Activity, command.Kind, concerned, file));
    }

    /// <summary>R10.2: everybody who could be heard or seen in it says yes first.</summary>
    static SessionEvent StartRecording(Session session, ActivityId id, SessionPolicy policy)
    {
        var asked = Activity.NeedsConsent(ActivityKind.Recording, policy) ? session.AdmittedCustomers.Where(customer => !customer.GrantsAll).Select(customer => customer.Id).ToArray() : [];
        return asked.Length > 0 ? new SessionEvent.ActivityRequested(id, ActivityKind.Recording, null, [.. asked]) : new SessionEvent.ActivityStarted(id, ActivityKind.Recording, null);
    }

    static (FileDetails? File, Decision.Refused? Unfit) FileToStart(SessionCommand.StartActivity command, SessionPolicy policy) => (command.Kind, command.File) switch
    {
        (not ActivityKind.FileTransfer, _) => (null, null),
        (_, { Direction: FileDirection.FromCustomer }) => (new FileDetails(FileDirection.FromCustomer, null, null), null),
        (_, { } named) => Fit(named, policy),
        _ => (null, new Decision.Refused(Refusal.FileNameInvalid)),
    };

    static (FileDetails? File, Decision.Refused? Unfit) Fit(FileDetails file, SessionPolicy policy) => file switch
    {
        { Size: null or < 0 } => (null, new Decision.Refused(Refusal.FileNameInvalid)),
        { Size: var size } when size > policy.FileSizeLimit * (1L << 20) => (null, new Decision.Refused(Refusal.FileTooLarge, $"{policy.FileSizeLimit}")),
        _ => FileName.Clean(file.Name) is { } name ? (new FileDetails(file.Direction, name, file.Size), null) : (null, new Decision.Refused(Refusal.FileNameInvalid)),
    };

    /// <summary>R10.2: only a customer whom it concerns. A no to what is over already is no error.</summary>
    static Decision AnswerActivity(Session session, SessionCommand.AnswerActivity command, Actor by, SessionPolicy policy)
    {
        var activity = session.Find(command.Activity);
        if (by is not Actor.Customer || Known(session, by) is not { IsAdmitted: true } customer || (activity?.Customer is { } concerned && concerned != customer.Id))
            return new Decision.Refused(Refusal.ActivityNotFound);
        if (!command.IsGranted)
            return new Decision.Accepted([.. activity is null ? [] : StopsFor(session, activity, customer)]);
        if (activity is null)
            return new Decision.Refused(Refusal.ActivityNotFound);
        return activity.Asked.Contains(customer.Id) ? SaysYes(activity, customer, command, policy)
            : activity.Out.Contains(customer.Id) ? new Decision.Accepted(new SessionEvent.ActivityAgreed(activity.Id, activity.Kind, customer.Id))
            : new Decision.Accepted();
    }

    static Decision SaysYes(Activity activity, Participant customer, SessionCommand.AnswerActivity command, SessionPolicy policy)
    {
        var file = activity.File;
        if (file is { Direction: FileDirection.FromCustomer })
        {
            (file, var unfit) = command.File is { } chosen ? Fit(chosen with { Direction = FileDirection.FromCustomer }, policy) : (null, new Decision.Refused(Refusal.FileNameInvalid));
            if (unfit is not null)
                return unfit;
        }

        IEnumerable<SessionEvent> forAll = command.ForAll && !customer.GrantsAll ? [new SessionEvent.ConsentGiven(customer.Id)] : [];
        SessionEvent yes = activity.State == ActivityState.Running || activity.Asked.Length > 1
            ? new SessionEvent.ActivityAgreed(activity.Id, activity.Kind, customer.Id)
            : new SessionEvent.ActivityStarted(activity.Id, activity.Kind, activity.Customer, file);
        return new Decision.Accepted([.. forAll, yes]);
    }

    /// <summary>R10.3, R10.4: the controller, and a customer whom it concerns. Stopping what has stopped is no error.</summary>
    static Decision StopActivity(Session session, SessionCommand.StopActivity command, Actor by)
    {
        var activity = session.Find(command.Activity);
        if (by is Actor.Customer && Known(session, by) is { IsPresent: true } customer)
        {
            return activity is null ? new Decision.Accepted()
                : activity.Customer is null || activity.Customer == customer.Id ? new Decision.Accepted([.. StopsFor(session, activity, customer)])
                : new Decision.Refused(Refusal.ActivityNotFound);
        }

        if (UnlessController(session, by) is { } refused)
            return refused;
        return activity is null ? new Decision.Accepted() : new Decision.Accepted(Ends(activity, ActivityEnd.Stopped, Known(session, by)?.Id));
    }

    /// <summary>
    /// R10.3, and a no (R10.2): what is theirs alone ends, and so does a recording that they are in, or that begins only with their yes; of what
    /// others take part in as well, only their part. Who still waits for a place takes part in nothing.
    /// </summary>
    static IEnumerable<SessionEvent> StopsFor(Session session, Activity activity, Participant customer)
    {
        if (!customer.IsAdmitted || !activity.Concerns(customer.Id))
            return [];
        if (activity.State == ActivityState.Requested)
            return [Ends(activity, ActivityEnd.Refused, customer.Id)];
        var isForAll = activity.Customer is null && activity.Kind != ActivityKind.Recording;
        var goesOn = activity.Asked.Contains(customer.Id) || (isForAll && session.AdmittedCustomers.Any(other => other.Id != customer.Id && !activity.Out.Contains(other.Id)));
        return goesOn ? [new SessionEvent.ActivityLeft(activity.Id, activity.Kind, customer.Id)] : [Ends(activity, ActivityEnd.Stopped, customer.Id)];
    }

    /// <summary>R10.3. Nobody but a customer has one button for everything.</summary>
    static Decision StopAll(Session session, Actor by) => UnlessCustomer(session, by, out var customer) is { } refused
        ? refused
        : new Decision.Accepted([.. session.Activities.SelectMany(activity => StopsFor(session, activity, customer)), .. Withdrawn(customer)]);

    static Decision WithdrawConsent(Session session, Actor by) => UnlessCustomer(session, by, out var customer) is { } refused ? refused : new Decision.Accepted([.. Withdrawn(customer)]);

    static Decision.Refused? UnlessCustomer(Session session, Actor by, out Participant customer)
    {
        customer = Known(session, by)!;
        return by is not Actor.Customer ? new Decision.Refused(Refusal.ActivityNotFound) : customer is { IsPresent: true } ? null : new Decision.Refused(Refusal.NotInSession);
    }

    static IEnumerable<SessionEvent> Withdrawn(Participant customer) => customer.GrantsAll ? [new SessionEvent.ConsentWithdrawn(customer.Id)] : [];

    /// <summary>The receiver alone says that a file has arrived; either side gives it up. What is over already is no error.</summary>
    static Decision FinishFile(Session session, SessionCommand.FinishFile command, Actor by)
    {
        if (by is Actor.Representative && UnlessController(session, by) is { } assists)
            return assists;
        if (Known(session, by) is not { IsPresent: true } party)
            return new Decision.Refused(Refusal.NotInSession);
        if (session.Find(command.Activity) is not { } transfer)
            return new Decision.Accepted();
        if (transfer.File is not { } file || (party.Id != transfer.Customer && party.Id != session.Controller))
            return new Decision.Refused(Refusal.ActivityNotFound);
        if (command.Sha256 is not { } hash)
            return new Decision.Accepted(Ends(transfer, ActivityEnd.Failed, party.Id));
        var isReceiver = party.Id == (file.Direction == FileDirection.ToCustomer ? transfer.Customer : session.Controller);
        return isReceiver && transfer.State == ActivityState.Running && hash.Length == 64 && !hash.AsSpan().ContainsAnyExcept(Hex)
            ? new Decision.Accepted(new SessionEvent.ActivityEnded(transfer.Id, transfer.Kind, ActivityEnd.Completed, party.Id, file with { Sha256 = hash }))
            : new Decision.Refused(Refusal.ActivityNotFound);
    }

    /// <summary>R10.2 after somebody came or went: a newcomer is asked too, and the one whose answer was still waited for may have gone.</summary>
    static IEnumerable<SessionEvent> RecordingGoesOn(Session session, IEnumerable<SessionEvent> happened, SessionPolicy policy)
    {
        if (session.Activities.FirstOrDefault(activity => activity.Kind == ActivityKind.Recording) is not { } recording)
            return [];
        if (recording.State == ActivityState.Requested && recording.Asked.IsEmpty)
            return [session.AdmittedCustomers.Any() ? new SessionEvent.ActivityStarted(recording.Id, recording.Kind, null) : Ends(recording, ActivityEnd.CustomerLeft)];
        if (!Activity.NeedsConsent(recording.Kind, policy))
            return [];
        return happened
            .Select(one => one switch { SessionEvent.CustomerJoined { IsAdmitted: true } joined => joined.Customer, SessionEvent.CustomerAdmitted admitted => admitted.Customer, _ => (ParticipantId?)null })
            .OfType<ParticipantId>().Where(newcomer => session.Find(newcomer) is { IsAdmitted: true } && !recording.Asked.Contains(newcomer))
            .Select(newcomer => new SessionEvent.ActivityAsked(recording.Id, recording.Kind, newcomer));
    }

    static IEnumerable<SessionEvent> AllEnd(Session session, ActivityEnd reason) => session.Activities.Select(activity => Ends(activity, reason));

    static SessionEvent Ends(Activity activity, ActivityEnd reason, ParticipantId? by = null) => new SessionEvent.ActivityEnded(activity.Id, activity.Kind, reason, by, activity.File);
}
