using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R3.4: at the customer limit customers wait, and are let in when a place frees.</summary>
public sealed class WaitingRules
{
    static readonly TimeSpan Grace = new SessionPolicy().ReconnectGrace;

    readonly Story _story = Story.Begin(new SessionPolicy { CustomersAtOnce = 1 })
        .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"))
        .Later(TimeSpan.FromSeconds(1)).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"))
        .Later(TimeSpan.FromSeconds(1)).Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));

    [Fact]
    public void R3_4_at_the_limit_they_wait() => States(ParticipantState.Connected, ParticipantState.Waiting, ParticipantState.Waiting);

    [Fact]
    public void R1_2_in_multi_mode_one_customer_is_in_a_session()
    {
        var story = Story.Begin(mode: SessionMode.Multi).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"));
        Assert.Equal(ParticipantState.Waiting, story.Of(Cast.Ola).State);
    }

    [Fact]
    public void R3_4_a_customer_who_leaves_gives_the_place_to_who_came_first()
    {
        var events = _story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal(
            [new SessionEvent.ParticipantLeft(Cast.Jan, LeaveReason.ByChoice), new SessionEvent.CustomerAdmitted(Cast.Ola), new SessionEvent.CustomerSelected(Cast.Ola)],
            events);
        States(ParticipantState.Left, ParticipantState.Connected, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_4_a_removed_customer_gives_the_place_to_who_came_first()
    {
        _story.Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan));
        States(ParticipantState.Left, ParticipantState.Connected, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_4_a_lost_customer_gives_the_place_after_the_grace_time()
    {
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Jan)).Later(Grace).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        States(ParticipantState.Left, ParticipantState.Connected, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_4_who_comes_back_stands_behind_those_who_stayed()
    {
        _story.Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave()).Does(Cast.Browser(Cast.Ola), Cast.Join(Cast.Ola, "Ola"));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        States(ParticipantState.Left, ParticipantState.Waiting, ParticipantState.Connected);
    }

    [Fact]
    public void R3_4_a_waiting_customer_who_leaves_moves_nobody()
    {
        Assert.Single(_story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.Leave()));
        States(ParticipantState.Connected, ParticipantState.Left, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_5_a_waiting_customer_who_loses_the_connection_keeps_their_turn()
    {
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola)).Does(Cast.Browser(Cast.Ola), new SessionCommand.RestoreConnection(Cast.Ola));
        _story.Later(Grace * 2).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        States(ParticipantState.Left, ParticipantState.Connected, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_5_a_waiting_customer_who_stays_away_loses_their_turn()
    {
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola)).Later(Grace).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        States(ParticipantState.Connected, ParticipantState.Left, ParticipantState.Waiting);
    }

    [Fact]
    public void R3_5_a_place_given_to_somebody_away_is_theirs_for_the_rest_of_the_grace_time()
    {
        _story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola)).Later(Grace / 2).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        States(ParticipantState.Left, ParticipantState.Reconnecting, ParticipantState.Waiting);
        _story.Later(Grace / 2).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        States(ParticipantState.Left, ParticipantState.Left, ParticipantState.Connected);
    }

    [Fact]
    public void R3_4_a_raised_limit_lets_those_who_wait_in_ahead_of_newcomers()
    {
        _story.Policy = _story.Policy with { CustomersAtOnce = 2 };
        Assert.NotNull(SessionRules.NextDue(_story.Session, _story.Policy));
        var newcomer = Cast.Participant(104);
        _story.Does(Cast.Visitor, Cast.Join(newcomer, "Ewa"));
        States(ParticipantState.Connected, ParticipantState.Connected, ParticipantState.Waiting);
        Assert.Equal(ParticipantState.Waiting, _story.Of(newcomer).State);
    }

    [Fact]
    public void R3_4_all_places_that_become_free_are_given_away()
    {
        _story.Policy = _story.Policy with { CustomersAtOnce = 3 };
        _story.Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        States(ParticipantState.Connected, ParticipantState.Connected, ParticipantState.Connected);
    }

    [Fact]
    public void R3_4_a_lowered_limit_throws_nobody_out()
    {
        _story.Policy = _story.Policy with { CustomersAtOnce = 2 };
        _story.Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        _story.Policy = _story.Policy with { CustomersAtOnce = 1 };
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        States(ParticipantState.Left, ParticipantState.Connected, ParticipantState.Waiting);
    }

    [Fact]
    public void R4_2_a_waiting_customer_can_not_be_helped_yet() =>
        _story.Refuses(Refusal.CustomerWaits, Cast.Anna, new SessionCommand.Select(Cast.Ola));

    [Fact]
    public void A_waiting_customer_may_say_something() => _story.Does(Cast.Browser(Cast.Ola), Cast.Say("Will it take long?"));

    void States(params ParticipantState[] expected) => Assert.Equal(expected, new[] { Cast.Jan, Cast.Ola, Cast.Piotr }.Select(customer => _story.Of(customer).State));
}
