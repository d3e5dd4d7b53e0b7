using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R10.2: a recording has the yes of everybody who could be seen or heard in it.</summary>
public sealed class RecordingRules
{
    readonly Story _story = Story.Begin(Cast.Policy)
        .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2))
        .Does(Cast.Anna, Cast.Begin(ActivityKind.Recording, 1));

    [Fact]
    public void R10_2_every_customer_is_asked_and_it_starts_with_the_last_yes()
    {
        Assert.Equal([Cast.Jan, Cast.Ola], Recording.Asked);
        Assert.Equal([new SessionEvent.ActivityAgreed(Cast.Activity(1), ActivityKind.Recording, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1)));
        Assert.Equal((ActivityState.Requested, Cast.Ola), (Recording.State, Assert.Single(Recording.Asked)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1)));
        Assert.Equal([new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.Recording, null)], _story.Happens(Cast.Browser(Cast.Ola), Cast.Yes(1)));
        Assert.True(Recording.Includes(Cast.Jan) && Recording.Includes(Cast.Ola) && Recording.Includes(Cast.Participant(1)));
    }

    [Fact]
    public void R10_2_one_no_ends_it_also_a_no_after_a_yes()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1));
        Assert.Equal([Over(ActivityEnd.Refused, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.No(1)));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Recording, 2));
        Assert.Equal([Cast.Over(2, ActivityKind.Recording, ActivityEnd.Refused, Cast.Ola)], _story.Happens(Cast.Browser(Cast.Ola), Cast.No(2)));
    }

    [Fact]
    public void R10_2_who_comes_while_it_is_asked_for_is_asked_too()
    {
        Assert.Contains(new SessionEvent.ActivityAsked(Cast.Activity(1), ActivityKind.Recording, Cast.Piotr), _story.Happens(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr")));
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1)).Does(Cast.Browser(Cast.Ola), Cast.Yes(1));
        Assert.Equal(ActivityState.Requested, Recording.State);
        _story.Does(Cast.Browser(Cast.Piotr), Cast.Yes(1));
        Assert.Equal(ActivityState.Running, Recording.State);
    }

    [Fact]
    public void R10_2_who_comes_while_it_runs_is_left_out_until_they_agree()
    {
        Run().Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));
        Assert.False(Recording.Includes(Cast.Piotr));
        Assert.True(Recording.Includes(Cast.Jan));
        _story.Does(Cast.Browser(Cast.Piotr), Cast.Yes(1));
        Assert.True(Recording.Includes(Cast.Piotr));
    }

    [Fact]
    public void R10_2_a_newcomers_no_leaves_them_out_and_ends_nothing()
    {
        Run().Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));
        Assert.Equal([new SessionEvent.ActivityLeft(Cast.Activity(1), ActivityKind.Recording, Cast.Piotr)], _story.Happens(Cast.Browser(Cast.Piotr), Cast.No(1)));
        Assert.Equal([Cast.Piotr], Recording.Out);
        _story.Does(Cast.Browser(Cast.Piotr), Cast.Yes(1));
        Assert.True(Recording.Includes(Cast.Piotr));
    }

    [Fact]
    public void R10_3_a_newcomer_who_stops_everything_ends_no_recording_that_they_are_not_in()
    {
        Run().Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr")).Does(Cast.Browser(Cast.Piotr), new SessionCommand.StopAll());
        Assert.Equal((ActivityState.Running, Cast.Piotr), (Recording.State, Assert.Single(Recording.Out)));
    }

    [Fact]
    public void R10_3_whoever_is_in_it_ends_it_for_everybody()
    {
        Assert.Equal([Over(ActivityEnd.Stopped, Cast.Ola)], Run().Happens(Cast.Browser(Cast.Ola), Cast.Stop(1)));
    }

    [Fact]
    public void R10_2_it_starts_when_the_only_one_who_had_not_answered_leaves()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1));
        Assert.Contains(new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.Recording, null), _story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.Leave()));
    }

    [Fact]
    public void R10_2_it_ends_when_everybody_who_was_asked_leaves()
    {
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Contains(Over(ActivityEnd.CustomerLeft), _story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.Leave()));
    }

    [Fact]
    public void R10_2_an_answer_that_does_not_come_within_a_minute_ends_it()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1)).Later(TimeSpan.FromSeconds(60));
        Assert.Equal([Over(ActivityEnd.Refused)], _story.Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
    }

    [Fact]
    public void R10_2_who_comes_back_is_asked_again()
    {
        Run().Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave()).Does(Cast.Browser(Cast.Ola), Cast.Join(Cast.Ola, "Ola"));
        Assert.Equal([Cast.Ola], Recording.Asked);
    }

    [Fact]
    public void R3_4_who_waits_for_a_place_is_neither_asked_nor_heard()
    {
        var story = Story.Begin(Cast.Policy with { CustomersAtOnce = 1 }).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Anna, Cast.Begin(ActivityKind.Recording, 1));
        Assert.Equal([Cast.Jan], Assert.Single(story.Session.Activities).Asked);
        story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), Cast.Yes(1));
        Assert.Empty(story.Happens(Cast.Browser(Cast.Ola), Cast.Stop(1)));
        Assert.Empty(story.Happens(Cast.Browser(Cast.Ola), new SessionCommand.StopAll()));
        story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal([Cast.Ola], Assert.Single(story.Session.Activities).Asked);
    }

    Activity Recording => Assert.Single(_story.Session.Activities);

    Story Run() => _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1)).Does(Cast.Browser(Cast.Ola), Cast.Yes(1));

    static SessionEvent.ActivityEnded Over(ActivityEnd reason, ParticipantId? by = null) => Cast.Over(1, ActivityKind.Recording, reason, by);
}
