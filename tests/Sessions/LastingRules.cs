using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R8.3, R8.4: a session that nobody attends to doesn't last for ever.</summary>
public sealed class LastingRules
{
    static readonly SessionCommand.DoWhatIsDue Due = new();
    static readonly SessionCommand.CloseConsole Closed = new(Cast.Participant(1));

    readonly Story _story = Story.Begin(Cast.Policy);

    [Fact]
    public void R8_4_a_warning_five_minutes_before_and_then_the_end()
    {
        Assert.Empty(_story.Later(TimeSpan.FromMinutes(25) - TimeSpan.FromTicks(1)).Happens(Cast.Site, Due));
        Assert.Equal([new SessionEvent.IdleWarned()], _story.Later(TimeSpan.FromTicks(1)).Happens(Cast.Site, Due));
        Assert.Equal([new SessionEffect.Tell(Cast.Anna.Person, Notice.IdleWarning, "5"), new SessionEffect.RefreshCards()], _story.Promised);
        Assert.Empty(_story.Later(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1)).Happens(Cast.Site, Due));
        Assert.Equal([new SessionEvent.Ended(EndReason.Idle)], _story.Later(TimeSpan.FromTicks(1)).Happens(Cast.Site, Due));
        Assert.Equal([new SessionEffect.Tell(Cast.Anna.Person, Notice.SessionEnded, "", nameof(EndReason.Idle)), new SessionEffect.RefreshCards()], _story.Promised);
    }

    [Fact]
    public void R8_4_a_customer_who_comes_back_starts_the_time_anew()
    {
        _story.Later(TimeSpan.FromMinutes(26)).Does(Cast.Site, Due).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"));
        Assert.Equal((null, false), (_story.Session.NoCustomerSince, _story.Session.IsIdleWarned));
        Assert.Empty(_story.Later(TimeSpan.FromHours(9)).Happens(Cast.Site, Due));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal(_story.Now, _story.Session.NoCustomerSince);
        Assert.Equal([new SessionEvent.IdleWarned()], _story.Later(TimeSpan.FromMinutes(25)).Happens(Cast.Site, Due));
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(599, 299.5)]
    [InlineData(600, 300)]
    [InlineData(86400, 300)]
    public void R8_4_a_short_idle_time_warns_half_way(int idle, double warning) =>
        Assert.Equal(TimeSpan.FromSeconds(warning), new SessionPolicy { IdleTime = TimeSpan.FromSeconds(idle) }.IdleWarning);

    [Fact]
    public void R8_4_a_session_that_waits_is_not_idle()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, Cast.PassOn(Cast.Desk));
        Assert.Empty(_story.Later(TimeSpan.FromDays(9)).Happens(Cast.Site, Due));
    }

    [Fact]
    public void R8_3_a_closed_console_ends_the_session_after_the_grace_time_with_a_warning()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Site, Closed);
        Assert.Equal([new SessionEffect.Tell(Cast.Anna.Person, Notice.ConsoleClosed, "60"), new SessionEffect.RefreshCards()], _story.Promised);
        Assert.Empty(_story.Happens(Cast.Site, Closed));
        Assert.Empty(_story.Later(TimeSpan.FromSeconds(59)).Happens(Cast.Site, Due));
        Assert.Equal([new SessionEvent.Ended(EndReason.ConsoleClosed)], _story.Later(TimeSpan.FromSeconds(1)).Happens(Cast.Site, Due));
    }

    [Fact]
    public void R8_3_resume_keeps_it()
    {
        _story.Does(Cast.Ben, Cast.Assist(2)).Does(Cast.Site, Closed).Later(TimeSpan.FromSeconds(70));
        _story.Refuses(Refusal.OnlyController, Cast.Ben, new SessionCommand.Resume());
        _story.Does(Cast.Anna, new SessionCommand.Resume());
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Resume()));
        Assert.Empty(_story.Happens(Cast.Site, Due));
    }

    [Fact]
    public void R8_3_with_assistants_the_one_who_is_longest_here_takes_over()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Ben, Cast.Assist(2)).Later(TimeSpan.FromMinutes(1)).Does(Cast.Cleo, Cast.Assist(3));
        _story.Later(TimeSpan.FromMinutes(1)).Does(Cast.Ben, new SessionCommand.Leave()).Does(Cast.Ben, Cast.Assist(2));
        _story.Does(Cast.Site, Closed).Later(TimeSpan.FromMinutes(1)).Does(Cast.Site, Due);
        Assert.True(_story.Session.IsController(Cast.Cleo.Person));
        Assert.Equal(Standing.Assistant, _story.Session.StandingOf(Cast.Anna.Person));
        Assert.Equal(
            [
                new SessionEffect.Tell(Cast.Anna.Person, Notice.ControlMoved, "Cleo Adams"),
                new SessionEffect.Tell(Cast.Cleo.Person, Notice.ControlGiven, ""),
                new SessionEffect.Tell(Cast.Ben.Person, Notice.ControlMoved, "Cleo Adams"),
                new SessionEffect.RefreshCards(),
            ],
            _story.Promised);
        Assert.Empty(_story.Later(TimeSpan.FromMinutes(9)).Happens(Cast.Site, Due).OfType<SessionEvent.Ended>());
    }

    [Fact]
    public void R8_3_switched_off_a_closed_console_means_nothing()
    {
        _story.Policy = _story.Policy with { ConsoleGrace = TimeSpan.Zero };
        Assert.Empty(_story.Happens(Cast.Site, Closed));
        _story.Policy = Cast.Policy;
        _story.Does(Cast.Site, Closed);
        _story.Policy = _story.Policy with { ConsoleGrace = TimeSpan.Zero };
        Assert.Empty(_story.Later(TimeSpan.FromMinutes(9)).Happens(Cast.Site, Due));
    }

    [Fact]
    public void R8_3_only_the_controllers_own_console_counts_and_only_the_site_reports_it()
    {
        _story.Does(Cast.Ben, Cast.Assist(2));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.CloseConsole(Cast.Participant(2))));
        _story.Refuses(Refusal.OnlyController, Cast.Ben, Closed);
        _story.Does(Cast.Site, Closed).Does(Cast.Anna, Cast.GiveControl(2));
        Assert.Null(_story.Session.ConsoleClosedAt);
        Assert.Empty(_story.Happens(Cast.Site, Closed));
    }

    [Fact]
    public void What_is_due_at_the_same_time_is_done_at_once()
    {
        _story.Later(TimeSpan.FromMinutes(24)).Does(Cast.Site, Closed).Later(TimeSpan.FromMinutes(1));
        Assert.Equal([new SessionEvent.IdleWarned(), new SessionEvent.Ended(EndReason.ConsoleClosed)], _story.Happens(Cast.Site, Due));
    }
}
