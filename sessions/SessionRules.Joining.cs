namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>
    /// Who a customer's join is about, if they are known: the browser's own participant while it is in the session, else whoever came by the
    /// invitation, else the browser's own that left (R3.5). After an accepted join, ask the new state: there it is who joined.
    /// </summary>
    public static Participant? WhoJoins(Session session, SessionCommand.JoinAsCustomer command, Actor by)
    {
        var own = OwnOf(session, command, by);
        return own is { IsPresent: true } ? own : CameBy(session, command.Invitation) ?? own;
    }

    /// <summary>R3.1, R3.4, R3.5. Whoever holds the link or the number may ask; the invitation decides, then the name, then the limit.</summary>
    static Decision JoinAsCustomer(Session session, SessionCommand.JoinAsCustomer command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        var own = OwnOf(session, command, by);
        if (own is { Role: ParticipantRole.Representative })
            return new Decision.Refused(Refusal.ParticipantNotFound);
        if (own is { IsPresent: true })
            return new Decision.Accepted();
        var earlier = WhoJoins(session, command, by);
        if (UnlessWelcome(session, command, earlier, now) is { } turnedAway)
            return turnedAway;
        if (earlier is { IsPresent: true })
            return new Decision.Accepted();
        if (BadName(command.Name, policy) is { } badName)
            return badName;
        var email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email;
        if (email is not null && MailAddress.Normalize(email) is null)
            return new Decision.Refused(Refusal.AddressInvalid, Revealed.Text(email));
        if (earlier is null && session.Customers.Count() >= policy.CustomersPerSession)
            return new Decision.Refused(Refusal.TooManyCustomers, $"{policy.CustomersPerSession}");

        var isAdmitted = session.Customers.Count(customer => customer.IsPresent) < policy.CustomerLimit(session.Mode);
        var joined = new SessionEvent.CustomerJoined(
            earlier?.Id ?? command.Participant, command.Invitation, PersonName.Clean(command.Name)!, email is null ? null : MailAddress.Normalize(email), command.Language, isAdmitted);
        return Settled(session, [joined], policy, now);
    }

    static Participant? OwnOf(Session session, SessionCommand.JoinAsCustomer command, Actor by) =>
        by is Actor.Customer customer && session.Find(customer.Participant) is { } known ? known : session.Find(command.Participant);

    static Participant? CameBy(Session session, InvitationId? invitation) =>
        invitation is { } id && session.Find(id) is { JoinedBy: { } participant } ? session.Find(participant) : null;

    /// <summary>
    /// R2.5, R3.6: turned away is whoever was removed, by number and by the invitation they came by; a fresh invitation is the controller's new word.
    /// </summary>
    static Decision.Refused? UnlessWelcome(Session session, SessionCommand.JoinAsCustomer command, Participant? earlier, DateTimeOffset now)
    {
        if (command.Invitation is not { } id)
            return earlier is { LeftBecause: LeaveReason.Removed } ? new Decision.Refused(Refusal.Removed) : null;
        return CameBy(session, id) is { LeftBecause: LeaveReason.Removed }
            ? new Decision.Refused(Refusal.Removed)
            : UnlessUsable(session.Find(id), Invitee.Customer, now);
    }

    /// <summary>Whether an invitation still lets somebody in: R2.5, R3.6.</summary>
    static Decision.Refused? UnlessUsable(Invitation? invitation, Invitee invitee, DateTimeOffset now) => invitation switch
    {
        null => new Decision.Refused(Refusal.InvitationNotFound),
        _ when invitation.Invitee != invitee => new Decision.Refused(Refusal.InvitationNotFound),
        { State: InvitationState.Revoked } => new Decision.Refused(Refusal.InvitationRevoked),
        _ => invitation.IsUsableAt(now) ? null : new Decision.Refused(Refusal.InvitationExpired),
    };

    internal static Decision.Refused? BadName(string typed, SessionPolicy policy)
    {
        if (PersonName.HasLineBreak(typed.Trim()))
            return new Decision.Refused(Refusal.NameHasLineBreak);
        if (PersonName.Clean(typed) is not { } name)
            return new Decision.Refused(Refusal.NameMissing);
        var length = Graphemes.Count(name);
        return length > policy.NameLength || name.Length > policy.NameLength * 16 ? new Decision.Refused(Refusal.NameTooLong, $"{policy.NameLength}", $"{length}") : null;
    }

    /// <summary>R3.2, R5.2. Joining while in the session changes nothing; coming back is the same participant.</summary>
    static Decision JoinAsAssistant(Session session, SessionCommand.JoinAsAssistant command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative representative)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        var earlier = session.FindRepresentative(representative.Person);
        if (earlier is { IsPresent: true })
            return new Decision.Accepted();
        if (earlier is null && session.Find(command.Participant) is not null)
            return new Decision.Refused(Refusal.ParticipantNotFound);
        if (command.Invitation is { } id)
        {
            if (UnlessUsable(session.Find(id), Invitee.Representative, now) is { } unusable)
                return unusable;
            if (session.Find(id)!.JoinedBy is { } joinedBy && joinedBy != earlier?.Id)
                return new Decision.Refused(Refusal.InvitationAlreadyUsed);
        }

        if (session.Assistants.Count() >= policy.AssistantsPerSession)
            return new Decision.Refused(Refusal.TooManyAssistants, $"{policy.AssistantsPerSession}");
        return new Decision.Accepted(new SessionEvent.AssistantJoined(earlier?.Id ?? command.Participant, representative.Person, representative.Name, command.Language, command.Invitation));
    }
}
