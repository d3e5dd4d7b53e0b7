using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Sessions;

namespace SupportBot.Cards.Presses;

/// <summary>
/// What somebody pressed. Who pressed comes from the activity, what is allowed from the rules: nothing here is more than a wish.
/// </summary>
public abstract record CardPress
{
    CardPress() { }

    /// <summary>Unique for the rendering that was pressed; with the verb and who pressed, it tells a second delivery from a second press.</summary>
    public string PressId { get; init; } = "";

    /// <summary>A press about one session.</summary>
    /// <param name="Session">Which.</param>
    public abstract record OfSession(SessionId Session) : CardPress
    {
        /// <summary>The session's version that the card showed (R11.5).</summary>
        public long Version { get; init; }
    }

    public sealed record ShowStart : CardPress;

    /// <param name="Mode">Null for the site's or the person's own.</param>
    public sealed record StartSession(SessionMode? Mode, bool EmailInvitation) : CardPress;

    public sealed record ShowSessions : CardPress;

    public sealed record ShowSettings : CardPress;

    /// <param name="Language">A supported tag; null to follow the chat.</param>
    /// <param name="Mode">Null for the site's.</param>
    public sealed record SaveSettings(string? Language, SessionMode? Mode) : CardPress;

    public sealed record ShowHelp : CardPress;

    public sealed record ShowSession(SessionId Session) : OfSession(Session);

    /// <summary>By a person or by the client itself; changes nothing.</summary>
    public sealed record Refresh(SessionId Session) : OfSession(Session);

    /// <summary>The pressed session is the one that the person's commands are about from now on.</summary>
    public sealed record SwitchTo(SessionId Session) : OfSession(Session);

    public sealed record JoinAsAssistant(SessionId Session) : OfSession(Session)
    {
        /// <summary>From a card of a link; null on the session's own.</summary>
        public string? Pass { get; init; }
    }

    public sealed record Say(SessionId Session, string Text) : OfSession(Session);

    public sealed record ShowParticipants(SessionId Session) : OfSession(Session);

    public sealed record ShowHistory(SessionId Session) : OfSession(Session);

    public sealed record HelpCustomer(SessionId Session, ParticipantId Customer) : OfSession(Session);

    public sealed record RemoveCustomer(SessionId Session, ParticipantId Customer) : OfSession(Session);

    public sealed record OpenInvite(SessionId Session) : OfSession(Session);

    /// <summary>The form for the other kind of invitee, keeping what was typed.</summary>
    public sealed record ChooseInvitee(SessionId Session, Invitee Invitee, string Addresses, string? Language, bool? ByOwnMail = null) : OfSession(Session);

    /// <param name="Addresses">As typed.</param>
    /// <param name="ByOwnMail">R2.2: the site sends nothing.</param>
    public sealed record SendInvitation(SessionId Session, Invitee Invitee, string Addresses, string Language, bool ByOwnMail = false) : OfSession(Session);

    /// <param name="People">Object ids of the directory, as chosen.</param>
    /// <param name="Language">The message's, where the form asked for it.</param>
    public sealed record InviteByChat(SessionId Session, Invitee Invitee, ImmutableArray<string> People, string? Language) : OfSession(Session);

    /// <param name="Language">The message's, where the form asked for it.</param>
    public sealed record CopyLink(SessionId Session, Invitee Invitee, string? Language) : OfSession(Session);

    public sealed record Resend(SessionId Session, InvitationId Invitation) : OfSession(Session);

    public sealed record Revoke(SessionId Session, InvitationId Invitation) : OfSession(Session);

    public sealed record Leave(SessionId Session) : OfSession(Session);

    /// <summary>Asks for confirmation; ends nothing.</summary>
    public sealed record End(SessionId Session) : OfSession(Session);

    public sealed record EndConfirmed(SessionId Session) : OfSession(Session);

    /// <summary>Back to the session's card.</summary>
    public sealed record Cancel(SessionId Session) : OfSession(Session);

    public sealed record OpenTransferControl(SessionId Session) : OfSession(Session);

    /// <summary>R6.2; and leaves at once (R6.7).</summary>
    public sealed record TransferControl(SessionId Session, ParticipantId To, bool AndLeave) : OfSession(Session);

    public sealed record OpenTransfer(SessionId Session) : OfSession(Session);

