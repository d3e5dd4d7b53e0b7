using System.Diagnostics;

namespace SupportBot.Sessions;

/// <summary>
/// The rules of a session, as pure functions: the state, a command, who gives it, the site's policy and the time decide.
/// An exception here is a bug of ours; what people may do wrong is a <see cref="Decision.Refused"/>.
/// </summary>
public static partial class SessionRules
{
    /// <summary>Whether somebody may start a session (R1).</summary>
    /// <param name="open">The open sessions that the starter controls.</param>
    public static Decision Start(SessionCommand.Start command, Actor by, IReadOnlyCollection<Session> open, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative starter)
            return new Decision.Refused(Refusal.OnlyRepresentatives);
        if (command.Mode is { } wish && wish != policy.Mode && !policy.MayChooseMode)
            return new Decision.Refused(Refusal.ModeNotPermitted);
        var mode = command.Mode ?? policy.Mode;
        if (mode == SessionMode.Single && open.FirstOrDefault(session => session.IsController(starter.Person)) is { } running)
            return new Decision.Refused(Refusal.SessionAlreadyOpen, running.Number.ToString());
        var started = new SessionEvent.Started(command.Id, command.Number, mode, command.Starter, starter.Person, starter.Name, command.Language);
        return command.Link is not { } link
            ? new Decision.Accepted(started)
            : new Decision.Accepted(started, new SessionEvent.Invited(link.Invitation, link.Invitee, InvitationWay.Link, null, link.Language, link.TokenHash, now + policy.InvitationLifetime, command.Starter));
    }

    /// <summary>Whether a customer may come in by themselves (R7.9).</summary>
    public static Decision Request(SessionCommand.Request command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Visitor)
            return new Decision.Refused(Refusal.QueueNotFound);
        if (policy.Find(command.Queue) is not { } queue)
            return new Decision.Refused(Refusal.QueueNotFound);
        if (!policy.IsOpen(queue, now))
            return new Decision.Refused(Refusal.QueueClosed, queue.Name);
        if (BadName(command.Name, policy) is { } badName)
            return badName;
        var email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email;
        if (email is not null && MailAddress.Normalize(email) is null)
            return new Decision.Refused(Refusal.AddressInvalid, Revealed.Text(email));
        if (ChatText.Clean(command.Question) is not { } question)
            return new Decision.Refused(Refusal.QuestionMissing);
        var length = Graphemes.Count(question);
        if (length > policy.QuestionLength || question.Length > policy.QuestionLength * 16)
            return new Decision.Refused(Refusal.QuestionTooLong, $"{policy.QuestionLength}", $"{length}");
        return new Decision.Accepted(new SessionEvent.Requested(
            command.Id, command.Number, policy.Mode, command.Customer, queue.Id, PersonName.Clean(command.Name)!, email is null ? null : MailAddress.Normalize(email), question, command.Language));
    }

    /// <summary>What the rules say to a command for a session that exists.</summary>
    public static Decision Decide(Session session, SessionCommand command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (!session.IsOpen)
            return WhenEnded(session, command, by, policy);
        return command switch
        {
            SessionCommand.InviteByMail invite => InviteByMail(session, invite, by, policy, now),
            SessionCommand.MakeLink make => MakeLink(session, make, by, policy, now),
            SessionCommand.Resend resend => Resend(session, resend, by, policy, now),
            SessionCommand.Revoke revoke => Revoke(session, revoke, by, policy),
            SessionCommand.MarkOpened opened => MarkOpened(session, opened, now),
            SessionCommand.InviteByChat invite => InviteByChat(session, invite, by, policy, now),
            SessionCommand.MarkBounced bounced => MarkBounced(session, bounced, by),
            SessionCommand.MarkSent sent => MarkSent(session, sent, by),
            SessionCommand.MarkSendFailed failed => MarkSendFailed(session, failed, by),
            SessionCommand.JoinAsCustomer join => JoinAsCustomer(session, join, by, policy, now),
            SessionCommand.JoinAsAssistant join => JoinAsAssistant(session, join, by, policy, now),
            SessionCommand.LoseConnection lose => LoseConnection(session, lose, by),
            SessionCommand.RestoreConnection restore => RestoreConnection(session, restore, by),
            SessionCommand.Select select => Select(session, select, by),
            SessionCommand.Remove remove => Remove(session, remove, by, policy, now),
            SessionCommand.Say say => Say(session, say, by, policy),
            SessionCommand.Leave leave => Leave(session, leave, by, policy, now),
            SessionCommand.End => End(session, by, policy),
            SessionCommand.TransferControl transfer => TransferControl(session, transfer, by, policy),
            SessionCommand.TransferSession transfer => TransferSession(session, transfer, by, policy, now),
            SessionCommand.Offer offer => Offer(session, offer, by, policy, now),
            SessionCommand.Overflow overflow => Overflow(session, overflow, by, policy),
            SessionCommand.Return => Return(session, by, policy),
            SessionCommand.MissOffer miss => MissOffer(session, miss, by),
            SessionCommand.Accept accept => Accept(session, accept, by, policy, now),
            SessionCommand.Decline => Decline(session, by, policy),
            SessionCommand.Take take => Take(session, take, by, policy, now),
            SessionCommand.TakeOver take => TakeOver(session, take, by, policy, now),
            SessionCommand.CloseConsole close => CloseConsole(session, close, by, policy),
            SessionCommand.Resume => Resume(session, by),
            SessionCommand.StartActivity start => StartActivity(session, start, by, policy),
            SessionCommand.AnswerActivity answer => AnswerActivity(session, answer, by, policy),
            SessionCommand.StopActivity stop => StopActivity(session, stop, by),
            SessionCommand.StopAll => StopAll(session, by),
            SessionCommand.WithdrawConsent => WithdrawConsent(session, by),
            SessionCommand.FinishFile finish => FinishFile(session, finish, by),
            SessionCommand.Note note => Note(session, note, by, policy),
            SessionCommand.DoWhatIsDue => DoWhatIsDue(session, by, policy, now),
            _ => throw new UnreachableException($"no rule for {command.GetType().Name}"),
        };
    }

    /// <summary>The participant who gives the command, if they are or were in the session.</summary>
    static Participant? Known(Session session, Actor by) => by switch
    {
        Actor.Representative representative => session.FindRepresentative(representative.Person),
        Actor.Customer customer => session.Find(customer.Participant) is { Role: ParticipantRole.Customer } found ? found : null,
        Actor.Visitor or Actor.Site => null,
        _ => throw new UnreachableException($"no such actor: {by.GetType().Name}"),
    };

    /// <summary>Supervisors stand above: no session is without a human exit.</summary>
    static bool IsSupervisor(Actor by, SessionPolicy policy) => by is Actor.Representative representative && policy.IsSupervisor(representative.Person);

    /// <summary>R5.1: null when the actor controls the session, else why not.</summary>
    static Decision.Refused? UnlessController(Session session, Actor by) => by switch
    {
        Actor.Representative representative => session.StandingOf(representative.Person) switch
        {
            Standing.Controller => null,
            Standing.Assistant => new Decision.Refused(Refusal.OnlyController),
            Standing.Outsider => new Decision.Refused(Refusal.NotInSession),
        },
        _ => new Decision.Refused(Refusal.OnlyController),
    };
}
