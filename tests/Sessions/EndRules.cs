using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R8.1, R8.2, R8.5: leaving and ending.</summary>
public sealed class EndRules
{
    readonly Story _story = Story.Begin(new SessionPolicy { CustomersAtOnce = 1 })
        .Does(Cast.Anna, Cast.Link(1))
        .Does(Cast.Anna, Cast.Link(2, Invitee.Representative))
        .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"))
        .Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"))
        .Does(Cast.Ben, Cast.Assist(2));

    [Fact]
    public void R8_1_assistants_and_customers_may_leave()
    {
        _story.Does(Cast.Ben, new SessionCommand.Leave()).Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave());
        Assert.Equal([LeaveReason.ByChoice, LeaveReason.ByChoice], new[] { Cast.Participant(2), Cast.Ola }.Select(who => _story.Of(who).LeftBecause!.Value));
        Assert.Empty(_story.Happens(Cast.Ben, new SessionCommand.Leave()));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.Leave()));
    }

    [Fact]
    public void R6_7_the_controller_can_not_just_leave() => _story.Refuses(Refusal.ControllerCannotLeave, Cast.Anna, new SessionCommand.Leave());

    [Fact]
    public void R8_1_who_was_never_here_can_not_leave() => _story.Refuses(Refusal.NotInSession, Cast.Cleo, new SessionCommand.Leave());

    [Fact]
    public void R8_1_only_the_controller_ends()
    {
        _story.Refuses(Refusal.OnlyController, Cast.Ben, new SessionCommand.End());
        _story.Refuses(Refusal.NotInSession, Cast.Cleo, new SessionCommand.End());
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Jan), new SessionCommand.End());
        Assert.Equal([new SessionEvent.Ended(EndReason.ByController)], _story.Happens(Cast.Anna, new SessionCommand.End()));
    }

    [Fact]
    public void R8_2_everybody_is_out_and_nothing_goes_on()
    {
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan)).Later(TimeSpan.FromMinutes(1)).Does(Cast.Anna, new SessionCommand.End());
        var session = _story.Session;
        Assert.Equal((SessionStatus.Ended, _story.Now, EndReason.ByController), (session.Status, session.EndedAt, session.EndedBecause));
        Assert.Equal((null, null, null), (session.Controller, session.SelectedCustomer, SessionRules.NextDue(session, _story.Policy)));
        Assert.All(session.Participants, participant => Assert.Equal((ParticipantState.Left, LeaveReason.SessionEnded, null), (participant.State, participant.LeftBecause!.Value, participant.AwaySince)));
        Assert.Equal(Standing.Outsider, session.StandingOf(Cast.Anna.Person));
        Assert.False(session.IsController(Cast.Anna.Person));
    }

    [Fact]
    public void R8_2_who_left_before_keeps_their_own_reason()
    {
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Does(Cast.Anna, new SessionCommand.End());
        Assert.Equal(LeaveReason.ByChoice, _story.Of(Cast.Jan).LeftBecause);
    }

    [Fact]
    public void R8_2_links_and_number_stop_working()
    {
        _story.Does(Cast.Anna, new SessionCommand.End());
        _story.Refuses(Refusal.SessionEnded, Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr", invitation: 1));
        _story.Refuses(Refusal.SessionEnded, Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(1)));
        _story.Refuses(Refusal.SessionEnded, Cast.Cleo, Cast.Assist(3, invitation: 2));
        Assert.All(_story.Session.Invitations, invitation => Assert.Equal(InvitationState.Expired, invitation.State));
    }

    [Fact]
    public void R3_3_a_number_of_an_ended_session_is_like_a_wrong_one()
    {
        _story.Does(Cast.Anna, new SessionCommand.End());
        _story.Refuses(Refusal.SessionNotFound, Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));
        _story.Refuses(Refusal.SessionNotFound, Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr", invitation: 9));
        _story.Refuses(Refusal.SessionNotFound, Cast.Cleo, Cast.Assist(3));
        _story.Refuses(Refusal.SessionEnded, Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
        _story.Refuses(Refusal.SessionEnded, Cast.Ben, Cast.Assist(3));
    }

    [Fact]
    public void R8_5_ending_twice_is_ending_once()
    {
        _story.Does(Cast.Anna, new SessionCommand.End());
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.End()));
        _story.Refuses(Refusal.SessionEnded, Cast.Cleo, new SessionCommand.End());
    }
}
