using System.Diagnostics;
using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>How what people brought is written down: inert for a card, or as it is.</summary>
/// <param name="Said">Somebody's line of chat.</param>
sealed record Telling(Texts T, CultureInfo Culture, Func<string, string> Name, Func<string, string> Address, Func<string, string> Text, Func<string, string, string> Said)
{
    const int LineLength = 160;

    /// <summary>Everybody who was ever asked; the session itself knows only whom it waits for now.</summary>
    public IReadOnlyDictionary<PersonId, string> Asked { get; private init; } = new Dictionary<PersonId, string>();

    public Telling Of(IEnumerable<RecordedEvent> events) => this with
    {
        Asked = events.Select(recorded => recorded.Event).OfType<SessionEvent.Offered>().DistinctBy(offered => offered.Agent).ToDictionary(offered => offered.Agent, offered => offered.Name),
    };

    public static Telling ForCard(CardContext context) => new(context.T, context.Culture, Parts.Name, Parts.Address, text => CardText.Escape(text.ReplaceLineEndings(" "), LineLength), context.T.StorySaid);
}

/// <summary>What happened, in a sentence.</summary>
static class History
{
    /// <summary>Null for what says nothing new: that everybody left when the session ended.</summary>
    public static string? Of(RecordedEvent recorded, Session session, Telling told)
    {
        var (t, culture) = (told.T, told.Culture);
        return recorded.Event switch
        {
            SessionEvent.Started started => t.StoryStarted(told.Name(started.Name)),
            SessionEvent.Invited { Address: { } address } invited => t.StoryInvited(By(recorded, session, told), Words.Of(invited.Invitee, culture), told.Address(address)),
            SessionEvent.Invited { Person: { } person } invited => t.StoryInvited(By(recorded, session, told), Words.Of(invited.Invitee, culture), told.Name(person.Name)),
            SessionEvent.Invited invited => t.StoryLink(By(recorded, session, told), Words.Of(invited.Invitee, culture)),
            SessionEvent.InvitationRequeued again => t.StoryRequeued(By(recorded, session, told), To(again.Invitation, session, told)),
            SessionEvent.InvitationSent sent => t.StorySent(To(sent.Invitation, session, told)),
            SessionEvent.InvitationDelayed delayed => t.StoryDelayed(To(delayed.Invitation, session, told)),
            SessionEvent.InvitationFailed failed => t.StoryFailed(To(failed.Invitation, session, told), Words.Of(failed.Failure, culture)),
            SessionEvent.InvitationOpened opened => t.StoryOpened(To(opened.Invitation, session, told)),
            SessionEvent.InvitationRevoked revoked => t.StoryRevoked(By(recorded, session, told), To(revoked.Invitation, session, told)),
            SessionEvent.InvitationExpired expired => t.StoryExpired(To(expired.Invitation, session, told)),
            SessionEvent.CustomerJoined { IsAdmitted: true } joined => t.StoryCustomerJoined(told.Name(joined.Name)),
            SessionEvent.CustomerJoined waits => t.StoryCustomerWaits(told.Name(waits.Name)),
            SessionEvent.CustomerAdmitted admitted => t.StoryAdmitted(Name(admitted.Customer, session, told)),
            SessionEvent.AssistantJoined joined => t.StoryAssistantJoined(told.Name(joined.Name)),
            SessionEvent.CustomerSelected selected => t.StorySelected(Name(selected.Customer, session, told)),
            SessionEvent.ConnectionLost lost => t.StoryLost(Name(lost.Customer, session, told)),
            SessionEvent.ConnectionRestored restored => t.StoryRestored(Name(restored.Customer, session, told)),
            SessionEvent.ParticipantLeft left => Left(left, recorded, session, told),
            SessionEvent.Said said => told.Said(Name(said.Participant, session, told), told.Text(said.Text)),
            SessionEvent.Requested requested => t.StoryRequested(told.Name(requested.Name), Queue(requested.Queue, told), told.Text(requested.Question)),
            SessionEvent.ControlTransferred moved => t.StoryControlMoved(By(recorded, session, told), Name(moved.To, session, told)),
            SessionEvent.SessionTransferred passed => Passed(passed, told),
            SessionEvent.Offered offered => t.StoryOffered(told.Name(offered.Name)),
            SessionEvent.OfferDeclined => t.StoryDeclined(By(recorded, session, told)),
            SessionEvent.OfferMissed missed => t.StoryMissed(Asked(missed.Agent, session, told)),
            SessionEvent.Overflowed overflowed => t.StoryOverflowed(Queue(overflowed.Queue, told)),
            SessionEvent.Returned => t.StoryReturned,
            SessionEvent.ControlTaken taken => t.StoryTaken(told.Name(taken.Name)),
            SessionEvent.IdleWarned => t.StoryIdleWarned,
            SessionEvent.ConsoleClosed => t.StoryConsoleClosed,
            SessionEvent.Resumed => t.StoryResumed(By(recorded, session, told)),
            SessionEvent.ActivityRequested asked => ActivityStory.Requested(asked, By(recorded, session, told), session, told),
            SessionEvent.ActivityStarted began => ActivityStory.Started(began, session, told),
            SessionEvent.ActivityAgreed agreed => t.StoryAgreed(Name(agreed.Customer, session, told), Words.Of(agreed.Kind, culture)),
            SessionEvent.ActivityAsked asked => t.StoryAskedToo(Name(asked.Customer, session, told), Words.Of(asked.Kind, culture)),
            SessionEvent.ActivityLeft left => t.StoryTakesNoPart(Name(left.Customer, session, told), Words.Of(left.Kind, culture)),
            SessionEvent.ConsentGiven given => t.StoryConsentGiven(Name(given.Customer, session, told)),
            SessionEvent.ConsentWithdrawn withdrawn => t.StoryConsentWithdrawn(Name(withdrawn.Customer, session, told)),
            SessionEvent.Noted noted => t.StoryNoted(Name(noted.Participant, session, told), told.Text(noted.Text)),
            SessionEvent.ActivityEnded over => ActivityStory.Ended(over.Kind, over.Reason, over.By, over.File, session, told),
            SessionEvent.Ended { Reason: EndReason.ByController or EndReason.BySupervisor } => t.StoryEnded(By(recorded, session, told)),
            SessionEvent.Ended ended => Words.Of(ended.Reason, culture),
            _ => throw new UnreachableException($"no story for {recorded.Event.GetType().Name}"),
        };
    }

