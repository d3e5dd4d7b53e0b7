namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R3.1, R3.4, R3.5. Whoever holds the link or the number may ask; the invitation decides, then the name, then the limit.</summary>
    static Decision JoinAsCustomer(Session session, SessionCommand.JoinAsCustomer command, SessionPolicy policy, DateTimeOffset now)
    {
        var earlier = session.Find(command.Participant)
            ?? (command.Invitation is { } id ? session.Participants.FirstOrDefault(participant => participant.Invitation == id) : null);
        if (earlier is { LeftBecause: LeaveReason.Removed })
            return new Decision.Refused(Refusal.Removed);
        if (earlier is { IsPresent: true })
            return new Decision.Accepted();
        if (command.Invitation is { } invitation && UnlessUsable(session.Find(invitation), Invitee.Customer, now) is { } unusable)
            return unusable;
        if (BadName(command.Name, policy) is { } badName)
            return badName;
        if (!string.IsNullOrWhiteSpace(command.Email) && MailAddress.Normalize(command.Email) is null)
            return new Decision.Refused(Refusal.AddressInvalid, command.Email.Trim());

        var customer = earlier?.Id ?? command.Participant;
        var isAdmitted = session.AdmittedCustomers.Count() < policy.CustomerLimit(session.Mode);
        var joined = new SessionEvent.CustomerJoined(
            customer, command.Invitation, PersonName.Clean(command.Name)!, string.IsNullOrWhiteSpace(command.Email) ? null : MailAddress.Normalize(command.Email), command.Language, isAdmitted);
        return isAdmitted && session.SelectedCustomer is null
            ? new Decision.Accepted(joined, new SessionEvent.CustomerSelected(customer))
            : new Decision.Accepted(joined);
    }

    /// <summary>Whether an invitation still lets somebody in: R2.5, R3.6.</summary>
    static Decision.Refused? UnlessUsable(Invitation? invitation, Invitee invitee, DateTimeOffset now) => invitation switch
    {
        null => new Decision.Refused(Refusal.InvitationNotFound),
        { State: InvitationState.Revoked } => new Decision.Refused(Refusal.InvitationRevoked),
        { State: InvitationState.Expired } => new Decision.Refused(Refusal.InvitationExpired),
        { State: not InvitationState.Joined } when invitation.ExpiresAt <= now => new Decision.Refused(Refusal.InvitationExpired),
        _ when invitation.Invitee != invitee => new Decision.Refused(Refusal.InvitationNotFound),
        _ => null,
    };

    static Decision.Refused? BadName(string typed, SessionPolicy policy)
    {
        if (PersonName.HasLineBreak(typed.Trim()))
            return new Decision.Refused(Refusal.NameHasLineBreak);
        if (PersonName.Clean(typed) is not { } name)
            return new Decision.Refused(Refusal.NameMissing);
        var length = Graphemes.Count(name);
        return length > policy.NameLength || name.Length > policy.NameLength * 16 ? new Decision.Refused(Refusal.NameTooLong, $"{policy.NameLength}", $"{length}") : null;
    }

    /// <summary>R3.2, R5.2. Joining while in the session changes nothing; coming back is the same participant.</summary>
    static Decision JoinAsAssistant(Session session, SessionCommand.JoinAsAssistant command, Actor by, SessionPolicy policy)
    {
        if (by is not Actor.Representative representative)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        var earlier = session.FindRepresentative(representative.Person);
        if (earlier is { IsPresent: true })
            return new Decision.Accepted();
        if (session.Assistants.Count() >= policy.AssistantsPerSession)
            return new Decision.Refused(Refusal.TooManyAssistants, $"{policy.AssistantsPerSession}");
        return new Decision.Accepted(new SessionEvent.AssistantJoined(earlier?.Id ?? command.Participant, representative.Person, representative.Name, command.Language));
    }

    static Decision LoseConnection(Session session, SessionCommand.LoseConnection command) => session.Find(command.Participant) switch
    {
        { Role: ParticipantRole.Customer, State: ParticipantState.Connected } => new Decision.Accepted(new SessionEvent.ConnectionLost(command.Participant)),
        _ => new Decision.Accepted(),
    };

    /// <summary>Within the grace time the place is still theirs; later they have to join again.</summary>
    static Decision RestoreConnection(Session session, SessionCommand.RestoreConnection command) => session.Find(command.Participant) switch
    {
        null => new Decision.Refused(Refusal.ParticipantNotFound),
        { State: ParticipantState.Reconnecting } => new Decision.Accepted(new SessionEvent.ConnectionRestored(command.Participant)),
        { LeftBecause: LeaveReason.Removed } => new Decision.Refused(Refusal.Removed),
        { IsPresent: false } => new Decision.Refused(Refusal.ParticipantLeft),
        _ => new Decision.Accepted(),
    };
}
