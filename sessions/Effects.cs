using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What the world outside is owed because of what happened, as data. The outbox keeps the promises (R11.4).</summary>
public static class Effects
{
    /// <param name="before">The state before; null for a start.</param>
    /// <param name="after">The state after all events of the command.</param>
    /// <param name="command">What was accepted: secrets pass from it to the outbox and are stored nowhere else.</param>
    public static ImmutableArray<SessionEffect> Of(Session? before, Session after, SessionCommand command, IEnumerable<SessionEvent> events, Actor by, SessionPolicy policy)
    {
        var effects = ImmutableArray.CreateBuilder<SessionEffect>();
        foreach (var happened in events)
            effects.AddRange(Of(before, after, command, happened, by, policy));
        if (before is not null && after.Version > before.Version)
            effects.Add(new SessionEffect.RefreshCards());
        return effects.ToImmutable();
    }

    static IEnumerable<SessionEffect> Of(Session? before, Session after, SessionCommand command, SessionEvent happened, Actor by, SessionPolicy policy) => happened switch
    {
        SessionEvent.Invited { Way: InvitationWay.Mail } invited when command is SessionCommand.InviteByMail invite =>
            [new SessionEffect.SendInvitation(invited.Invitation, invite.Addresses.Single(entry => entry.Invitation == invited.Invitation).SealedToken)],
        SessionEvent.Invited { Way: InvitationWay.Chat } invited when command is SessionCommand.InviteByChat invite =>
            [new SessionEffect.SendInvitation(invited.Invitation, invite.People.Single(entry => entry.Invitation == invited.Invitation).SealedToken)],
        SessionEvent.InvitationRequeued requeued when command is SessionCommand.Resend resend => [new SessionEffect.SendInvitation(requeued.Invitation, resend.SealedToken)],
        SessionEvent.InvitationFailed failed => TellSender(after, after.Find(failed.Invitation)!, failed.Failure),
        SessionEvent.CustomerJoined joined => TellController(after, joined.IsAdmitted ? Notice.CustomerJoined : Notice.CustomerWaits, joined.Name),
        SessionEvent.CustomerAdmitted admitted => TellController(after, Notice.CustomerJoined, NameOf(after, admitted.Customer)),
        SessionEvent.AssistantJoined joined => TellOthers(after, joined.Assistant, Notice.AssistantJoined, joined.Name),
        SessionEvent.ParticipantLeft { Reason: LeaveReason.ByChoice or LeaveReason.LostConnection } left => TellOthers(after, left.Participant, NoticeOfLeaving(after, left.Participant), NameOf(after, left.Participant)),
        SessionEvent.Said said => TellOthers(after, said.Participant, Notice.Said, NameOf(after, said.Participant), said.Text),
        SessionEvent.Noted noted => TellOthers(after, noted.Participant, Notice.Noted, NameOf(after, noted.Participant), noted.Text),
        SessionEvent.ControlTransferred moved => TellOfControl(after, moved, by),
        SessionEvent.ControlTaken taken => TellOfTaking(before!, taken),
        SessionEvent.SessionTransferred passed => TellOfPassing(before!, passed),
        SessionEvent.Offered offered => [new SessionEffect.OfferSession(offered.Agent)],
        SessionEvent.OfferDeclined declined when before?.Wait is { Sender: { } sender } wait && sender != declined.Agent =>
            [new SessionEffect.Tell(sender, Notice.OfferDeclined, wait.OfferTo(declined.Agent)?.Name ?? "")],
        SessionEvent.Returned when before?.Wait is { Sender: { } sender } => [new SessionEffect.Tell(sender, Notice.SessionReturned, "")],
        SessionEvent.IdleWarned => TellController(after, Notice.IdleWarning, $"{Math.Max(1, (int)Math.Round(policy.IdleWarning.TotalMinutes))}"),
        SessionEvent.ConsoleClosed => TellController(after, Notice.ConsoleClosed, $"{(int)policy.ConsoleGrace.TotalSeconds}"),
        SessionEvent.Ended ended => TellOnEnd(before, ended, by),
        _ => [],
    };

