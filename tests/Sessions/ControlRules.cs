using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R6: control goes to an assistant who is here, and back, and on.</summary>
public sealed class ControlRules
{
    readonly Story _story = Story.Begin(Cast.Policy)
        .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan"))
        .Does(Cast.Ben, Cast.Assist(2))
        .Does(Cast.Cleo, Cast.Assist(3));

    [Fact]
    public void R6_1_only_the_controller_gives_control_away()
    {
        _story.Refuses(Refusal.OnlyController, Cast.Ben, Cast.GiveControl(3));
        _story.Refuses(Refusal.NotInSession, Cast.Adam, Cast.GiveControl(2));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Jan), Cast.GiveControl(2));
        _story.Refuses(Refusal.OnlyController, Cast.Browser(Cast.Jan), Cast.GiveControl(1));
    }

    [Fact]
    public void R6_1_only_an_assistant_who_is_here_gets_it()
    {
        _story.Does(Cast.Cleo, new SessionCommand.Leave());
        _story.Refuses(Refusal.NotAnAssistant, Cast.Anna, Cast.GiveControl(3));
        _story.Refuses(Refusal.NotAnAssistant, Cast.Anna, Cast.GiveControl(9));
        _story.Refuses(Refusal.NotAnAssistant, Cast.Anna, new SessionCommand.TransferControl(Cast.Jan));
        Assert.Equal([Cast.Participant(2)], _story.Session.Assistants.Select(assistant => assistant.Id));
    }

    [Fact]
    public void R6_2_at_once_the_assistant_controls_and_the_controller_assists()
    {
        Assert.Equal([new SessionEvent.ControlTransferred(Cast.Participant(1), Cast.Participant(2))], _story.Happens(Cast.Anna, Cast.GiveControl(2)));
        Assert.Equal((Standing.Assistant, Standing.Controller), (_story.Session.StandingOf(Cast.Anna.Person), _story.Session.StandingOf(Cast.Ben.Person)));
        _story.Does(Cast.Ben, Cast.Link(1)).Refuses(Refusal.OnlyController, Cast.Anna, Cast.Link(2));
    }

    [Fact]
    public void R11_1_giving_it_twice_is_giving_it_once()
    {
        _story.Does(Cast.Anna, Cast.GiveControl(2));
        Assert.Empty(_story.Happens(Cast.Anna, Cast.GiveControl(2)));
        Assert.Empty(_story.Happens(Cast.Ben, Cast.GiveControl(2)));
        Assert.Equal(1, _story.Session.Transfers);
    }

    [Fact]
    public void R6_3_all_activities_end_and_the_chat_stays()
    {
        ActivityKind[] kinds = [ActivityKind.DesktopSharing, ActivityKind.Video, ActivityKind.FileTransfer, ActivityKind.Recording];
        _story.Does(Cast.Browser(Cast.Jan), Cast.Say("It is the red one"));
        for (var number = 0; number < kinds.Length; number++)
            _story.Does(Cast.Anna, Cast.Begin(kinds[number], number));
        var ended = _story.Happens(Cast.Anna, Cast.GiveControl(2)).OfType<SessionEvent.ActivityEnded>().ToArray();
        Assert.Equal(kinds, ended.Select(activity => activity.Kind));
        Assert.All(ended, activity => Assert.Equal(ActivityEnd.ControlMoved, activity.Reason));
        Assert.Empty(_story.Session.Activities);
        Assert.Equal(1, _story.Session.ChatLines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void R6_4_voice_goes_on_if_the_new_controller_can_do_voice(bool hasVoice)
    {
        _story.Policy = Cast.Policy with { Agents = [new AgentProfile("contoso/ben", 3, [], hasVoice)] };
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1)).Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 2)).Does(Cast.Anna, Cast.GiveControl(2));
        Assert.Equal(hasVoice ? [ActivityKind.Voice] : [], _story.Session.Activities.Select(activity => activity.Kind));
    }

    [Fact]
    public void R6_5_the_former_controller_may_stay_or_leave_and_can_not_end_it()
    {
        _story.Does(Cast.Anna, Cast.GiveControl(2)).Does(Cast.Anna, Cast.Say("Ben goes on"));
        _story.Refuses(Refusal.OnlyController, Cast.Anna, new SessionCommand.End());
        _story.Does(Cast.Anna, new SessionCommand.Leave()).Refuses(Refusal.NotInSession, Cast.Anna, new SessionCommand.End());
        _story.Does(Cast.Ben, new SessionCommand.End());
    }

    [Fact]
    public void R6_6_control_goes_on_and_back()
    {
        _story.Does(Cast.Anna, Cast.GiveControl(2)).Does(Cast.Ben, Cast.GiveControl(3)).Does(Cast.Cleo, Cast.GiveControl(1));
        Assert.True(_story.Session.IsController(Cast.Anna.Person));
        Assert.Equal(3, _story.Session.Transfers);
        _story.Does(Cast.Anna, new SessionCommand.End());
    }

    [Fact]
    public void R6_7_the_controller_leaves_and_names_who_takes_over()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Video, 1));
        Assert.Equal(
            [
                new SessionEvent.ActivityEnded(Cast.Activity(1), ActivityKind.Video, ActivityEnd.ControlMoved),
                new SessionEvent.ControlTransferred(Cast.Participant(1), Cast.Participant(2)),
                new SessionEvent.ParticipantLeft(Cast.Participant(1), LeaveReason.ByChoice),
            ],
            _story.Happens(Cast.Anna, new SessionCommand.Leave(Cast.Participant(2))));
        Assert.True(_story.Session.IsController(Cast.Ben.Person));
        Assert.Empty(_story.Happens(Cast.Anna, new SessionCommand.Leave(Cast.Participant(2))));
    }

    [Fact]
    public void R6_7_without_an_assistant_the_controller_can_not_leave()
    {
        _story.Refuses(Refusal.ControllerCannotLeave, Cast.Anna, new SessionCommand.Leave());
        _story.Refuses(Refusal.NotAnAssistant, Cast.Anna, new SessionCommand.Leave(Cast.Participant(1)));
        _story.Refuses(Refusal.NotAnAssistant, Cast.Anna, new SessionCommand.Leave(Cast.Jan));
        _story.Does(Cast.Ben, new SessionCommand.Leave()).Refuses(Refusal.NotAnAssistant, Cast.Anna, new SessionCommand.Leave(Cast.Participant(2)));
    }

    [Fact]
    public void R6_2_the_new_controller_and_the_other_assistants_are_told()
    {
        _story.Does(Cast.Anna, Cast.GiveControl(2));
        Assert.Equal(
            [
                new SessionEffect.Tell(Cast.Ben.Person, Notice.ControlGiven, "Anna Nowak"),
                new SessionEffect.Tell(Cast.Cleo.Person, Notice.ControlMoved, "Ben Müller"),
                new SessionEffect.RefreshCards(),
            ],
            _story.Promised);
    }
}
