using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R2.2, R2.3: invitations from one's own mail program and by chat; mail that came back.</summary>
public sealed class InviteByChatRules
{
    static readonly InvitationId First = Cast.Invitation(1);
    readonly Story _story = Story.Begin(Cast.Policy);

    [Fact]
    public void R2_3_an_invitation_by_chat_waits_to_be_sent_and_knows_its_person()
    {
        _story.Does(Cast.Anna, Cast.Chat(1));
        var invitation = _story.Of(First);
        Assert.Equal((InvitationWay.Chat, InvitationState.Queued, "Eva", null), (invitation.Way, invitation.State, invitation.Recipient, invitation.Address));
        Assert.Contains(new SessionEffect.SendInvitation(First, "sealed-1"), _story.Promised);
        Assert.Empty(_story.Happens(Cast.Anna, Cast.Chat(1)));
    }

    [Fact]
    public void R2_7_the_same_person_twice_is_refused_by_name_also_in_one_go()
    {
        _story.Does(Cast.Anna, Cast.Chat(1));
        Assert.Equal(["Eva"], _story.Refuses(Refusal.AddressRepeated, Cast.Anna, Cast.Chat(2)));
        var twice = Cast.Chat(3, "tenant/ola", "Ola");
        Assert.Equal(["Ola"], _story.Refuses(Refusal.AddressRepeated, Cast.Anna, twice with { People = [.. twice.People, Cast.Chat(4, "TENANT/OLA", "Ola").People[0]] }));
        _story.Does(Cast.Site, new SessionCommand.MarkSendFailed(First, SendFailure.PersonUnreachable, true)).Does(Cast.Anna, Cast.Chat(5));
    }

    [Fact]
    public void R2_7_nobody_and_too_many_are_refused()
    {
        var nobody = Cast.Chat(1) with { People = [] };
        Assert.Equal([], _story.Refuses(Refusal.PersonMissing, Cast.Anna, nobody));
        _story.Policy = _story.Policy with { AddressesPerInvitation = 1 };
        Assert.Equal(["1", "2"], _story.Refuses(Refusal.TooManyAddresses, Cast.Anna, nobody with { People = [Cast.Chat(1).People[0], Cast.Chat(2, "tenant/ola", "Ola").People[0]] }));
    }

    [Fact]
    public void R2_5_sent_again_it_has_a_new_token()
    {
        _story.Does(Cast.Anna, Cast.Chat(1)).Does(Cast.Site, new SessionCommand.MarkSent(First)).Does(Cast.Anna, new SessionCommand.Resend(First, "hash-new", "sealed-new"));
        Assert.Equal((InvitationState.Queued, "hash-new"), (_story.Of(First).State, _story.Of(First).TokenHash));
        Assert.Contains(new SessionEffect.SendInvitation(First, "sealed-new"), _story.Promised);
    }

    [Fact]
    public void R2_2_from_ones_own_mail_program_the_site_sends_nothing()
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)) with { ByOwnMail = true });
        Assert.Equal((InvitationWay.OwnMail, InvitationState.Sent), (_story.Of(First).Way, _story.Of(First).State));
        Assert.DoesNotContain(_story.Promised, effect => effect is SessionEffect.SendInvitation);
        Assert.Equal([], _story.Refuses(Refusal.InvitationNotFound, Cast.Anna, new SessionCommand.Resend(First, "hash-new", "sealed-new")));
        Assert.Equal(["JAN@example.com"], _story.Refuses(Refusal.AddressRepeated, Cast.Anna, Cast.Mail(Cast.To("JAN@example.com", 2))));
        _story.Does(Cast.Visitor, new SessionCommand.MarkOpened(First)).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        Assert.Equal(InvitationState.Joined, _story.Of(First).State);
    }

    [Fact]
    public void R2_6_mail_that_came_back_is_reported_once_and_can_be_sent_again()
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MarkBounced(First)));
        _story.Does(Cast.Site, new SessionCommand.MarkSent(First)).Does(Cast.Site, new SessionCommand.MarkBounced(First));
        Assert.Equal((InvitationState.Failed, SendFailure.Bounced), (_story.Of(First).State, _story.Of(First).Failure));
        Assert.Contains(new SessionEffect.Tell(Cast.Anna.Person, Notice.InvitationFailed, "jan@example.com", nameof(SendFailure.Bounced)), _story.Promised);
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.MarkBounced(First)));
        _story.Does(Cast.Anna, new SessionCommand.Resend(First, "hash-new", "sealed-new"));
    }

    [Fact]
    public void R2_6_who_opened_it_has_received_it() => Assert.Empty(_story
        .Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1))).Does(Cast.Site, new SessionCommand.MarkSent(First)).Does(Cast.Visitor, new SessionCommand.MarkOpened(First))
        .Happens(Cast.Site, new SessionCommand.MarkBounced(First)));
}
