using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.4–R7.6, R7.8: offers and what becomes of them. Anna has passed the session on.</summary>
public sealed class OfferRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));

    [Fact]
    public void R7_5_the_first_to_accept_has_it_and_the_second_is_told_who_was_faster()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Eva));
        Assert.Equal([new SessionEvent.ControlTaken(Cast.Participant(2), Cast.Adam.Person, "Adam Wolf", "en", TakenBy.Offer)], _story.Happens(Cast.Adam, Cast.Accept(2)));
        Assert.Equal((SessionStatus.Open, Standing.Controller, null), (_story.Session.Status, _story.Session.StandingOf(Cast.Adam.Person), _story.Session.Wait));
        Assert.Equal(["Adam Wolf"], _story.Refuses(Refusal.TakenByAnother, Cast.Eva, Cast.Accept(3)));
        Assert.Equal(["Adam Wolf"], _story.Refuses(Refusal.TakenByAnother, Cast.Eva, new SessionCommand.Decline()));
        Assert.Empty(_story.Happens(Cast.Adam, Cast.Accept(2)));
    }

    [Fact]
    public void R7_5_only_who_was_asked_accepts_or_declines()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam));
        _story.Refuses(Refusal.NotOffered, Cast.Eva, Cast.Accept(3));
        _story.Refuses(Refusal.NotOffered, Cast.Eva, new SessionCommand.Decline());
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Browser(Cast.Jan), Cast.Accept(3));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Adam, new SessionCommand.Accept(Cast.Jan, "en"));
    }

    [Fact]
    public void R7_5_an_assistant_who_accepts_keeps_their_place_and_a_former_controller_comes_back_to_theirs()
    {
        _story.Does(Cast.Adam, Cast.Assist(2)).Does(Cast.Anna, Cast.PassOn(Cast.Adam)).Does(Cast.Adam, Cast.Accept(9));
        Assert.Equal(Cast.Participant(2), _story.Session.Controller);
        _story.Policy = _story.Policy with { Queues = [new Queue { Id = Cast.Desk, Name = "Everybody's" }] };
        _story.Does(Cast.Adam, Cast.PassOn(Cast.Anna)).Does(Cast.Anna, Cast.Accept(9));
        Assert.Equal((Cast.Participant(1), 2), (_story.Session.Controller, _story.Session.Representatives.Count()));
    }

    [Fact]
    public void R7_8_declining_needs_no_reason_and_the_sender_hears_of_it()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Eva)).Does(Cast.Adam, new SessionCommand.Decline());
        Assert.Equal([new SessionEffect.Tell(Cast.Anna.Person, Notice.OfferDeclined, "Adam Wolf"), new SessionEffect.RefreshCards()], _story.Promised);
        Assert.Equal(OfferState.Declined, _story.Session.Wait!.OfferTo(Cast.Adam.Person)!.State);
        Assert.Empty(_story.Happens(Cast.Adam, new SessionCommand.Decline()));
        _story.Does(Cast.Eva, Cast.Accept(3));
        Assert.Equal([new SessionEffect.Tell(Cast.Anna.Person, Notice.OfferAccepted, "Eva Kos"), new SessionEffect.RefreshCards()], _story.Promised);
    }

    [Fact]
    public void R7_6_an_offer_that_is_not_answered_in_the_ring_time_is_missed()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam));
        Assert.Equal(_story.Now + _story.Policy.RingTime, SessionRules.NextDue(_story.Session, _story.Policy));
        _story.Later(_story.Policy.RingTime - TimeSpan.FromTicks(1));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
        _story.Later(TimeSpan.FromTicks(1));
        Assert.Equal([new SessionEvent.OfferMissed(Cast.Adam.Person)], _story.Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
    }

    [Fact]
    public void R7_6_who_answers_late_or_thinks_again_has_it_as_long_as_nobody_else_does()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Eva)).Does(Cast.Site, new SessionCommand.MissOffer(Cast.Adam.Person));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MissOffer(Cast.Adam.Person)));
        Assert.IsType<Decision.Accepted>(_story.Ask(Cast.Adam, Cast.Accept(2)));
        _story.Does(Cast.Eva, new SessionCommand.Decline()).Does(Cast.Eva, Cast.Accept(3)).Refuses(Refusal.TakenByAnother, Cast.Adam, Cast.Accept(2));
    }

    [Fact]
    public void R7_6_nobody_left_and_it_is_the_senders_again_for_as_long_as_it_takes()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam)).Does(Cast.Adam, new SessionCommand.Decline());
        Assert.Equal([new SessionEvent.Returned(null), new SessionEvent.Offered(Cast.Anna.Person, "Anna Nowak", null)], _story.Happens(Cast.Site, new SessionCommand.Return()));
        Assert.Equal(
            [new SessionEffect.Tell(Cast.Anna.Person, Notice.SessionReturned, ""), new SessionEffect.OfferSession(Cast.Anna.Person), new SessionEffect.RefreshCards()],
            _story.Promised);
        Assert.Empty(_story.Later(TimeSpan.FromDays(9)).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
        _story.Refuses(Refusal.LastOffer, Cast.Anna, new SessionCommand.Decline());
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MissOffer(Cast.Anna.Person)));
        _story.Does(Cast.Anna, Cast.Accept(9));
        Assert.Equal((Cast.Participant(1), true), (_story.Session.Controller, _story.Of(Cast.Jan).IsPresent));
        Assert.Equal([new SessionEffect.RefreshCards()], _story.Promised);
    }

    [Fact]
    public void R7_6_a_session_that_a_queue_has_can_be_declined_by_the_sender()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Site, new SessionCommand.Return());
        Assert.Equal((Cast.Desk, true), (_story.Session.Wait!.Queue, _story.Session.Wait.IsReturned));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Return()));
        _story.Does(Cast.Anna, new SessionCommand.Decline());
        Assert.DoesNotContain(_story.Promised, effect => effect is SessionEffect.Tell);
    }

    [Fact]
    public void R7_6_overflow_goes_once_through_each_queue()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        Assert.Equal([new SessionEvent.Overflowed(Cast.Backup)], _story.Happens(Cast.Site, new SessionCommand.Overflow(Cast.Backup)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Overflow(Cast.Backup)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Overflow(Cast.Desk)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Overflow(new QueueId("gone"))));
        _story.Does(Cast.Site, new SessionCommand.Return());
        Assert.Equal(Cast.Desk, _story.Session.Wait!.Queue);
    }

    [Fact]
    public void R7_4_a_plan_that_comes_too_late_does_no_harm()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Site, Cast.Ask(Cast.Adam, Cast.Adam));
        Assert.Empty(_story.Happens(Cast.Site, Cast.Ask(Cast.Adam)));
        Assert.Empty(_story.Happens(Cast.Site, Cast.Ask(Cast.Eva)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Overflow(Cast.Backup)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.Return()));
        _story.Does(Cast.Adam, new SessionCommand.Decline()).Does(Cast.Site, new SessionCommand.Overflow(Cast.Backup));
        Assert.Empty(_story.Happens(Cast.Site, Cast.Ask(Cast.Adam)));
        _story.Does(Cast.Site, Cast.Ask(Cast.Eva)).Does(Cast.Eva, Cast.Accept(3));
        Assert.Empty(_story.Happens(Cast.Site, Cast.Ask(Cast.Adam)));
    }

    [Fact]
    public void An_agent_takes_from_the_line_of_their_own_queue()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        _story.Refuses(Refusal.NotAgentOfQueue, Cast.Cleo, Cast.Take(3));
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Browser(Cast.Jan), Cast.Take(3));
        Assert.Equal(TakenBy.Line, Assert.IsType<SessionEvent.ControlTaken>(Assert.Single(_story.Happens(Cast.Adam, Cast.Take(2)))).Way);
        Assert.Empty(_story.Happens(Cast.Adam, Cast.Take(2)));
        Assert.Equal(["Adam Wolf"], _story.Refuses(Refusal.TakenByAnother, Cast.Eva, Cast.Take(3)));
    }

    [Fact]
    public void R7_6_a_session_outlives_its_queue()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        _story.Policy = _story.Policy with { Queues = [] };
        _story.Does(Cast.Site, new SessionCommand.Return());
        Assert.Null(_story.Session.Wait!.Queue);
        _story.Refuses(Refusal.LastOffer, Cast.Anna, new SessionCommand.Decline());
    }

    [Fact]
    public void R7_6_a_queue_removed_after_the_sender_has_declined_gives_the_session_back_to_them()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Site, new SessionCommand.Return()).Does(Cast.Anna, new SessionCommand.Decline());
        _story.Policy = _story.Policy with { Queues = [] };
        Assert.Equal("Returned+Offered", Story.Answer(_story.Give(Cast.Site, new SessionCommand.Return())));
    }

    [Fact]
    public void R7_6_a_session_that_nobody_sent_finds_another_queue_when_its_own_is_removed()
    {
        var story = Story.Requested(Cast.Policy, Cast.Desk);
        story.Policy = story.Policy with { Queues = [story.Policy.Find(Cast.Backup)!] };
        Assert.Equal([new SessionEvent.Returned(Cast.Backup)], story.Happens(Cast.Site, new SessionCommand.Return()));
        story.Does(Cast.Eva, Cast.Take(3));
    }
}
