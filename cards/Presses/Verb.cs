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
}
