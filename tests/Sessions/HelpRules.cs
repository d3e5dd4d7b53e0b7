using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R4, R5: who is selected, who assists.</summary>
public sealed class HelpRules
{
    readonly Story _story = Story.Begin().Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));

    [Fact]
    public void R4_2_the_first_customer_is_selected_by_themselves() => Assert.Equal(Cast.Jan, _story.Session.SelectedCustomer);

    [Fact]
    public void R4_2_the_controller_selects_another()
    {
        Assert.Equal([new SessionEvent.CustomerSelected(Cast.Ola)], _story.Happens(Cast.Anna, new SessionCommand.Select(Cast.Ola)));
        Assert.Equal(Cast.Ola, _story.Session.SelectedCustomer);
    }

    [Fact]
    public void R4_4_selecting_the_one_already_selected_changes_nothing() => Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Select(Cast.Jan)));

    [Fact]
    public void R4_2_when_the_selected_customer_goes_the_next_one_is_selected()
    {
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal(Cast.Ola, _story.Session.SelectedCustomer);
        _story.Does(Cast.Anna, new SessionCommand.Remove(Cast.Ola));
        Assert.Null(_story.Session.SelectedCustomer);
        _story.Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));
        Assert.Equal(Cast.Piotr, _story.Session.SelectedCustomer);
    }

    [Fact]
    public void R4_2_somebody_who_is_there_is_selected_ahead_of_somebody_away()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr")).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal(Cast.Piotr, _story.Session.SelectedCustomer);
    }

    [Fact]
    public void R4_2_another_customer_who_goes_does_not_change_the_selection()
    {
        Assert.Single(_story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.Leave()));
        Assert.Equal(Cast.Jan, _story.Session.SelectedCustomer);
    }

    [Fact]
    public void R4_2_who_is_no_customer_or_has_left_can_not_be_selected_or_removed()
    {
        _story.Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave());
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, new SessionCommand.Select(Cast.Piotr));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, new SessionCommand.Select(Cast.Participant(2)));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, new SessionCommand.Remove(Cast.Participant(2)));
        _story.Refuses(Refusal.ParticipantLeft, Cast.Anna, new SessionCommand.Select(Cast.Ola));
        _story.Refuses(Refusal.ParticipantLeft, Cast.Anna, new SessionCommand.Remove(Cast.Ola));
    }

    [Fact]
    public void R3_6_removing_twice_is_removing_once()
    {
        _story.Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Remove(Cast.Jan)));
    }

    [Fact]
    public void R3_2_a_representative_joins_as_an_assistant()
    {
        Assert.Equal(Standing.Outsider, _story.Session.StandingOf(Cast.Ben.Person));
        _story.Does(Cast.Ben, Cast.Assist(2));
        Assert.Equal(Standing.Assistant, _story.Session.StandingOf(Cast.Ben.Person));
        Assert.Equal([Cast.Participant(2)], _story.Session.Assistants.Select(assistant => assistant.Id));
        Assert.Empty(_story.Happens(Cast.Ben, Cast.Assist(3)));
    }

    [Fact]
    public void R3_2_a_representative_joins_by_their_own_invitation()
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("ben@contoso.com", 1)) with { Invitee = Invitee.Representative }).Does(Cast.Ben, Cast.Assist(2, invitation: 1));
        Assert.Equal((InvitationState.Joined, Cast.Participant(2)), (_story.Of(Cast.Invitation(1)).State, _story.Of(Cast.Invitation(1)).JoinedBy));
        _story.Refuses(Refusal.InvitationAlreadyUsed, Cast.Cleo, Cast.Assist(3, invitation: 1));
        _story.Does(Cast.Ben, new SessionCommand.Leave()).Does(Cast.Ben, Cast.Assist(4, invitation: 1));
        Assert.True(_story.Of(Cast.Participant(2)).IsPresent);
    }

    [Fact]
    public void R3_2_only_a_good_invitation_for_a_representative_lets_one_in()
    {
        _story.Does(Cast.Anna, Cast.Link(1, Invitee.Representative)).Does(Cast.Anna, Cast.Link(2)).Does(Cast.Anna, Cast.Link(3, Invitee.Representative));
        _story.Does(Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(1)));
        _story.Refuses(Refusal.InvitationRevoked, Cast.Ben, Cast.Assist(2, invitation: 1));
        _story.Refuses(Refusal.InvitationNotFound, Cast.Ben, Cast.Assist(2, invitation: 2));
        _story.Refuses(Refusal.InvitationNotFound, Cast.Ben, Cast.Assist(2, invitation: 9));
        _story.Later(TimeSpan.FromDays(1)).Refuses(Refusal.InvitationExpired, Cast.Ben, Cast.Assist(2, invitation: 3));
        _story.Does(Cast.Ben, Cast.Assist(2));
    }

    [Fact]
    public void R3_2_who_is_not_signed_in_is_no_representative()
    {
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Visitor, Cast.Assist(2));
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Browser(Cast.Jan), Cast.Assist(2));
    }

    [Fact]
    public void R3_2_an_assistant_takes_nobodys_place() => _story.Refuses(Refusal.ParticipantNotFound, Cast.Ben, new SessionCommand.JoinAsAssistant(Cast.Jan, "en"));

    [Fact]
    public void R5_1_an_assistant_takes_part_in_chat_and_controls_nothing()
    {
        _story.Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Ben, Cast.Say("I am here as well"));
        SessionCommand[] controlling = [Cast.Link(1), Cast.Mail(Cast.To("a@example.com", 1)), new SessionCommand.Select(Cast.Ola), new SessionCommand.Remove(Cast.Ola), new SessionCommand.End()];
        Assert.All(controlling, command => _story.Refuses(Refusal.OnlyController, Cast.Ben, command));
    }

    [Fact]
    public void R11_1_one_line_delivered_twice_is_said_once()
    {
        Assert.Single(_story.Happens(Cast.Browser(Cast.Jan), Cast.Say("Hello")));
        _story.Does(Cast.Anna, Cast.Say("Good morning", 2));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Cast.Say("Hello")));
        Assert.Single(_story.Happens(Cast.Browser(Cast.Jan), Cast.Say("Hello", 3)));
        Assert.Equal(3, _story.Session.ChatLines);
    }

    [Fact]
    public void R5_2_assistants_come_up_to_the_sites_limit()
    {
        _story.Policy = _story.Policy with { AssistantsPerSession = 1 };
        _story.Does(Cast.Ben, Cast.Assist(2));
        Assert.Equal(["1"], _story.Refuses(Refusal.TooManyAssistants, Cast.Cleo, Cast.Assist(3)));
        _story.Does(Cast.Ben, new SessionCommand.Leave()).Does(Cast.Cleo, Cast.Assist(3)).Refuses(Refusal.TooManyAssistants, Cast.Ben, Cast.Assist(4));
    }

    [Fact]
    public void R4_1_everybody_shows_with_role_state_and_since_when()
    {
        _story.Later(TimeSpan.FromMinutes(5)).Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola));
        Assert.Equal(
            [
                ("Anna Nowak", ParticipantRole.Representative, ParticipantState.Connected, Cast.Morning),
                ("Jan", ParticipantRole.Customer, ParticipantState.Connected, Cast.Morning),
                ("Ola", ParticipantRole.Customer, ParticipantState.Reconnecting, _story.Now),
                ("Ben Müller", ParticipantRole.Representative, ParticipantState.Connected, _story.Now),
            ],
            _story.Session.Participants.Select(participant => (participant.Name, participant.Role, participant.State, participant.Since)));
    }
}