    /// <summary>The form for queues or for agents, keeping what was typed (R7.2).</summary>
    public sealed record ChooseTransferTarget(SessionId Session, bool ToAgents, string Message, bool IsUrgent) : OfSession(Session);

    /// <param name="Queue">Null when none was chosen, or on the form for agents.</param>
    /// <param name="Agents">Ids of persons, as chosen.</param>
    /// <param name="Message">As typed.</param>
    public sealed record Transfer(SessionId Session, QueueId? Queue, ImmutableArray<string> Agents, string Message, bool IsUrgent) : OfSession(Session)
    {
        /// <summary>Which of the two forms was filled in: the one to show again with a refusal.</summary>
        public bool ToAgents { get; init; }
    }

    /// <summary>Takes the session that was offered (R7.5).</summary>
    public sealed record Accept(SessionId Session) : OfSession(Session);

    public sealed record Decline(SessionId Session) : OfSession(Session);

    /// <summary>The controller is back (R8.3).</summary>
    public sealed record Resume(SessionId Session) : OfSession(Session);

    /// <summary>A supervisor takes control.</summary>
    public sealed record TakeOver(SessionId Session) : OfSession(Session);

    /// <summary>An agent takes this session out of the line.</summary>
    public sealed record TakeFromLine(SessionId Session) : OfSession(Session);

    /// <summary>Asks the customer who is being helped to show their screen (R10.2).</summary>
    public sealed record View(SessionId Session, ActivityKind Kind) : OfSession(Session);

    public sealed record StopActivity(SessionId Session, ActivityId Activity) : OfSession(Session);

    public sealed record ExportHistory(SessionId Session) : OfSession(Session);

    public sealed record ShowRecordings(SessionId Session) : OfSession(Session);

    public sealed record ShowQueues : CardPress;

    /// <summary>By a person or by the client itself; changes nothing.</summary>
    public sealed record RefreshQueue(QueueId Queue) : CardPress;

    /// <summary>The oldest waiting session of the queue.</summary>
    public sealed record TakeNext(QueueId Queue) : CardPress;

    /// <param name="Queue">The queue whose card was pressed; null elsewhere.</param>
    public sealed record GoAvailable(QueueId? Queue) : CardPress;

    /// <param name="Queue">The queue whose card was pressed; null elsewhere.</param>
    public sealed record GoAway(QueueId? Queue) : CardPress;

    public sealed record ShowAllSessions : CardPress;

    public sealed record ShowAdmin : CardPress;

    public sealed record EditLimits : CardPress;

    /// <param name="Values">The setting's name, and what was typed; those that the form didn't ask for are missing.</param>
    public sealed record SaveLimits(IReadOnlyDictionary<string, string> Values) : CardPress;

    /// <param name="Queue">Null for a new one.</param>
    public sealed record EditQueue(QueueId? Queue) : CardPress;

    /// <summary>All as typed.</summary>
    /// <param name="Queue">Null for a new one.</param>
    public sealed record SaveQueue(QueueId? Queue, string Name, string Agents, string Routing, string Overflow, string Skills, string Hours, bool TakesRequests) : CardPress;

    public sealed record RemoveQueue(QueueId Queue) : CardPress;

    /// <param name="Person">Null for a new one.</param>
    public sealed record EditAgent(string? Person) : CardPress;

    /// <summary>All as typed.</summary>
    /// <param name="Original">Whom the form was opened for; null for a new one.</param>
    public sealed record SaveAgent(string? Original, string Person, string Capacity, string Skills, bool HasVoice, bool FollowsPresence) : CardPress;

    public sealed record RemoveAgent(string Person) : CardPress;

    public sealed record EditRoles : CardPress;

    /// <summary>All as typed: one person a line, or commas between.</summary>
    /// <param name="Representatives">Null: they stay as they are.</param>
    public sealed record SaveRoles(string Administrators, string Supervisors, string? Representatives) : CardPress;

    public sealed record ShowSettingChanges : CardPress;

    public sealed record ShowSchedule : CardPress;

    /// <param name="Appointment">Null for a new one.</param>
    /// <param name="Draft">All as typed.</param>
    public sealed record SaveSchedule(AppointmentId? Appointment, AppointmentDraft Draft) : CardPress;

    public sealed record EditScheduled(AppointmentId Appointment) : CardPress;

    /// <summary>Asks for confirmation; cancels nothing.</summary>
    public sealed record CancelScheduled(AppointmentId Appointment) : CardPress;

