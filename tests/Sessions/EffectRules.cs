using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R2.6, R8.2, R11.4: what is promised to whom because of what happened.</summary>
public sealed class EffectRules
{
    static readonly SessionEffect Cards = new SessionEffect.RefreshCards();

    readonly Story _story = Story.Begin(new SessionPolicy { CustomersAtOnce = 1 }).Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Cleo, Cast.Assist(3));

    [Fact]
    public void A_start_promises_nothing_as_it_is_answered_at_once() => Assert.Empty(Story.Begin().Promised);

    [Fact]
    public void R2_2_each_address_gets_its_own_mail_and_the_sealed_token_goes_nowhere_else()
    {
        Promises(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1), Cast.To("ola@example.com", 2)), Mail(1, "sealed-1"), Mail(2, "sealed-2"), Cards);
        Promises(Cast.Site, new SessionCommand.MarkSent(Cast.Invitation(1)), Cards);
        Promises(Cast.Anna, new SessionCommand.Resend(Cast.Invitation(1), "hash-3", "sealed-3"), Mail(1, "sealed-3"), Cards);
        Assert.DoesNotContain("sealed", string.Join('\n', _story.Record) + string.Join('\n', _story.Session.Invitations), StringComparison.Ordinal);
    }

    [Fact]
    public void R2_3_a_link_to_copy_sends_nothing() => Promises(Cast.Anna, Cast.Link(1), Cards);

    [Fact]
    public void R2_6_a_delayed_mail_shows_and_a_failed_one_is_reported_to_the_sender()
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));
        Promises(Cast.Site, Failed(isFinal: false), Cards);
        Promises(Cast.Site, Failed(isFinal: true), Tell(Cast.Anna, Notice.InvitationFailed, "jan@example.com", nameof(SendFailure.AddressRefused)), Cards);
    }

    [Fact]
    public void R2_6_the_sender_may_be_an_assistant_and_after_they_left_the_controller_hears()
    {
        _story.Policy = _story.Policy with { AssistantsMayInvite = true };
        _story.Does(Cast.Ben, Cast.Mail(Cast.To("jan@example.com", 1)));
        var again = new SessionCommand.Resend(Cast.Invitation(1), "hash-2", "sealed-2");
        Promises(Cast.Site, Failed(isFinal: true), Tell(Cast.Ben, Notice.InvitationFailed, "jan@example.com", nameof(SendFailure.AddressRefused)), Cards);
        _story.Does(Cast.Ben, again).Does(Cast.Ben, new SessionCommand.Leave());
        Promises(Cast.Site, Failed(isFinal: true), Tell(Cast.Anna, Notice.InvitationFailed, "jan@example.com", nameof(SendFailure.AddressRefused)), Cards);
    }

    [Fact]
    public void The_controller_hears_of_customers_who_come_wait_and_are_let_in()
    {
        Promises(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"), Tell(Cast.Anna, Notice.CustomerJoined, "Jan"), Cards);
        Promises(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"), Tell(Cast.Anna, Notice.CustomerWaits, "Ola"), Cards);
        Promises(Cast.Anna, new SessionCommand.Remove(Cast.Jan), Tell(Cast.Anna, Notice.CustomerJoined, "Ola"), Cards);
    }

    [Fact]
    public void All_representatives_hear_of_a_customer_who_left() => Promises(
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")), Cast.Browser(Cast.Jan), new SessionCommand.Leave(), [.. Everybody(Notice.CustomerLeft, "Jan"), Cards]);

    [Fact]
    public void All_representatives_hear_of_a_customer_who_was_lost() => Promises(
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan)).Later(TimeSpan.FromMinutes(2)),
        Cast.Site, new SessionCommand.DoWhatIsDue(), [.. Everybody(Notice.CustomerLeft, "Jan"), Cards]);

    [Fact]
    public void The_others_hear_of_an_assistant_who_comes_and_goes()
    {
        Promises(Cast.Ben, new SessionCommand.Leave(), Tell(Cast.Anna, Notice.AssistantLeft, "Ben Müller"), Tell(Cast.Cleo, Notice.AssistantLeft, "Ben Müller"), Cards);
        Promises(Cast.Ben, Cast.Assist(2), Tell(Cast.Anna, Notice.AssistantJoined, "Ben Müller"), Tell(Cast.Cleo, Notice.AssistantJoined, "Ben Müller"), Cards);
    }

    [Fact]
    public void What_is_said_goes_to_all_representatives_but_the_speaker()
    {
        Promises(Cast.Ben, Cast.Say("Hello"), Tell(Cast.Anna, Notice.Said, "Ben Müller", "Hello"), Tell(Cast.Cleo, Notice.Said, "Ben Müller", "Hello"), Cards);
        Promises(_story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")), Cast.Browser(Cast.Jan), Cast.Say("Hi", 2), [.. Everybody(Notice.Said, "Jan", "Hi"), Cards]);
    }

    [Fact]
    public void R8_2_at_the_end_the_assistants_are_told_by_whom()
    {
        _story.Does(Cast.Cleo, new SessionCommand.Leave());
        Promises(Cast.Anna, new SessionCommand.End(), Tell(Cast.Ben, Notice.SessionEnded, "Anna Nowak"), Cards);
    }

    [Theory]
    [InlineData(nameof(SessionCommand.Select))]
    [InlineData(nameof(SessionCommand.Revoke))]
    [InlineData(nameof(SessionCommand.MarkOpened))]
    [InlineData(nameof(SessionCommand.LoseConnection))]
    [InlineData(nameof(SessionCommand.RestoreConnection))]
    [InlineData(nameof(SessionCommand.DoWhatIsDue))]
    public void R4_1_what_changes_silently_still_shows_on_the_cards(string command)
    {
        _story.Policy = _story.Policy with { CustomersAtOnce = 2 };
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("ewa@example.com", 1))).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan));
        (Actor by, SessionCommand silent) = command switch
        {
            nameof(SessionCommand.Select) => (Cast.Anna, new SessionCommand.Select(Cast.Ola)),
            nameof(SessionCommand.Revoke) => (Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(1))),
            nameof(SessionCommand.MarkOpened) => (Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(1))),
            nameof(SessionCommand.LoseConnection) => (Cast.Site, new SessionCommand.LoseConnection(Cast.Ola)),
            nameof(SessionCommand.RestoreConnection) => ((Actor)Cast.Site, (SessionCommand)new SessionCommand.RestoreConnection(Cast.Jan)),
            _ => (Cast.Site, new SessionCommand.DoWhatIsDue()),
        };
        if (silent is SessionCommand.DoWhatIsDue)
            _story.Does(Cast.Site, new SessionCommand.RestoreConnection(Cast.Jan)).Later(TimeSpan.FromDays(1));
        Promises(by, silent, Cards);
    }

    [Fact]
    public void R11_1_a_repeated_command_promises_nothing()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
        Promises(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
        Promises(Cast.Anna, new SessionCommand.Select(Cast.Jan));
    }

    void Promises(Actor by, SessionCommand command, params SessionEffect[] expected) => Promises(_story, by, command, expected);

    static void Promises(Story story, Actor by, SessionCommand command, params SessionEffect[] expected) => Assert.Equal(expected, story.Does(by, command).Promised);

    static SessionEffect[] Everybody(Notice notice, string subject, string? text = null) => [Tell(Cast.Anna, notice, subject, text), Tell(Cast.Ben, notice, subject, text), Tell(Cast.Cleo, notice, subject, text)];

    static SessionEffect.Tell Tell(Actor.Representative whom, Notice notice, string subject, string? text = null) => new(whom.Person, notice, subject, text);

    static SessionEffect.SendInvitation Mail(int invitation, string sealedToken) => new(Cast.Invitation(invitation), sealedToken);

    static SessionCommand.MarkSendFailed Failed(bool isFinal) => new(Cast.Invitation(1), SendFailure.AddressRefused, isFinal);
}