    static IEnumerable<SessionEffect> TellController(Session session, Notice notice, string subject, string? text = null) =>
        session.Controller is { } controller && session.Find(controller) is { Person: { } person } ? [new SessionEffect.Tell(person, notice, subject, text)] : [];

    /// <summary>R2.6: the one who invited, or who controls the session now that they have gone.</summary>
    static IEnumerable<SessionEffect> TellSender(Session session, Invitation invitation, SendFailure failure) =>
        invitation.Sender is { } sender && session.Find(sender) is { IsPresent: true, Person: { } person }
            ? [new SessionEffect.Tell(person, Notice.InvitationFailed, invitation.Recipient ?? "", failure.ToString())]
            : TellController(session, Notice.InvitationFailed, invitation.Recipient ?? "", failure.ToString());

    static IEnumerable<SessionEffect> TellOthers(Session session, ParticipantId actor, Notice notice, string subject, string? text = null) => session.Representatives
        .Where(representative => representative.IsPresent && representative.Id != actor)
        .Select(representative => new SessionEffect.Tell(representative.Person!.Value, notice, subject, text));

    /// <summary>Representatives are told who ended it, or why it ended by itself; who did it knows.</summary>
    static IEnumerable<SessionEffect> TellOnEnd(Session? before, SessionEvent.Ended ended, Actor by) => before is null
        ? []
        : before.Representatives
            .Where(representative => representative.IsPresent && (by as Actor.Representative)?.Person != representative.Person)
            .Select(representative => new SessionEffect.Tell(representative.Person!.Value, Notice.SessionEnded, (by as Actor.Representative)?.Name ?? "", by is Actor.Representative ? null : ended.Reason.ToString()));

    /// <summary>R6.2: the new controller, and everybody else who gives support in it; who gave it away knows.</summary>
    static IEnumerable<SessionEffect> TellOfControl(Session after, SessionEvent.ControlTransferred moved, Actor by)
    {
        var giver = (by as Actor.Representative)?.Person;
        return after.Representatives
            .Where(representative => representative.IsPresent && representative.Person != giver)
            .Select(representative => representative.Id == moved.To
                ? new SessionEffect.Tell(representative.Person!.Value, Notice.ControlGiven, (by as Actor.Representative)?.Name ?? "")
                : new SessionEffect.Tell(representative.Person!.Value, Notice.ControlMoved, NameOf(after, moved.To)));
    }

    /// <summary>R7.8: the sender sees who took it; a former controller sees that a supervisor did.</summary>
    static IEnumerable<SessionEffect> TellOfTaking(Session before, SessionEvent.ControlTaken taken)
    {
        var sender = before.Wait?.Sender;
        if (sender is { } person && person != taken.Person)
            yield return new SessionEffect.Tell(person, Notice.OfferAccepted, taken.Name);
        foreach (var other in before.Representatives.Where(other => other.IsPresent && other.Person != taken.Person && other.Person != sender))
            yield return new SessionEffect.Tell(other.Person!.Value, Notice.ControlMoved, taken.Name);
    }

    static IEnumerable<SessionEffect> TellOfPassing(Session before, SessionEvent.SessionTransferred passed) => before.Representatives
        .Where(other => other.IsPresent && other.Person != passed.Sender)
        .Select(other => new SessionEffect.Tell(other.Person!.Value, Notice.SessionReassigned, passed.SenderName));

    static Notice NoticeOfLeaving(Session session, ParticipantId id) =>
        session.Find(id)?.Role == ParticipantRole.Customer ? Notice.CustomerLeft : Notice.AssistantLeft;

    static string NameOf(Session session, ParticipantId id) => session.Find(id)?.Name ?? "";
}
