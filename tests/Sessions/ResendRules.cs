using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R2.5: invitations can be re-sent and revoked, as far as that leads anywhere.</summary>
public sealed class ResendRules
{
    static readonly InvitationId First = Cast.Invitation(1);
    static readonly SessionCommand.Resend Again = new(First, "hash-new", "sealed-new");

    readonly Story _story = Story.Begin(Cast.Patient).Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));

    public static TheoryData<string> Troubles => new("failed", "sent", "opened", "expired", "unswept", "revoked");

    [Theory, MemberData(nameof(Troubles))]
    public void R2_5_re_sending_gives_a_new_token_and_a_new_day(string trouble)
    {
        Becomes(trouble).Does(Cast.Anna, Again);
        var invitation = _story.Of(First);
        Assert.Equal((InvitationState.Queued, "hash-new", _story.Now + _story.Policy.InvitationLifetime), (invitation.State, invitation.TokenHash, invitation.ExpiresAt));
        Assert.Equal((0, null), (invitation.FailedTries, invitation.Failure));
        _story.Does(Cast.Site, new SessionCommand.MarkSent(First)).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
    }

    [Fact]
    public void R2_6_re_sending_what_is_on_its_way_sends_nothing_more() => Assert.Empty(_story.Happens(Cast.Anna, Again));

    [Fact]
    public void R2_6_one_press_delivered_again_after_the_mail_has_gone_sends_nothing_more()
    {
        Becomes("sent").Does(Cast.Anna, Again).Does(Cast.Site, new SessionCommand.MarkSent(First));
        Assert.Empty(_story.Happens(Cast.Anna, Again));
    }

    [Fact]
    public void R2_5_nothing_is_re_sent_to_who_has_joined()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Refuses(Refusal.InvitationAlreadyUsed, Cast.Anna, Again);
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Refuses(Refusal.InvitationAlreadyUsed, Cast.Anna, Again);
    }

    [Fact]
    public void R3_6_the_invitation_of_a_removed_customer_is_not_re_sent()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        _story.Refuses(Refusal.InvitationAlreadyUsed, Cast.Anna, Again);
    }

    [Fact]
    public void R2_7_re_sending_makes_no_second_invitation_to_one_address()
    {
        Becomes("failed").Does(Cast.Anna, Cast.Mail(Cast.To("JAN@example.com", 2)));
        Assert.Equal(["jan@example.com"], _story.Refuses(Refusal.AddressRepeated, Cast.Anna, Again));
    }

    [Fact]
    public void A_link_to_copy_can_not_be_re_sent_as_nobody_knows_it_any_more()
    {
        _story.Does(Cast.Anna, Cast.Link(2));
        _story.Refuses(Refusal.InvitationNotFound, Cast.Anna, Again with { Invitation = Cast.Invitation(2) });
    }

    [Fact]
    public void R2_5_revoking_twice_is_revoking_once()
    {
        Assert.Single(_story.Happens(Cast.Anna, new SessionCommand.Revoke(First)));
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Revoke(First)));
    }

    [Fact]
    public void R2_5_an_expired_invitation_needs_no_revoking() => Assert.Empty(Becomes("expired").Happens(Cast.Anna, new SessionCommand.Revoke(First)));

    [Fact]
    public void R2_5_the_invitation_of_a_customer_who_is_here_is_not_revoked_but_they_are_removed()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        _story.Refuses(Refusal.InvitationAlreadyUsed, Cast.Anna, new SessionCommand.Revoke(First));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Does(Cast.Anna, new SessionCommand.Revoke(First));
        _story.Refuses(Refusal.InvitationRevoked, Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 1));
    }

    [Fact]
    public void R2_5_a_revoked_link_stays_closed_for_others_though_its_customer_came_back_by_number()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        _story.Does(Cast.Anna, new SessionCommand.Revoke(First)).Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
        _story.Refuses(Refusal.InvitationRevoked, Cast.Visitor, Cast.Join(Cast.Ola, "Not Jan", invitation: 1));
    }

    [Fact]
    public void What_is_not_there_is_neither_re_sent_nor_revoked()
    {
        _story.Refuses(Refusal.InvitationNotFound, Cast.Anna, Again with { Invitation = Cast.Invitation(9) });
        _story.Refuses(Refusal.InvitationNotFound, Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(9)));
        _story.Refuses(Refusal.InvitationNotFound, Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(9)));
    }

    Story Becomes(string trouble) => trouble switch
    {
        "failed" => _story.Does(Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.ServerUnavailable, true)),
        "sent" => _story.Does(Cast.Site, new SessionCommand.MarkSent(First)),
        "opened" => _story.Does(Cast.Visitor, new SessionCommand.MarkOpened(First)),
        "expired" => _story.Later(TimeSpan.FromDays(2)).Does(Cast.Site, new SessionCommand.DoWhatIsDue()),
        "unswept" => _story.Later(TimeSpan.FromDays(2)),
        _ => _story.Does(Cast.Anna, new SessionCommand.Revoke(First)),
    };
}