    public sealed record CancelScheduledConfirmed(AppointmentId Appointment) : CardPress;

    public sealed record StartScheduled(AppointmentId Appointment) : CardPress;

    /// <summary>Lets the customer of a scheduled session into one that is open already.</summary>
    public sealed record AdmitScheduled(AppointmentId Appointment, SessionId Session) : CardPress;
    public sealed record Diagnose : CardPress;

    /// <summary>Reads a press. Null when it is none of ours, or not as our cards make it.</summary>
    /// <param name="data">The action's data with the inputs mixed in. Anything in it can be forged.</param>
    public static CardPress? Parse(string? verb, JsonElement data)
    {
        var fields = new PressData(data);
        if (fields.PressId is not { } pressId)
            return null;
        if (OfNoSession(verb, fields) is { } free)
            return free with { PressId = pressId };
        return fields is { Session: { } session, Version: { } version } && About(session, verb, fields) is { } press ? press with { PressId = pressId, Version = version } : null;
    }

    static CardPress? OfNoSession(string? verb, PressData fields) => verb switch
    {
        Verb.ShowStart => new ShowStart(),
        Verb.Start => StartCard.Parse(fields),
        Verb.ShowSessions => new ShowSessions(),
        Verb.ShowSettings => new ShowSettings(),
        Verb.SaveSettings => SettingsCard.Parse(fields),
        Verb.ShowHelp => new ShowHelp(),
        Verb.ShowQueues => new ShowQueues(),
        Verb.RefreshQueue or Verb.TakeNext or Verb.GoAvailable or Verb.GoAway => QueueCard.Parse(verb, fields),
        Verb.ShowAllSessions => new ShowAllSessions(),
        Verb.ShowAdmin => new ShowAdmin(),
        Verb.ShowSettingChanges => new ShowSettingChanges(),
        Verb.ShowSchedule or Verb.SaveSchedule or Verb.EditScheduled or Verb.CancelScheduled or Verb.CancelScheduledConfirmed or Verb.StartScheduled or Verb.AdmitScheduled => ScheduleCard.Parse(verb, fields),
        Verb.Diagnose => new Diagnose(),
        Verb.EditLimits or Verb.SaveLimits => LimitsCard.Parse(verb, fields),
        Verb.EditQueue or Verb.SaveQueue or Verb.RemoveQueue => QueueSettingsCard.Parse(verb, fields),
        Verb.EditAgent or Verb.SaveAgent or Verb.RemoveAgent => AgentSettingsCard.Parse(verb, fields),
        Verb.EditRoles or Verb.SaveRoles => RolesCard.Parse(verb, fields),
        _ => null,
    };

    static OfSession? About(SessionId session, string? verb, PressData fields) => verb switch
    {
        Verb.ShowSession => new ShowSession(session),
        Verb.Refresh => new Refresh(session),
        Verb.SwitchTo => new SwitchTo(session),
        Verb.JoinAsAssistant => new JoinAsAssistant(session) { Pass = fields.Pass },
        Verb.Say => SessionCard.Parse(session, fields),
        Verb.ShowParticipants => new ShowParticipants(session),
        Verb.ShowHistory => new ShowHistory(session),
        Verb.Help or Verb.Remove => ParticipantsCard.Parse(session, verb, fields),
        Verb.OpenInvite or Verb.ChooseInvitee or Verb.SendInvitation or Verb.InviteByChat or Verb.CopyLink or Verb.Resend or Verb.Revoke => InviteCard.Parse(session, verb, fields),
        Verb.Leave => new Leave(session),
        Verb.End => new End(session),
        Verb.EndConfirmed => new EndConfirmed(session),
        Verb.Cancel => new Cancel(session),
        Verb.OpenTransferControl or Verb.TransferControl => TransferControlCard.Parse(session, verb, fields),
        Verb.OpenTransfer or Verb.ChooseTransferTarget or Verb.Transfer => TransferCard.Parse(session, verb, fields),
        Verb.Accept => new Accept(session),
        Verb.Decline => new Decline(session),
        Verb.Resume => new Resume(session),
        Verb.TakeOver => new TakeOver(session),
        Verb.TakeFromLine => new TakeFromLine(session),
        Verb.View or Verb.StopActivity => ActivityParts.Parse(session, verb, fields),
        Verb.ExportHistory => new ExportHistory(session),
        Verb.ShowRecordings => new ShowRecordings(session),
        _ => null,
    };
}
