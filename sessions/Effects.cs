using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What the world outside is owed because of what happened, as data. The outbox keeps the promises (R11.4).</summary>
public static class Effects
{
    /// <param name="before">The state before; null for a start.</param>
    /// <param name="after">The state after all events of the command.</param>
    /// <param name="command">What was accepted: secrets pass from it to the outbox and are stored nowhere else.</param>
    public static ImmutableArray<SessionEffect> Of(Session? before, Session after, SessionCommand command, IEnumerable<SessionEvent> events, Actor by)
    {
        var effects = ImmutableArray.CreateBuilder<SessionEffect>();
        foreach (var happened in events)
            effects.AddRange(Of(before, after, command, happened, by));
        if (before is not null && after.Version > before.Version)
            effects.Add(new SessionEffect.RefreshCards());
        return effects.ToImmutable();
    }

    static IEnumerable<SessionEffect> Of(Session? before, Session after, SessionCommand command, SessionEvent happened, Actor by) => happened switch
    {
        SessionEvent.Invited { Way: InvitationWay.Mail } invited when command is SessionCommand.InviteByMail invite =>
            [new SessionEffect.SendInvitation(invited.Invitation, invite.Addresses.Single(entry => entry.Invitation == invited.Invitation).SealedToken)],
        SessionEvent.InvitationRequeued requeued when command is SessionCommand.Resend resend => [new SessionEffect.SendInvitation(requeued.Invitation, resend.SealedToken)],
        SessionEvent.InvitationFailed failed => TellSender(after, after.Find(failed.Invitation)!, failed.Failure),
        SessionEvent.CustomerJoined joined => TellController(after, joined.IsAdmitted ? Notice.CustomerJoined : Notice.CustomerWaits, joined.Name),
        SessionEvent.CustomerAdmitted admitted => TellController(after, Notice.CustomerJoined, NameOf(after, admitted.Customer)),
        SessionEvent.AssistantJoined joined => TellOthers(after, joined.Assistant, Notice.AssistantJoined, joined.Name),
        SessionEvent.ParticipantLeft { Reason: not LeaveReason.Removed } left => TellOthers(after, left.Participant, NoticeOfLeaving(after, left.Participant), NameOf(after, left.Participant)),
        SessionEvent.Said said => TellOthers(after, said.Participant, Notice.Said, NameOf(after, said.Participant), said.Text),
        SessionEvent.Ended => TellOnEnd(before, by),
        _ => [],
    };

    static IEnumerable<SessionEffect> TellController(Session session, Notice notice, string subject, string? text = null) =>
        session.Controller is { } controller && session.Find(controller) is { Person: { } person } ? [new SessionEffect.Tell(person, notice, subject, text)] : [];

    /// <summary>R2.6: the one who invited, or who controls the session now that they have gone.</summary>
    static IEnumerable<SessionEffect> TellSender(Session session, Invitation invitation, MailFailure failure) =>
        invitation.Sender is { } sender && session.Find(sender) is { IsPresent: true, Person: { } person }
            ? [new SessionEffect.Tell(person, Notice.InvitationFailed, invitation.Address ?? "", failure.ToString())]
            : TellController(session, Notice.InvitationFailed, invitation.Address ?? "", failure.ToString());

    static IEnumerable<SessionEffect> TellOthers(Session session, ParticipantId actor, Notice notice, string subject, string? text = null) => session.Representatives
        .Where(representative => representative.IsPresent && representative.Id != actor)
        .Select(representative => new SessionEffect.Tell(representative.Person!.Value, notice, subject, text));

    /// <summary>Assistants are told who ended it; the controller's own card says so already.</summary>
    static IEnumerable<SessionEffect> TellOnEnd(Session? before, Actor by) => before is not null && by is Actor.Representative ender
        ? before.Assistants.Select(assistant => new SessionEffect.Tell(assistant.Person!.Value, Notice.SessionEnded, ender.Name))
        : [];

    static Notice NoticeOfLeaving(Session session, ParticipantId id) =>
        session.Find(id)?.Role == ParticipantRole.Customer ? Notice.CustomerLeft : Notice.AssistantLeft;

    static string NameOf(Session session, ParticipantId id) => session.Find(id)?.Name ?? "";
}
