namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R2.1, R2.2, R2.7: every address is good, or none is invited.</summary>
    static Decision InviteByMail(Session session, SessionCommand.InviteByMail command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (UnlessMayInvite(session, by, policy) is { } refused)
            return refused;
        // Ids are drawn anew for every command: a known one is the same command, delivered again (R11.1).
        if (command.Addresses.Any(entry => session.Find(entry.Invitation) is not null))
            return new Decision.Accepted();
        if (BadAddresses(session, [.. command.Addresses.Select(entry => entry.Address)], policy, now) is { } bad)
            return bad;
        if (UnlessRoomFor(command.Addresses.Length, session, policy) is { } full)
            return full;
        return new Decision.Accepted([.. command.Addresses.Select(entry => new SessionEvent.Invited(
            entry.Invitation, command.Invitee, command.ByOwnMail ? InvitationWay.OwnMail : InvitationWay.Mail, MailAddress.Normalize(entry.Address), command.Language, entry.TokenHash, now + policy.InvitationLifetime, Known(session, by)?.Id))]);
    }

    /// <summary>R2.3, R2.7: everybody can be invited, or nobody is.</summary>
    static Decision InviteByChat(Session session, SessionCommand.InviteByChat command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (UnlessMayInvite(session, by, policy) is { } refused)
            return refused;
        if (command.People.Any(entry => session.Find(entry.Invitation) is not null))
            return new Decision.Accepted();
        if (BadPeople(session, [.. command.People.Select(entry => entry.Person)], policy, now) is { } bad)
            return bad;
        if (UnlessRoomFor(command.People.Length, session, policy) is { } full)
            return full;
        return new Decision.Accepted([.. command.People.Select(entry => new SessionEvent.Invited(
            entry.Invitation, command.Invitee, InvitationWay.Chat, null, command.Language, entry.TokenHash, now + policy.InvitationLifetime, Known(session, by)?.Id, entry.Person))]);
    }

    static Decision.Refused? BadPeople(Session session, InvitedPerson[] people, SessionPolicy policy, DateTimeOffset now)
    {
        if (people.Length == 0)
            return new Decision.Refused(Refusal.PersonMissing);
        if (people.Length > policy.AddressesPerInvitation)
            return new Decision.Refused(Refusal.TooManyAddresses, $"{policy.AddressesPerInvitation}", $"{people.Length}");
        var known = session.Invitations.Where(invitation => IsUnderWay(session, invitation, now)).Select(invitation => invitation.Person?.Id).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return people.Where(person => !known.Add(person.Id)).Select(person => PersonName.OrElse(person.Name, person.Id)).Distinct().ToArray() is { Length: > 0 } repeated
            ? new Decision.Refused(Refusal.AddressRepeated, [.. repeated])
            : null;
    }

    static Decision.Refused? UnlessRoomFor(int more, Session session, SessionPolicy policy) => session.Invitations.Length + more > policy.InvitationsPerSession
        ? new Decision.Refused(Refusal.TooManyInvitations, $"{policy.InvitationsPerSession}")
        : null;

    static Decision.Refused? BadAddresses(Session session, string[] typed, SessionPolicy policy, DateTimeOffset now)
    {
        if (typed.All(string.IsNullOrWhiteSpace))
            return new Decision.Refused(Refusal.AddressMissing);
        if (typed.Length > policy.AddressesPerInvitation)
            return new Decision.Refused(Refusal.TooManyAddresses, $"{policy.AddressesPerInvitation}", $"{typed.Length}");
        if (typed.Where(address => PersonName.HasLineBreak(address.Trim())).ToArray() is { Length: > 0 } broken)
            return new Decision.Refused(Refusal.AddressHasLineBreak, [.. broken.Select(Revealed.Text)]);
        if (typed.Where(address => MailAddress.Normalize(address) is null).ToArray() is { Length: > 0 } invalid)
            return new Decision.Refused(Refusal.AddressInvalid, [.. invalid.Select(Revealed.Text)]);
        return Repeated(session, typed, now) is { Length: > 0 } repeated ? new Decision.Refused(Refusal.AddressRepeated, [.. repeated]) : null;
    }

    static string[] Repeated(Session session, string[] typed, DateTimeOffset now)
    {
        var known = session.Invitations.Where(invitation => IsUnderWay(session, invitation, now)).Select(invitation => invitation.Address).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. typed.Select(address => MailAddress.Normalize(address)!).Where(address => !known.Add(address)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether inviting the same address once more would be a duplicate. Who came and left again may be invited anew.</summary>
    static bool IsUnderWay(Session session, Invitation invitation, DateTimeOffset now) =>
        invitation.Recipient is not null && invitation.State != InvitationState.Failed && invitation.IsUsableAt(now) && (invitation.State != InvitationState.Joined || HasRecipientIn(session, invitation));

    static bool HasRecipientIn(Session session, Invitation invitation) => invitation.JoinedBy is { } participant && session.Find(participant) is { IsPresent: true };

    static Decision MakeLink(Session session, SessionCommand.MakeLink command, Actor by, SessionPolicy policy, DateTimeOffset now) =>
        UnlessMayInvite(session, by, policy) is { } refused ? refused
        : session.Find(command.Invitation) is not null ? new Decision.Accepted()
        : UnlessRoomFor(1, session, policy) is { } full ? full
        : new Decision.Accepted(new SessionEvent.Invited(
            command.Invitation, command.Invitee, InvitationWay.Link, null, command.Language, command.TokenHash, now + policy.InvitationLifetime, Known(session, by)?.Id));

    static Decision Resend(Session session, SessionCommand.Resend command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (UnlessMayInvite(session, by, policy) is { } refused)
            return refused;
        return session.Find(command.Invitation) switch
        {
            null or { Way: InvitationWay.Link or InvitationWay.OwnMail } => new Decision.Refused(Refusal.InvitationNotFound),
            { JoinedBy: not null } => new Decision.Refused(Refusal.InvitationAlreadyUsed),
            { State: InvitationState.Queued } queued when queued.ExpiresAt > now => new Decision.Accepted(),
            { TokenHash: var hash } when hash == command.TokenHash => new Decision.Accepted(),
            { Recipient: { } recipient } found when session.Invitations.Any(other => other.Id != found.Id && IsSameRecipient(other, found) && IsUnderWay(session, other, now)) =>
                new Decision.Refused(Refusal.AddressRepeated, recipient),
            _ => new Decision.Accepted(new SessionEvent.InvitationRequeued(command.Invitation, command.TokenHash, now + policy.InvitationLifetime)),
        };
    }

    static Decision Revoke(Session session, SessionCommand.Revoke command, Actor by, SessionPolicy policy)
    {
        if (UnlessMayInvite(session, by, policy) is { } refused)
            return refused;
        return session.Find(command.Invitation) switch
        {
            null => new Decision.Refused(Refusal.InvitationNotFound),
            { State: InvitationState.Revoked or InvitationState.Expired } => new Decision.Accepted(),
            { State: InvitationState.Joined } joined when HasRecipientIn(session, joined) => new Decision.Refused(Refusal.InvitationAlreadyUsed),
            _ => new Decision.Accepted(new SessionEvent.InvitationRevoked(command.Invitation)),
        };
    }

    /// <summary>R2.5, R2.6: seen by a person; opening again, or after joining, says nothing new.</summary>
    static Decision MarkOpened(Session session, SessionCommand.MarkOpened command, DateTimeOffset now) => session.Find(command.Invitation) switch
    {
        null => new Decision.Refused(Refusal.InvitationNotFound),
        { State: not (InvitationState.Opened or InvitationState.Joined) } found when found.IsUsableAt(now) => new Decision.Accepted(new SessionEvent.InvitationOpened(command.Invitation)),
        _ => new Decision.Accepted(),
    };

    static Decision MarkSent(Session session, SessionCommand.MarkSent command, Actor by) => OfSite(by, session.Find(command.Invitation) switch
    {
        { State: InvitationState.Queued } => new Decision.Accepted(new SessionEvent.InvitationSent(command.Invitation)),
        _ => new Decision.Accepted(),
    });

    static Decision MarkSendFailed(Session session, SessionCommand.MarkSendFailed command, Actor by) => OfSite(by, (session.Find(command.Invitation), command.IsFinal) switch
    {
        ({ State: InvitationState.Queued }, true) => new Decision.Accepted(new SessionEvent.InvitationFailed(command.Invitation, command.Failure)),
        ({ State: InvitationState.Queued }, false) => new Decision.Accepted(new SessionEvent.InvitationDelayed(command.Invitation, command.Failure)),
        _ => new Decision.Accepted(),
    });

    static Decision MarkBounced(Session session, SessionCommand.MarkBounced command, Actor by) => OfSite(by, session.Find(command.Invitation) switch
    {
        { Way: InvitationWay.Mail, State: InvitationState.Sent } => new Decision.Accepted(new SessionEvent.InvitationFailed(command.Invitation, SendFailure.Bounced)),
        _ => new Decision.Accepted(),
    });

    static bool IsSameRecipient(Invitation one, Invitation other) => string.Equals(one.Address ?? one.Person?.Id, other.Address ?? other.Person?.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>R2.1: the controller; an assistant where the site allows it.</summary>
    static Decision.Refused? UnlessMayInvite(Session session, Actor by, SessionPolicy policy) =>
        policy.AssistantsMayInvite && by is Actor.Representative representative && session.StandingOf(representative.Person) == Standing.Assistant
            ? null
            : UnlessController(session, by);
}
