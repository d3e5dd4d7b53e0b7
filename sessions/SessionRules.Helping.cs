namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R4.2, R4.4: selecting the one already selected changes nothing; a waiting customer has no place yet.</summary>
    static Decision Select(Session session, SessionCommand.Select command, Actor by)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        return session.Find(command.Customer) switch
        {
            null or { Role: ParticipantRole.Representative } => new Decision.Refused(Refusal.ParticipantNotFound),
            { State: ParticipantState.Waiting } => new Decision.Refused(Refusal.CustomerWaits),
            { IsPresent: false } => new Decision.Refused(Refusal.ParticipantLeft),
            { Id: var id } when id == session.SelectedCustomer => new Decision.Accepted(),
            { Id: var id } => new Decision.Accepted([.. Sharing(session), new SessionEvent.CustomerSelected(id)]),
        };
    }

    /// <summary>R4.4: every running sharing activity ends; chat, voice and video go on.</summary>
    static IEnumerable<SessionEvent> Sharing(Session session) => session.Activities.Where(activity => activity.IsSharing).Select(activity => Ends(activity, ActivityEnd.CustomerSwitched));

    /// <summary>R3.6. Somebody who waits gets the place.</summary>
    static Decision Remove(Session session, SessionCommand.Remove command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        return session.Find(command.Customer) switch
        {
            null or { Role: ParticipantRole.Representative } => new Decision.Refused(Refusal.ParticipantNotFound),
            { LeftBecause: LeaveReason.Removed } => new Decision.Accepted(),
            { IsPresent: false } => new Decision.Refused(Refusal.ParticipantLeft),
            { Id: var id } => Settled(session, [new SessionEvent.ParticipantLeft(id, LeaveReason.Removed)], policy, now),
        };
    }

    /// <summary>R10.4: chat belongs to everyone in the session.</summary>
    static Decision Say(Session session, SessionCommand.Say command, Actor by, SessionPolicy policy) =>
        Write(session, by, command.Message, command.Text, policy, (speaker, text) => new SessionEvent.Said(command.Message, speaker, text));

    /// <summary>For colleagues alone.</summary>
    static Decision Note(Session session, SessionCommand.Note command, Actor by, SessionPolicy policy) => by is Actor.Representative
        ? Write(session, by, command.Message, command.Text, policy, (writer, text) => new SessionEvent.Noted(command.Message, writer, text))
        : new Decision.Refused(Refusal.OnlyRepresentatives);

    static Decision Write(Session session, Actor by, MessageId message, string typed, SessionPolicy policy, Func<ParticipantId, string, SessionEvent> written)
    {
        if (Known(session, by) is not { IsPresent: true } speaker)
            return new Decision.Refused(Refusal.NotInSession);
        if (speaker.LastMessage == message)
            return new Decision.Accepted();
        if (ChatText.Clean(typed) is not { } text)
            return new Decision.Refused(Refusal.MessageMissing);
        var length = Graphemes.Count(text);
        return length > policy.MessageLength || text.Length > policy.MessageLength * 16
            ? new Decision.Refused(Refusal.MessageTooLong, $"{policy.MessageLength}", $"{length}")
            : new Decision.Accepted(written(speaker.Id, text));
    }
}
