using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R10.3: the customer stops what concerns them, at once; R10.1: it is known why something ended, and by whom.</summary>
public sealed class StopRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2));

    [Fact]
    public void R10_3_what_runs_for_everybody_goes_on_for_the_others_and_ends_with_the_last()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1));
        Assert.Equal([new SessionEvent.ActivityLeft(Cast.Activity(1), ActivityKind.Voice, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Stop(1)));
        var voice = Assert.Single(_story.Session.Activities);
        Assert.True(!voice.Includes(Cast.Jan) && voice.Includes(Cast.Ola) && !voice.Concerns(Cast.Jan));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Cast.Stop(1)));
        Assert.Equal([Cast.Over(1, ActivityKind.Voice, ActivityEnd.Stopped, Cast.Ola)], _story.Happens(Cast.Browser(Cast.Ola), Cast.Stop(1)));
    }

    [Fact]
    public void R10_3_who_has_stopped_it_for_themselves_can_take_part_again()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1)).Does(Cast.Browser(Cast.Jan), Cast.Stop(1));
        Assert.Equal([new SessionEvent.ActivityAgreed(Cast.Activity(1), ActivityKind.Video, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1)));
        Assert.True(Assert.Single(_story.Session.Activities).Includes(Cast.Jan));
    }

    [Fact]
    public void R10_3_one_press_stops_everything_that_concerns_the_customer()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1)).Does(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true))
            .Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 2)).Does(Cast.Anna, Cast.Begin(ActivityKind.ApplicationViewing, 3, Cast.Ola)).Does(Cast.Anna, Cast.Fetch(4));
        Assert.Equal(
            [
                Cast.Over(1, ActivityKind.DesktopViewing, ActivityEnd.Stopped, Cast.Jan),
                new SessionEvent.ActivityLeft(Cast.Activity(2), ActivityKind.Voice, Cast.Jan),
                Cast.Over(4, ActivityKind.FileTransfer, ActivityEnd.Refused, Cast.Jan, Cast.File(FileDirection.FromCustomer, null, null)),
                new SessionEvent.ConsentWithdrawn(Cast.Jan),
            ],
            _story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.StopAll()));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.StopAll()));
        Assert.Equal([Cast.Activity(2), Cast.Activity(3)], _story.Session.Activities.Select(activity => activity.Id));
    }

    [Fact]
    public void R10_3_only_customers_stop_everything()
    {
        _story.Refuses(Refusal.ActivityNotFound, Cast.Anna, new SessionCommand.StopAll());
        _story.Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave()).Refuses(Refusal.NotInSession, Cast.Browser(Cast.Ola), new SessionCommand.StopAll());
    }

    [Fact]
    public void R10_1_a_browser_with_a_representatives_number_answers_for_nobody()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Participant(2)), Cast.No(1));
    }

    [Fact]
    public void R10_1_it_is_kept_who_ended_it()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1)).Does(Cast.Anna, Cast.Stop(1));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopSharing, 2)).Does(Cast.Anna, new SessionCommand.Select(Cast.Ola));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 3)).Does(Cast.Browser(Cast.Ola), Cast.No(3));
        Assert.Equal(
            [
                (Cast.Activity(3), ActivityEnd.Refused, Cast.Ola, Cast.Ola),
                (Cast.Activity(2), ActivityEnd.CustomerSwitched, null, (ParticipantId?)null),
                (Cast.Activity(1), ActivityEnd.Stopped, Cast.Participant(1), null),
            ],
            _story.Session.JustEnded.Select(over => (over.Id, over.Reason, over.By, over.Customer)));
    }

    [Fact]
    public void R10_1_of_what_ended_the_last_eight_are_told_of()
    {
        for (var number = 1; number <= 12; number++)
            _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, number)).Does(Cast.Anna, Cast.Stop(number));
        Assert.Equal(Enumerable.Range(5, 8).Reverse().Select(Cast.Activity), _story.Session.JustEnded.Select(over => over.Id));
    }

    [Fact]
    public void R11_1_a_start_that_comes_again_after_the_end_starts_nothing()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1)).Does(Cast.Anna, Cast.Stop(1));
        Assert.Empty(_story.Happens(Cast.Anna, Cast.Begin(ActivityKind.Video, 1)));
        Assert.Empty(_story.Session.Activities);
    }
}
