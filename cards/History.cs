using System.Diagnostics;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What happened, in a sentence: escaped for a card.</summary>
static class History
{
    const int LineLength = 160;

    /// <summary>Null for what says nothing new: that everybody left when the session ended.</summary>
    public static string? Of(RecordedEvent recorded, Session session, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        return recorded.Event switch
        {
            SessionEvent.Started started => t.StoryStarted(Parts.Name(started.Name)),
            SessionEvent.Invited { Address: { } address } invited => t.StoryInvited(By(recorded, session, t), Words.Of(invited.Invitee, culture), Parts.Address(address)),
            SessionEvent.Invited invited => t.StoryLink(By(recorded, session, t), Words.Of(invited.Invitee, culture)),
            SessionEvent.InvitationRequeued again => t.StoryRequeued(By(recorded, session, t), To(again.Invitation, session, t)),
            SessionEvent.InvitationSent sent => t.StorySent(To(sent.Invitation, session, t)),
            SessionEvent.InvitationDelayed delayed => t.StoryDelayed(To(delayed.Invitation, session, t)),
            SessionEvent.InvitationFailed failed => t.StoryFailed(To(failed.Invitation, session, t), Words.Of(failed.Failure, culture)),
            SessionEvent.InvitationOpened opened => t.StoryOpened(To(opened.Invitation, session, t)),
            SessionEvent.InvitationRevoked revoked => t.StoryRevoked(By(recorded, session, t), To(revoked.Invitation, session, t)),
            SessionEvent.InvitationExpired expired => t.StoryExpired(To(expired.Invitation, session, t)),
            SessionEvent.CustomerJoined { IsAdmitted: true } joined => t.StoryCustomerJoined(Parts.Name(joined.Name)),
            SessionEvent.CustomerJoined waits => t.StoryCustomerWaits(Parts.Name(waits.Name)),
            SessionEvent.CustomerAdmitted admitted => t.StoryAdmitted(Name(admitted.Customer, session)),
            SessionEvent.AssistantJoined joined => t.StoryAssistantJoined(Parts.Name(joined.Name)),
            SessionEvent.CustomerSelected selected => t.StorySelected(Name(selected.Customer, session)),
            SessionEvent.ConnectionLost lost => t.StoryLost(Name(lost.Customer, session)),
            SessionEvent.ConnectionRestored restored => t.StoryRestored(Name(restored.Customer, session)),
            SessionEvent.ParticipantLeft left => Left(left, recorded, session, t),
            SessionEvent.Said said => t.StorySaid(Name(said.Participant, session), CardText.Escape(said.Text.ReplaceLineEndings(" "), LineLength)),
            SessionEvent.Requested requested => t.StoryRequested(Parts.Name(requested.Name), Queue(requested.Queue), CardText.Escape(requested.Question.ReplaceLineEndings(" "), LineLength)),
            SessionEvent.ControlTransferred moved => t.StoryControlMoved(By(recorded, session, t), Name(moved.To, session)),
            SessionEvent.SessionTransferred passed => Passed(passed, t),
            SessionEvent.Offered offered => t.StoryOffered(Parts.Name(offered.Name)),
            SessionEvent.OfferDeclined => t.StoryDeclined(By(recorded, session, t)),
            SessionEvent.OfferMissed missed => t.StoryMissed(Asked(missed.Agent, session)),
            SessionEvent.Overflowed overflowed => t.StoryOverflowed(Queue(overflowed.Queue)),
            SessionEvent.Returned => t.StoryReturned,
            SessionEvent.ControlTaken taken => t.StoryTaken(Parts.Name(taken.Name)),
            SessionEvent.IdleWarned => t.StoryIdleWarned,
            SessionEvent.ConsoleClosed => t.StoryConsoleClosed,
            SessionEvent.Resumed => t.StoryResumed(By(recorded, session, t)),
            SessionEvent.ActivityRequested asked => t.StoryActivityRequested(By(recorded, session, t), Words.Of(asked.Kind, culture)),
            SessionEvent.ActivityStarted began => t.StoryActivityStarted(Words.Of(began.Kind, culture)),
            SessionEvent.ActivityEnded over => t.StoryActivityEnded(Words.Of(over.Kind, culture)),
            SessionEvent.Ended { Reason: EndReason.ByController or EndReason.BySupervisor } => t.StoryEnded(By(recorded, session, t)),
            SessionEvent.Ended ended => Words.Of(ended.Reason, culture),
            _ => throw new UnreachableException($"no story for {recorded.Event.GetType().Name}"),
        };
    }

    static string? Left(SessionEvent.ParticipantLeft left, RecordedEvent recorded, Session session, Texts t) => left.Reason switch
    {
        LeaveReason.ByChoice => t.StoryLeft(Name(left.Participant, session)),
        LeaveReason.Removed => t.StoryRemoved(By(recorded, session, t), Name(left.Participant, session)),
        LeaveReason.LostConnection => t.StoryGone(Name(left.Participant, session)),
        LeaveReason.Transferred or LeaveReason.SessionEnded => null,
    };

    static string Passed(SessionEvent.SessionTransferred passed, Texts t)
    {
        var sender = Parts.Name(passed.SenderName);
        var story = passed.Queue is { } queue ? t.StoryPassedToQueue(sender, Queue(queue)) : t.StoryPassedToAgents(sender);
        return passed.Message is { } message ? $"{story}: {CardText.Escape(message.ReplaceLineEndings(" "), LineLength)}" : story;
    }

    static string Queue(QueueId id) => CardText.Escape(id.Value);

    static string Asked(PersonId agent, Session session) => Parts.Name(session.Wait?.OfferTo(agent)?.Name ?? session.FindRepresentative(agent)?.Name ?? "–");

    static string By(RecordedEvent recorded, Session session, Texts t) => recorded.By switch
    {
        Actor.Representative representative => Parts.Name(representative.Name),
        Actor.Customer customer => Name(customer.Participant, session),
        _ => t.StoryTheSite,
    };

    static string To(InvitationId id, Session session, Texts t) => session.Find(id)?.Address is { } address ? Parts.Address(address) : t.JoinLink;

    static string Name(ParticipantId id, Session session) => Parts.Name(session.Find(id)?.Name ?? "–");
}
