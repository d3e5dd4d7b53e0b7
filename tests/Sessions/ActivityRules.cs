using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R10, R4.4: what runs in a session, who starts and stops it, and who is asked.</summary>
public sealed class ActivityRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2));

    [Theory]
    [InlineData(ActivityKind.DesktopViewing, true)]
    [InlineData(ActivityKind.ApplicationViewing, true)]
    [InlineData(ActivityKind.FileTransfer, true)]
    [InlineData(ActivityKind.DesktopSharing, false)]
    [InlineData(ActivityKind.ApplicationSharing, false)]
    [InlineData(ActivityKind.Video, false)]
    [InlineData(ActivityKind.Voice, false)]
    public void R10_2_the_customer_is_asked_where_it_touches_them(ActivityKind kind, bool isAsked)
    {
        _story.Does(Cast.Anna, Cast.Begin(kind, 1));
        var activity = Assert.Single(_story.Session.Activities);
        Assert.Equal(isAsked ? (ActivityState.Requested, Cast.Jan) : (ActivityState.Running, null), (activity.State, activity.Customer));
        Assert.Empty(_story.Happens(Cast.Anna, Cast.Begin(kind, 1)));
    }

    [Fact]
    public void R10_2_recording_needs_no_consent_where_the_site_says_so()
    {
        _story.Policy = _story.Policy with { RecordingNeedsConsent = false };
        Assert.Equal([new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.Recording, null)], _story.Happens(Cast.Anna, Cast.Begin(ActivityKind.Recording, 1)));
    }

    [Fact]
    public void R10_2_only_the_customer_whom_it_concerns_answers()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), Answer(true));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Anna, Answer(true));
        _story.Does(Cast.Browser(Cast.Jan), Answer(true));
        Assert.Equal(ActivityState.Running, _story.Session.Find(Cast.Activity(1))!.State);
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Answer(true)));
        Assert.Equal([Ended(ActivityKind.DesktopViewing, ActivityEnd.Stopped, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Answer(false)));
    }

    [Fact]
    public void R10_2_a_no_is_a_no()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));
        Assert.Equal([Ended(ActivityKind.DesktopViewing, ActivityEnd.Refused, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Answer(false)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Answer(false)));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), Answer(true));
    }

    [Fact]
    public void R10_2_no_answer_for_a_minute_is_a_no()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1)).Later(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        Assert.Empty(_story.Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
        Assert.Equal([Ended(ActivityKind.DesktopViewing, ActivityEnd.Refused)], _story.Later(TimeSpan.FromTicks(1)).Happens(Cast.Site, new SessionCommand.DoWhatIsDue()));
    }

    [Fact]
    public void R10_1_one_of_a_kind_at_a_time_and_files_side_by_side()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1)).Refuses(Refusal.ActivityNotPossible, Cast.Anna, Cast.Begin(ActivityKind.Video, 2));
        for (var number = 11; number <= 20; number++)
            _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, number));
        _story.Refuses(Refusal.ActivityNotPossible, Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 21));
    }

    [Fact]
    public void R10_1_only_what_the_site_allows_and_only_with_a_customer_who_has_a_place()
    {
        _story.Policy = _story.Policy with { Activities = [ActivityKind.DesktopViewing] };
        _story.Refuses(Refusal.ActivityNotPossible, Cast.Anna, Cast.Begin(ActivityKind.Video, 1));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1, Cast.Piotr));
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1, Cast.Participant(2)));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave());
        _story.Refuses(Refusal.ParticipantNotFound, Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));
    }

    [Fact]
    public void R10_3_the_customer_stops_what_concerns_them_and_nobody_elses()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1)).Does(Cast.Browser(Cast.Jan), Answer(true)).Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 2));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), Stop(1));
        Assert.Equal([Ended(ActivityKind.DesktopViewing, ActivityEnd.Stopped, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Stop(1)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Stop(1)));
        _story.Does(Cast.Browser(Cast.Ola), Stop(2));
    }

    [Fact]
    public void R10_4_start_and_stop_belong_to_the_controller()
    {
        _story.Refuses(Refusal.OnlyController, Cast.Ben, Cast.Begin(ActivityKind.Video, 1));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Jan), Cast.Begin(ActivityKind.Video, 1));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1)).Refuses(Refusal.OnlyController, Cast.Ben, Stop(1));
        _story.Does(Cast.Anna, Stop(1));
        Assert.Empty(_story.Happens(Cast.Anna, Stop(1)));
    }

    [Fact]
    public void R4_4_selecting_another_customer_ends_sharing_alone()
    {
        ActivityKind[] all = [ActivityKind.DesktopSharing, ActivityKind.ApplicationSharing, ActivityKind.DesktopViewing, ActivityKind.ApplicationViewing, ActivityKind.Voice, ActivityKind.Video];
        for (var number = 0; number < all.Length; number++)
            _story.Does(Cast.Anna, Cast.Begin(all[number], number));
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Select(Cast.Jan)));
        _story.Does(Cast.Anna, new SessionCommand.Select(Cast.Ola));
        Assert.Equal([ActivityKind.Voice, ActivityKind.Video], _story.Session.Activities.Select(activity => activity.Kind));
    }

    [Fact]
    public void R4_4_when_the_selected_customer_goes_nothing_shared_goes_on_with_the_next()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopSharing, 1)).Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 2)).Does(Cast.Browser(Cast.Ola), new SessionCommand.Leave());
        Assert.Equal(2, _story.Session.Activities.Length);
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal([ActivityKind.Voice], _story.Session.Activities.Select(activity => activity.Kind));
    }

    [Fact]
    public void R10_1_what_concerns_a_customer_ends_when_they_leave()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1, Cast.Ola));
        Assert.Contains(Ended(ActivityKind.FileTransfer, ActivityEnd.CustomerLeft, file: Cast.File(FileDirection.ToCustomer)), _story.Happens(Cast.Anna, new SessionCommand.Remove(Cast.Ola)));
    }

    [Fact]
    public void R8_2_activities_end_with_the_session()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1));
        Assert.Equal([Ended(ActivityKind.Video, ActivityEnd.SessionEnded), new SessionEvent.Ended(EndReason.ByController)], _story.Happens(Cast.Anna, new SessionCommand.End()));
        _story.Refuses(Refusal.SessionEnded, Cast.Anna, Stop(1));
    }

    static SessionCommand.AnswerActivity Answer(bool isGranted) => new(Cast.Activity(1), isGranted);

    static SessionCommand.StopActivity Stop(int number) => new(Cast.Activity(number));

    static SessionEvent.ActivityEnded Ended(ActivityKind kind, ActivityEnd reason, ParticipantId? by = null, FileDetails? file = null) => Cast.Over(1, kind, reason, by, file);
}