    static string? Left(SessionEvent.ParticipantLeft left, RecordedEvent recorded, Session session, Telling told) => left.Reason switch
    {
        LeaveReason.ByChoice => told.T.StoryLeft(Name(left.Participant, session, told)),
        LeaveReason.Removed => told.T.StoryRemoved(By(recorded, session, told), Name(left.Participant, session, told)),
        LeaveReason.LostConnection => told.T.StoryGone(Name(left.Participant, session, told)),
        LeaveReason.Transferred or LeaveReason.SessionEnded => null,
    };

    static string Passed(SessionEvent.SessionTransferred passed, Telling told)
    {
        var sender = told.Name(passed.SenderName);
        var story = passed.Queue is { } queue ? told.T.StoryPassedToQueue(sender, Queue(queue, told)) : told.T.StoryPassedToAgents(sender);
        return passed.Message is { } message ? $"{story}: {told.Text(message)}" : story;
    }

    static string Queue(QueueId id, Telling told) => told.Text(id.Value);

    static string Asked(PersonId agent, Session session, Telling told) => told.Name(told.Asked.GetValueOrDefault(agent) ?? session.Wait?.OfferTo(agent)?.Name ?? session.FindRepresentative(agent)?.Name ?? "–");

    static string By(RecordedEvent recorded, Session session, Telling told) => recorded.By switch
    {
        Actor.Representative representative => told.Name(representative.Name),
        Actor.Customer customer => Name(customer.Participant, session, told),
        _ => told.T.StoryTheSite,
    };

    static string To(InvitationId id, Session session, Telling told) => session.Find(id) switch
    {
        { Address: { } address } => told.Address(address),
        { Person: { } person } => told.Name(person.Name),
        _ => told.T.JoinLink,
    };

    static string Name(ParticipantId id, Session session, Telling told) => told.Name(session.Find(id)?.Name ?? "–");
}
