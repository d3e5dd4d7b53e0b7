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

    public sealed record JoinAsAssistant(SessionId Session) : OfSession(Session);

    public sealed record Say(SessionId Session, string Text) : OfSession(Session);

    public sealed record ShowParticipants(SessionId Session) : OfSession(Session);

    public sealed record ShowHistory(SessionId Session) : OfSession(Session);

    public sealed record HelpCustomer(SessionId Session, ParticipantId Customer) : OfSession(Session);

    public sealed record RemoveCustomer(SessionId Session, ParticipantId Customer) : OfSession(Session);

    public sealed record OpenInvite(SessionId Session) : OfSession(Session);

    /// <summary>The form for the other kind of invitee, keeping what was typed.</summary>
    public sealed record ChooseInvitee(SessionId Session, Invitee Invitee, string Addresses, string? Language) : OfSession(Session);

    /// <param name="Addresses">As typed.</param>
    public sealed record SendInvitation(SessionId Session, Invitee Invitee, string Addresses, string Language) : OfSession(Session);

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
        _ => null,
    };

    static OfSession? About(SessionId session, string? verb, PressData fields) => verb switch
    {
        Verb.ShowSession => new ShowSession(session),
        Verb.Refresh => new Refresh(session),
        Verb.SwitchTo => new SwitchTo(session),
        Verb.JoinAsAssistant => new JoinAsAssistant(session),
        Verb.Say => SessionCard.Parse(session, fields),
        Verb.ShowParticipants => new ShowParticipants(session),
        Verb.ShowHistory => new ShowHistory(session),
        Verb.Help or Verb.Remove => ParticipantsCard.Parse(session, verb, fields),
        Verb.OpenInvite or Verb.ChooseInvitee or Verb.SendInvitation or Verb.CopyLink or Verb.Resend or Verb.Revoke => InviteCard.Parse(session, verb, fields),
        Verb.Leave => new Leave(session),
        Verb.End => new End(session),
        Verb.EndConfirmed => new EndConfirmed(session),
        Verb.Cancel => new Cancel(session),
        _ => null,
    };
}
