using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.1–R7.3: passing a session on to a queue or to agents.</summary>
public sealed class TransferRules
{
    readonly Story _story = Story.Begin(Cast.Policy)
        .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"))
        .Does(Cast.Ben, Cast.Assist(2));

    /// <summary>Texts of one character as the reader sees it.</summary>
    public static TheoryData<string> Characters => new("x", "ż", "👨‍👩‍👧‍👦", "e\u0301", "o\u0302\u0323", "नि", "🇵🇱");

    [Fact]
    public void R7_1_only_a_controller_who_is_an_agent_passes_on()
    {
        _story.Refuses(Refusal.OnlyController, Cast.Ben, Cast.PassOn(Cast.Desk));
        _story.Refuses(Refusal.NotInSession, Cast.Adam, Cast.PassOn(Cast.Desk));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Jan), Cast.PassOn(Cast.Desk));
        _story.Does(Cast.Anna, Cast.GiveControl(2)).Refuses(Refusal.OnlyAgents, Cast.Ben, Cast.PassOn(Cast.Desk));
        _story.Policy = _story.Policy with { Agents = [new AgentProfile("ben", 1, [])] };
        _story.Does(Cast.Ben, Cast.PassOn(Cast.Desk));
    }

    [Fact]
    public void R7_2_to_exactly_one_queue_or_to_agents()
    {
        var agents = Cast.PassOn(Cast.Adam, Cast.Eva);
        _story.Refuses(Refusal.TransferTargetMissing, Cast.Anna, Cast.PassOn());
        _story.Refuses(Refusal.TransferTargetMissing, Cast.Anna, Cast.PassOn() with { Agents = default });
        _story.Refuses(Refusal.TransferTargetsMixed, Cast.Anna, agents with { Queue = Cast.Desk });
        _story.Refuses(Refusal.QueueNotFound, Cast.Anna, Cast.PassOn(new QueueId("gone")));
        Assert.Equal(2, _story.Happens(Cast.Anna, agents).OfType<SessionEvent.Offered>().Count());
    }

    [Fact]
    public void R7_2_agents_who_are_not_available_are_named()
    {
        var away = new ChosenAgent(Cast.Eva.Person, Cast.Eva.Name, false);
        var stranger = new ChosenAgent(Cast.Cleo.Person, Cast.Cleo.Name, true);
        var both = new SessionCommand.TransferSession(null, [new ChosenAgent(Cast.Adam.Person, Cast.Adam.Name, true), away, stranger], null);
        Assert.Equal(["Eva Kos", "Cleo Adams"], _story.Refuses(Refusal.AgentUnavailable, Cast.Anna, both));
        Assert.Equal(["Anna Nowak"], _story.Refuses(Refusal.AgentUnavailable, Cast.Anna, Cast.PassOn(Cast.Anna)));
    }

    [Fact]
    public void R7_2_an_agent_chosen_twice_is_asked_once() =>
        Assert.Single(_story.Happens(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Adam)).OfType<SessionEvent.Offered>());

    [Theory, MemberData(nameof(Characters))]
    public void R7_2_a_message_of_345_characters_fits_and_of_346_is_refused_with_its_length(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, 345));
        Assert.Equal(["345", "346"], _story.Refuses(Refusal.MessageTooLong, Cast.Anna, Cast.PassOn(Cast.Desk, longest + character)));
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk, longest));
        Assert.Equal(longest, _story.Session.Wait!.Message);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  \n ", null)]
    [InlineData("\u200B\u202E", null)]
    [InlineData(" the printer\r\n in room 5 ", "the printer\n in room 5")]
    public void R7_2_the_message_is_optional_and_made_safe(string? typed, string? expected) =>
        Assert.Equal(expected, _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk, typed)).Session.Wait!.Message);

    [Fact]
    public void R7_3_the_controller_leaves_everything_ends_and_the_customer_waits()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1)).Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 2));
        Assert.Equal("ActivityEnded+ActivityEnded+SessionTransferred+ParticipantLeft", Story.Answer(_story.Give(Cast.Anna, Cast.PassOn(Cast.Desk, "Second floor", isUrgent: true))));
        var session = _story.Session;
        Assert.Equal((SessionStatus.Waiting, null, LeaveReason.Transferred), (session.Status, session.Controller, _story.Of(Cast.Participant(1)).LeftBecause));
        Assert.Equal((Cast.Desk, Cast.Anna.Person, "Second floor", true, _story.Now), (session.Wait!.Queue, session.Wait.Sender, session.Wait.Message, session.Wait.IsUrgent, session.Wait.Since));
        Assert.Empty(session.Activities);
        Assert.True(_story.Of(Cast.Jan).IsPresent);
        Assert.Equal(Standing.Assistant, session.StandingOf(Cast.Ben.Person));
    }

    [Fact]
    public void R7_3_chosen_agents_are_asked_at_once()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Adam, Cast.Eva));
        var until = _story.Now + _story.Policy.RingTime;
        Assert.Equal([(Cast.Adam.Person, until), (Cast.Eva.Person, until)], _story.Session.Wait!.OpenOffers.Select(offer => (offer.Agent, offer.Until!.Value)));
        Assert.Null(_story.Session.Wait.Queue);
        Assert.Equal([Cast.Adam.Person, Cast.Eva.Person], _story.Promised.OfType<SessionEffect.OfferSession>().Select(offer => offer.Agent));
    }

    [Fact]
    public void R7_3_somebody_must_be_there_to_wait()
    {
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        _story.Refuses(Refusal.NoCustomer, Cast.Anna, Cast.PassOn(Cast.Desk));
        _story.Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola)).Does(Cast.Anna, Cast.PassOn(Cast.Desk));
    }

    [Fact]
    public void R11_1_passing_on_twice_is_passing_on_once()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        Assert.Empty(_story.Happens(Cast.Anna, Cast.PassOn(Cast.Desk)));
        Assert.Equal(1, _story.Session.Transfers);
        _story.Refuses(Refusal.SessionWaits, Cast.Anna, Cast.PassOn(Cast.Backup));
        _story.Refuses(Refusal.SessionWaits, Cast.Anna, Cast.PassOn(Cast.Adam));
    }

    [Fact]
    public void R7_3_the_assistants_are_told_who_passed_it_on()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        Assert.Equal([new SessionEffect.Tell(Cast.Ben.Person, Notice.SessionReassigned, "Anna Nowak"), new SessionEffect.RefreshCards()], _story.Promised);
    }

    [Fact]
    public void R7_3_while_it_waits_customers_and_assistants_talk_come_and_go()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Browser(Cast.Jan), Cast.Say("Still here")).Does(Cast.Ben, Cast.Say("Somebody will be", 2));
        _story.Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Does(Cast.Ben, new SessionCommand.Leave());
        Assert.Equal(Cast.Ola, _story.Session.SelectedCustomer);
        Assert.True(_story.Session.IsWaiting);
    }

    [Fact]
    public void A_waiting_session_ends_when_its_last_customer_goes()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        Assert.Equal(
            [new SessionEvent.ParticipantLeft(Cast.Jan, LeaveReason.ByChoice), new SessionEvent.Ended(EndReason.Abandoned)],
            _story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.Leave()));
        Assert.Contains(new SessionEffect.Tell(Cast.Ben.Person, Notice.SessionEnded, "", nameof(EndReason.Abandoned)), _story.Promised);
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.Leave()));
        _story.Refuses(Refusal.SessionEnded, Cast.Adam, Cast.Take(3));
    }

    [Fact]
    public void A_waiting_session_ends_when_its_last_customer_stays_away()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan)).Later(_story.Policy.ReconnectGrace);
        _story.Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        Assert.Equal(EndReason.Abandoned, _story.Session.EndedBecause);
    }

    [Fact]
    public void R7_3_a_session_that_waits_does_not_count_as_the_senders_own()
    {
        _story.Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        var start = new SessionCommand.Start(new SessionId(default), SessionNumber.Draw(), Cast.Participant(1), SessionMode.Single, "en");
        Assert.IsType<Decision.Accepted>(SessionRules.Start(start, Cast.Anna, [_story.Session], _story.Policy, Cast.Morning));
    }
}
