using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>Supervisors take, reassign or end every session: none is without a human exit.</summary>
public sealed class SupervisorRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Ben, Cast.Assist(2));

    [Fact]
    public void A_supervisor_takes_over_and_the_controller_assists()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1));
        Assert.Equal("ActivityEnded+ControlTaken", Story.Answer(_story.Give(Cast.Sara, Cast.TakeOver(5))));
        Assert.Equal((Standing.Controller, Standing.Assistant, 1), (_story.Session.StandingOf(Cast.Sara.Person), _story.Session.StandingOf(Cast.Anna.Person), _story.Session.Transfers));
        Assert.Equal(
            [new SessionEffect.Tell(Cast.Anna.Person, Notice.ControlMoved, "Sara Lind"), new SessionEffect.Tell(Cast.Ben.Person, Notice.ControlMoved, "Sara Lind"), new SessionEffect.RefreshCards()],
            _story.Promised);
        Assert.Empty(_story.Happens(Cast.Sara, Cast.TakeOver(5)));
        _story.Does(Cast.Sara, Cast.GiveControl(1));
    }

    [Fact]
    public void Nobody_else_takes_over()
    {
        foreach (var other in (Actor[])[Cast.Anna, Cast.Ben, Cast.Cleo, Cast.Browser(Cast.Jan), Cast.Visitor, Cast.Site])
            _story.Refuses(Refusal.OnlySupervisors, other, Cast.TakeOver(5));
    }

    [Fact]
    public void Administrators_are_supervisors_by_their_whole_id_or_the_directorys()
    {
        _story.Policy = _story.Policy with { Supervisors = [], Administrators = ["CLEO"] };
        _story.Refuses(Refusal.OnlySupervisors, Cast.Sara, Cast.TakeOver(5));
        _story.Does(Cast.Cleo, Cast.TakeOver(5));
    }

    [Fact]
    public void A_supervisor_takes_a_session_that_waits_and_the_sender_hears_of_it()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam)).Does(Cast.Sara, Cast.TakeOver(5));
        Assert.Contains(new SessionEffect.Tell(Cast.Anna.Person, Notice.OfferAccepted, "Sara Lind"), _story.Promised);
        Assert.Equal(["Sara Lind"], _story.Refuses(Refusal.TakenByAnother, Cast.Adam, Cast.Accept(6)));
    }

    [Fact]
    public void A_supervisor_ends_any_session()
    {
        Assert.Equal([new SessionEvent.Ended(EndReason.BySupervisor)], _story.Happens(Cast.Sara, new SessionCommand.End()));
        Assert.Contains(new SessionEffect.Tell(Cast.Anna.Person, Notice.SessionEnded, "Sara Lind"), _story.Promised);
        Assert.Empty(_story.Happens(Cast.Sara, new SessionCommand.End()));
        Assert.Equal([new SessionEvent.Ended(EndReason.BySupervisor)], Story.Requested(Cast.Policy, Cast.Desk).Happens(Cast.Sara, new SessionCommand.End()));
    }

    [Fact]
    public void A_supervisor_reassigns_a_session_of_somebody_else()
    {
        _story.Does(Cast.Sara, Cast.PassOn(Cast.Desk));
        Assert.Equal((LeaveReason.Transferred, Cast.Sara.Person), (_story.Of(Cast.Participant(1)).LeftBecause, _story.Session.Wait!.Sender));
        Assert.Contains(new SessionEffect.Tell(Cast.Anna.Person, Notice.SessionReassigned, "Sara Lind"), _story.Promised);
        Assert.Empty(_story.Happens(Cast.Sara, Cast.PassOn(Cast.Desk)));
    }

    [Fact]
    public void A_waiting_session_is_reassigned_offers_are_withdrawn_and_the_customer_keeps_their_time()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam)).Later(TimeSpan.FromSeconds(20)).Does(Cast.Sara, Cast.PassOn(Cast.Backup));
        Assert.Equal((Cast.Backup, Cast.Morning, Cast.Sara.Person), (_story.Session.Wait!.Queue, _story.Session.Wait.Since, _story.Session.Wait.Sender));
        Assert.Equal((OfferState.Withdrawn, _story.Now), (_story.Session.Wait.OfferTo(Cast.Adam.Person)!.State, _story.Session.Wait.OfferTo(Cast.Adam.Person)!.Since));
        _story.Refuses(Refusal.NotOffered, Cast.Adam, Cast.Accept(6));
        _story.Refuses(Refusal.NotOffered, Cast.Adam, new SessionCommand.Decline());
        Assert.Null(SessionRules.NextDue(_story.Session, _story.Policy));
        _story.Does(Cast.Sara, Cast.PassOn(Cast.Adam)).Does(Cast.Adam, Cast.Accept(6));
    }

    [Fact]
    public void A_supervisor_gives_control_to_an_assistant_who_is_here()
    {
        _story.Does(Cast.Sara, Cast.GiveControl(2));
        Assert.Equal(
            [new SessionEffect.Tell(Cast.Anna.Person, Notice.ControlMoved, "Ben Müller"), new SessionEffect.Tell(Cast.Ben.Person, Notice.ControlGiven, "Sara Lind"), new SessionEffect.RefreshCards()],
            _story.Promised);
        _story.Does(Cast.Sara, Cast.PassOn(Cast.Desk)).Refuses(Refusal.SessionWaits, Cast.Sara, Cast.GiveControl(1));
    }
}
