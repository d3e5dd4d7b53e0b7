using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R3.1, R3.3, R3.5, R3.6: how customers come, come back, and don't come back.</summary>
public sealed class JoinRules
{
    static readonly TimeSpan Grace = new SessionPolicy().ReconnectGrace;

    readonly Story _story = Story.Begin().Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));

    [Fact]
    public void R3_1_a_customer_joins_by_invitation()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, " Jan  Kowalski ", invitation: 1, email: " jan@Example.com "));
        var jan = _story.Of(Cast.Jan);
        Assert.Equal(("Jan Kowalski", "jan@example.com", ParticipantRole.Customer, ParticipantState.Connected), (jan.Name, jan.Email, jan.Role, jan.State));
        Assert.Equal((Cast.Invitation(1), null), (jan.Invitation, jan.Person));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void R3_1_a_customer_joins_by_number_and_needs_no_address(string? email)
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", email: email));
        Assert.Equal((null, null), (_story.Of(Cast.Jan).Email, _story.Of(Cast.Jan).Invitation));
    }

    [Fact]
    public void R3_1_a_bad_address_is_refused_and_named() =>
        Assert.Equal(["jan@"], _story.Refuses(Refusal.AddressInvalid, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", email: " jan@ ")));

    [Fact]
    public void R3_1_the_invitation_is_judged_before_the_name() =>
        _story.Does(Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(1))).Refuses(Refusal.InvitationRevoked, Cast.Visitor, Cast.Join(Cast.Jan, "", invitation: 1));

    [Fact]
    public void R2_1_an_invitation_for_a_representative_lets_no_customer_in() =>
        _story.Does(Cast.Anna, Cast.Link(2, Invitee.Representative)).Refuses(Refusal.InvitationNotFound, Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 2));

    [Fact]
    public void R3_5_a_double_click_is_one_participant()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
        Assert.Empty(_story.Happens(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")));
        Assert.Single(_story.Session.Customers);
    }

    [Fact]
    public void R3_5_two_tabs_of_one_browser_are_one_participant()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
        var second = Cast.Join(Cast.Ola, "Jan again");
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), second));
        Assert.Equal(Cast.Jan, SessionRules.WhoJoins(_story.Session, second, Cast.Browser(Cast.Jan))?.Id);
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), second with { Invitation = Cast.Invitation(1) }));
    }

    [Fact]
    public void R3_5_a_browser_that_is_in_the_session_stays_who_it_is_whatever_link_it_opens()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));
        var jansLink = Cast.Join(Cast.Piotr, "Ola", invitation: 1);
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Ola), jansLink));
        Assert.Equal(Cast.Ola, SessionRules.WhoJoins(_story.Session, jansLink, Cast.Browser(Cast.Ola))?.Id);
    }

    [Fact]
    public void R3_5_one_invitation_is_one_participant_in_whatever_browser()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1));
        var again = Cast.Join(Cast.Ola, "Jan on the phone", invitation: 1);
        Assert.Empty(_story.Happens(Cast.Visitor, again));
        Assert.Equal(Cast.Jan, SessionRules.WhoJoins(_story.Session, again, Cast.Visitor)?.Id);
    }

    [Fact]
    public void R3_5_who_left_comes_back_as_the_same_participant()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        var again = Cast.Join(Cast.Ola, "Jan K.", invitation: 1);
        _story.Later(TimeSpan.FromMinutes(1)).Does(Cast.Visitor, again);
        var jan = Assert.Single(_story.Session.Customers);
        Assert.Equal((Cast.Jan, "Jan K.", Cast.Morning, _story.Now, null), (jan.Id, jan.Name, jan.JoinedAt, jan.Since, jan.LeftBecause));
        Assert.Equal(Cast.Jan, SessionRules.WhoJoins(_story.Session, again, Cast.Visitor)?.Id);
    }

    [Fact]
    public void R3_5_a_customer_who_loses_the_connection_keeps_the_place_for_the_grace_time()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan));
        Assert.Equal(ParticipantState.Reconnecting, _story.Of(Cast.Jan).State);
        Assert.Equal(Cast.Jan, _story.Session.SelectedCustomer);
        Assert.Empty(_story.Later(Grace - TimeSpan.FromTicks(1)).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.RestoreConnection(Cast.Jan));
        Assert.Equal((ParticipantState.Connected, null), (_story.Of(Cast.Jan).State, _story.Of(Cast.Jan).AwaySince));
        Assert.Empty(_story.Later(Grace).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
    }

    [Fact]
    public void R3_5_after_the_grace_time_they_have_left_and_join_again()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan));
        _story.Later(Grace).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        Assert.Equal((ParticipantState.Left, LeaveReason.LostConnection, null), (_story.Of(Cast.Jan).State, _story.Of(Cast.Jan).LeftBecause, _story.Session.SelectedCustomer));
        _story.Refuses(Refusal.ParticipantLeft, Cast.Browser(Cast.Jan), new SessionCommand.RestoreConnection(Cast.Jan));
        _story.Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Ola, "Jan"));
        Assert.Equal(ParticipantState.Connected, _story.Of(Cast.Jan).State);
    }

    [Fact]
    public void R3_5_nobody_reports_the_connection_of_somebody_else()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Ola), new SessionCommand.LoseConnection(Cast.Jan));
        _story.Refuses(Refusal.OnlyController, Cast.Visitor, new SessionCommand.LoseConnection(Cast.Jan));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.LoseConnection(Cast.Jan));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Ola), new SessionCommand.RestoreConnection(Cast.Jan));
    }

    [Fact]
    public void R3_6_a_removed_customer_does_not_come_back_by_their_invitation()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        Assert.Equal(InvitationState.Revoked, _story.Of(Cast.Invitation(1)).State);
        _story.Refuses(Refusal.Removed, Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 1));
        _story.Refuses(Refusal.Removed, Cast.Browser(Cast.Jan), new SessionCommand.RestoreConnection(Cast.Jan));
    }

    [Fact]
    public void R3_6_a_removed_customer_does_not_come_back_by_number_in_the_same_browser()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        _story.Refuses(Refusal.Removed, Cast.Browser(Cast.Jan), Cast.Join(Cast.Ola, "Jan"));
        _story.Refuses(Refusal.Removed, Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
    }

    [Fact]
    public void R3_6_no_invitation_that_ever_brought_them_is_of_use_again()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        _story.Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        _story.Refuses(Refusal.Removed, Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 1));
    }

    [Fact]
    public void R3_6_a_fresh_invitation_is_the_controllers_new_word()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 2))).Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Ola, "Jan", invitation: 2));
        Assert.True(_story.Of(Cast.Jan).IsAdmitted);
        _story.Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        _story.Refuses(Refusal.Removed, Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 1));
        _story.Refuses(Refusal.Removed, Cast.Visitor, Cast.Join(Cast.Ola, "Jan", invitation: 2));
    }

    [Fact]
    public void A_customer_can_not_pass_for_a_representative()
    {
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Visitor, Cast.Join(Cast.Participant(1), "Anna"));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Browser(Cast.Participant(1)), Cast.Join(Cast.Jan, "Anna"));
        _story.Refuses(Refusal.NotInSession, Cast.Browser(Cast.Participant(1)), Cast.Say("I am Anna"));
        _story.Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Ben, new SessionCommand.Leave());
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Visitor, Cast.Join(Cast.Participant(2), "Ben"));
    }

    [Fact]
    public void A_session_keeps_a_bounded_number_of_customers()
    {
        _story.Policy = _story.Policy with { CustomersPerSession = 2 };
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        _story.Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));
        Assert.Equal(["2"], _story.Refuses(Refusal.TooManyCustomers, Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr")));
        _story.Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
    }
}
