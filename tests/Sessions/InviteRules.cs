using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R2: who invites, whom, how often; the addresses themselves are in <see cref="AddressRules"/>.</summary>
public sealed class InviteRules
{
    static readonly InvitationId First = Cast.Invitation(1);
    static readonly TimeSpan Day = TimeSpan.FromHours(24);

    readonly Story _story = Story.Begin(Cast.Patient);

    [Theory]
    [InlineData(Invitee.Customer)]
    [InlineData(Invitee.Representative)]
    public void R2_1_the_controller_invites_customers_and_representatives(Invitee invitee)
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)) with { Invitee = invitee });
        Assert.Equal((invitee, InvitationState.Queued, InvitationWay.Mail), (_story.Of(First).Invitee, _story.Of(First).State, _story.Of(First).Way));
    }

    [Fact]
    public void R2_1_an_assistant_invites_only_where_the_site_allows_it()
    {
        _story.Does(Cast.Ben, Cast.Assist(2));
        _story.Refuses(Refusal.OnlyController, Cast.Ben, Cast.Link(1));
        _story.Policy = _story.Policy with { AssistantsMayInvite = true };
        _story.Does(Cast.Ben, Cast.Link(1));
        _story.Refuses(Refusal.NotInSession, Cast.Cleo, Cast.Link(2));
    }

    [Fact]
    public void R2_3_a_link_to_copy_counts_as_sent()
    {
        _story.Does(Cast.Anna, Cast.Link(1));
        Assert.Equal((InvitationState.Sent, InvitationWay.Link, null), (_story.Of(First).State, _story.Of(First).Way, _story.Of(First).Address));
    }

    [Fact]
    public void R2_5_it_keeps_the_hash_of_its_own_token_and_expires_after_a_day()
    {
        Invite("jan@example.com", "ola@example.com");
        Assert.Equal(["hash-1", "hash-2"], _story.Session.Invitations.Select(invitation => invitation.TokenHash));
        Assert.All(_story.Session.Invitations, invitation => Assert.Equal(Cast.Morning + Day, invitation.ExpiresAt));
        Assert.Empty(_story.Later(Day - TimeSpan.FromTicks(1)).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
        Assert.Equal(2, _story.Later(TimeSpan.FromTicks(1)).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()).Length);
        Assert.All(_story.Session.Invitations, invitation => Assert.Equal(InvitationState.Expired, invitation.State));
    }

    [Fact]
    public void R2_5_it_ends_with_the_session()
    {
        Invite("jan@example.com", "ola@example.com").Does(Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.AddressRefused, true));
        _story.Does(Cast.Anna, new SessionCommand.End());
        Assert.Equal([InvitationState.Failed, InvitationState.Expired], _story.Session.Invitations.Select(invitation => invitation.State));
    }

    [Fact]
    public void R2_5_opening_consumes_nothing()
    {
        Invite("jan@example.com");
        foreach (var _ in Enumerable.Range(0, 10))
            _story.Does(Cast.Visitor, new SessionCommand.MarkOpened(First));
        Assert.Equal(InvitationState.Opened, _story.Of(First).State);
        Assert.Equal(3, _story.Session.Version);
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
    }

    [Fact]
    public void R2_5_a_revoked_link_lets_nobody_in()
    {
        Invite("jan@example.com").Does(Cast.Anna, new SessionCommand.Revoke(First));
        _story.Refuses(Refusal.InvitationRevoked, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        Assert.Empty(_story.Happens(Cast.Visitor, new SessionCommand.MarkOpened(First)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void R2_5_an_expired_link_lets_nobody_in_swept_or_not(bool isSwept)
    {
        Invite("jan@example.com").Later(Day);
        if (isSwept)
            _story.Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        _story.Refuses(Refusal.InvitationExpired, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        Assert.Empty(_story.Happens(Cast.Visitor, new SessionCommand.MarkOpened(First)));
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 2)));
    }

    [Fact]
    public void R2_5_who_joined_in_time_may_come_back_after_the_day()
    {
        Invite("jan@example.com").Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        _story.Later(Day * 2).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        _story.Does(Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 1));
        Assert.True(_story.Of(Cast.Jan).IsPresent);
    }

    [Fact]
    public void R2_5_an_unknown_invitation_is_refused() =>
        _story.Refuses(Refusal.InvitationNotFound, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 9));

    [Fact]
    public void R2_6_the_sender_sees_what_became_of_it()
    {
        Invite("jan@example.com");
        Assert.Equal(Cast.Participant(1), _story.Of(First).Sender);
        Becomes(InvitationState.Sent, Cast.Site, new SessionCommand.MarkSent(First));
        Becomes(InvitationState.Opened, Cast.Visitor, new SessionCommand.MarkOpened(First));
        Becomes(InvitationState.Joined, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        Assert.Equal(Cast.Jan, _story.Of(First).JoinedBy);
    }

    [Fact]
    public void R2_6_a_delayed_mail_stays_queued_and_a_given_up_one_says_why()
    {
        Invite("jan@example.com");
        Becomes(InvitationState.Queued, Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.ServerUnavailable, false));
        Becomes(InvitationState.Queued, Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.ServerUnavailable, false));
        Becomes(InvitationState.Failed, Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.AddressRefused, true));
        Assert.Equal((2, SendFailure.AddressRefused), (_story.Of(First).FailedTries, _story.Of(First).Failure));
    }

    [Fact]
    public void R2_6_what_the_mail_server_says_too_late_changes_nothing()
    {
        Invite("jan@example.com").Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MarkSent(First)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.Refused, true)));
    }

    [Fact]
    public void R2_6_one_command_delivered_twice_invites_once()
    {
        var command = Cast.Mail(Cast.To("jan@example.com", 1), Cast.To("ola@example.com", 2));
        Assert.Equal(2, _story.Happens(Cast.Anna, command).Length);
        Assert.Empty(_story.Happens(Cast.Anna, command));
        Assert.Empty(_story.Does(Cast.Anna, Cast.Link(3)).Happens(Cast.Anna, Cast.Link(3)));
    }

    [Fact]
    public void A_session_keeps_a_bounded_number_of_invitations()
    {
        _story.Policy = _story.Policy with { InvitationsPerSession = 3 };
        Invite("jan@example.com", "ola@example.com");
        Assert.Equal(["3"], _story.Refuses(Refusal.TooManyInvitations, Cast.Anna, Cast.Mail(Cast.To("piotr@example.com", 3), Cast.To("ewa@example.com", 4))));
        _story.Does(Cast.Anna, Cast.Link(3)).Refuses(Refusal.TooManyInvitations, Cast.Anna, Cast.Link(4));
    }

    void Becomes(InvitationState state, Actor by, SessionCommand command)
    {
        _story.Later(TimeSpan.FromMinutes(1)).Does(by, command);
        Assert.Equal(state, _story.Of(First).State);
    }

    Story Invite(params string[] addresses) => _story.Does(Cast.Anna, Cast.Mail([.. addresses.Select((address, index) => Cast.To(address, index + 1))]));
}
