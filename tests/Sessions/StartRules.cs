using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

public sealed class StartRules
{
    static readonly SessionCommand.Start Plain = Start(null);

    public static TheoryData<string> Strangers => new(nameof(Actor.Customer), nameof(Actor.Visitor), nameof(Actor.Site));

    [Fact]
    public void R1_1_a_representative_starts_a_session()
    {
        var started = Assert.IsType<SessionEvent.Started>(Assert.Single(Accepted(Plain)));
        Assert.Equal((Plain.Id, Plain.Number, Cast.Anna.Person, Cast.Anna.Name), (started.Id, started.Number, started.Person, started.Name));
    }

    [Theory, MemberData(nameof(Strangers))]
    public void R1_1_nobody_else_starts_one(string actor)
    {
        Actor by = actor switch { nameof(Actor.Customer) => Cast.Browser(Cast.Jan), nameof(Actor.Visitor) => Cast.Visitor, _ => Cast.Site };
        Assert.Equal(Refusal.OnlyRepresentatives, Assert.IsType<Decision.Refused>(SessionRules.Start(Plain, by, [], new SessionPolicy(), Cast.Morning)).Reason);
    }

    [Theory]
    [InlineData(null, SessionMode.Single, SessionMode.Single)]
    [InlineData(null, SessionMode.Multi, SessionMode.Multi)]
    [InlineData(SessionMode.Multi, SessionMode.Single, SessionMode.Multi)]
    [InlineData(SessionMode.Single, SessionMode.Multi, SessionMode.Single)]
    public void R1_2_the_own_mode_goes_ahead_of_the_sites(SessionMode? own, SessionMode site, SessionMode expected)
    {
        var started = Accepted(Start(own), new SessionPolicy { Mode = site });
        Assert.Equal(expected, Assert.IsType<SessionEvent.Started>(Assert.Single(started)).Mode);
    }

    [Fact]
    public void R1_2_another_mode_than_the_sites_is_refused_where_the_site_sets_it()
    {
        var policy = new SessionPolicy { Mode = SessionMode.Single, MayChooseMode = false };
        Assert.Equal(Refusal.ModeNotPermitted, Refused(Start(SessionMode.Multi), policy).Reason);
        Assert.Single(Accepted(Start(SessionMode.Single), policy));
    }

    [Fact]
    public void R1_3_in_single_mode_an_open_session_is_offered_instead_of_a_second_one()
    {
        var refused = Refused(Start(SessionMode.Single), new SessionPolicy(), Story.Begin().Session);
        Assert.Equal(Refusal.SessionAlreadyOpen, refused.Reason);
        Assert.Equal(["123 456 789"], refused.Subjects);
    }

    [Fact]
    public void R1_3_an_ended_session_is_no_obstacle() =>
        Assert.Single(Accepted(Start(SessionMode.Single), new SessionPolicy(), Story.Begin().Does(Cast.Anna, new SessionCommand.End()).Session));

    [Fact]
    public void R1_3_assisting_in_a_session_of_somebody_else_is_no_obstacle()
    {
        var annas = Story.Begin().Does(Cast.Ben, Cast.Assist(2)).Session;
        Assert.IsType<Decision.Accepted>(SessionRules.Start(Plain, Cast.Ben, [annas], new SessionPolicy(), Cast.Morning));
    }

    [Fact]
    public void R1_2_in_multi_mode_several_are_open_at_once() =>
        Assert.Single(Accepted(Start(SessionMode.Multi), new SessionPolicy(), Story.Begin(mode: SessionMode.Multi).Session));

    [Fact]
    public void R1_4_the_invitation_box_is_ticked_unless_the_site_says_otherwise() => Assert.True(new SessionPolicy().EmailTicked);

    [Fact]
    public void R2_5_the_link_of_a_scheduled_customer_is_ready_with_the_session()
    {
        var link = new SessionCommand.MakeLink(Invitee.Customer, "pl", new InvitationId(Guid.CreateVersion7(Cast.Morning)), InvitationToken.Hash("token"));
        var events = Accepted(Plain with { Link = link });
        var session = SessionEvolution.Evolve(SessionEvolution.Begin(events[0], Cast.Morning), events[1], Cast.Morning);
        var invitation = Assert.Single(session.Invitations);
        Assert.Equal((link.Invitation, link.TokenHash, InvitationWay.Link, "pl", Plain.Starter), (invitation.Id, invitation.TokenHash, invitation.Way, invitation.Language, invitation.Sender!.Value));
        Assert.Equal(Cast.Morning + new SessionPolicy().InvitationLifetime, invitation.ExpiresAt);
    }

    [Fact]
    public void R1_5_the_starter_is_the_controller()
    {
        var session = Story.Begin().Session;
        Assert.Equal(Standing.Controller, session.StandingOf(Cast.Anna.Person));
        Assert.True(session.IsController(Cast.Anna.Person));
        Assert.Equal(ParticipantRole.Representative, Assert.Single(session.Participants).Role);
    }

    static SessionCommand.Start Start(SessionMode? mode) => new(new SessionId(Guid.CreateVersion7(Cast.Morning)), SessionNumber.Draw(), Cast.Participant(1), mode, "en");

    static ImmutableArray<SessionEvent> Accepted(SessionCommand.Start start, SessionPolicy? policy = null, params Session[] open) =>
        Assert.IsType<Decision.Accepted>(SessionRules.Start(start, Cast.Anna, open, policy ?? new SessionPolicy(), Cast.Morning)).Events;

    static Decision.Refused Refused(SessionCommand.Start start, SessionPolicy policy, params Session[] open) =>
        Assert.IsType<Decision.Refused>(SessionRules.Start(start, Cast.Anna, open, policy, Cast.Morning));
}
