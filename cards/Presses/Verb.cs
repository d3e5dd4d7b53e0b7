namespace SupportBot.Cards.Presses;

/// <summary>What the buttons are called on the wire. Stable: cards lie around in chats for years.</summary>
public static class Verb
{
    public const string ShowStart = "start.show";
    public const string Start = "session.start";
    public const string ShowSession = "session.show";
    public const string Refresh = "session.refresh";
    public const string SwitchTo = "session.switch";
    public const string JoinAsAssistant = "session.join";
    public const string Say = "session.say";
    public const string Leave = "session.leave";
    public const string End = "session.end";
    public const string EndConfirmed = "session.end.confirmed";
    public const string Cancel = "session.cancel";
    public const string OpenInvite = "invite.open";
    public const string ChooseInvitee = "invite.choose";
    public const string SendInvitation = "invite.send";
    public const string CopyLink = "invite.link";
    public const string Resend = "invite.resend";
    public const string Revoke = "invite.revoke";
    public const string ShowParticipants = "participants.show";
    public const string Help = "participant.help";
    public const string Remove = "participant.remove";
    public const string ShowSessions = "sessions.show";
    public const string ShowHistory = "history.show";
    public const string ShowSettings = "settings.show";
    public const string SaveSettings = "settings.save";
    public const string ShowHelp = "help.show";
    public const string OpenTransferControl = "control.open";
    public const string TransferControl = "control.transfer";
    public const string OpenTransfer = "transfer.open";
    public const string ChooseTransferTarget = "transfer.choose";
    public const string Transfer = "transfer.send";
    public const string Accept = "offer.accept";
    public const string Decline = "offer.decline";
    public const string Resume = "session.resume";
    public const string TakeOver = "session.takeover";
    public const string TakeFromLine = "session.take";
    public const string ExportHistory = "history.export";
    public const string ShowRecordings = "recordings.show";
    public const string ShowQueues = "queues.show";
    public const string RefreshQueue = "queue.refresh";
    public const string TakeNext = "queue.take";
    public const string GoAvailable = "agent.available";
    public const string GoAway = "agent.away";
    public const string ShowAllSessions = "supervise.show";
    public const string ShowAdmin = "admin.show";
    public const string EditLimits = "limits.edit";
    public const string SaveLimits = "limits.save";
    public const string EditQueue = "queue.edit";
    public const string SaveQueue = "queue.save";
    public const string RemoveQueue = "queue.remove";
    public const string EditAgent = "agent.edit";
    public const string SaveAgent = "agent.save";
    public const string RemoveAgent = "agent.remove";
    public const string EditRoles = "roles.edit";
    public const string SaveRoles = "roles.save";
    public const string View = "activity.view";
    public const string StopActivity = "activity.stop";
<<<<<<< HEAD
    public const string ShowSchedule = "schedule.show";
    public const string SaveSchedule = "schedule.save";
    public const string EditScheduled = "schedule.edit";
    public const string CancelScheduled = "schedule.cancel";
    public const string CancelScheduledConfirmed = "schedule.cancel.confirmed";
    public const string StartScheduled = "schedule.start";
    public const string AdmitScheduled = "schedule.admit";
=======
    public const string Diagnose = "diagnose";
>>>>>>> core
    public const string ShowSettingChanges = "changes.show";
}
