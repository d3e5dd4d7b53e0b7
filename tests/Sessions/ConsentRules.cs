using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R10.2: "don't ask again in this session", and taking it back.</summary>
public sealed class ConsentRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));

    [Fact]
    public void R10_2_granted_for_all_nothing_is_asked_again()
    {
        Assert.Equal([new SessionEvent.ConsentGiven(Cast.Jan), new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.DesktopViewing, Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true)));
        foreach (var (number, kind) in new[] { (2, ActivityKind.ApplicationViewing), (3, ActivityKind.FileTransfer), (4, ActivityKind.Recording) })
            Assert.IsType<SessionEvent.ActivityStarted>(Assert.Single(_story.Happens(Cast.Anna, Cast.Begin(kind, number))));
    }

    [Fact]
    public void R10_2_a_yes_alone_grants_nothing_more()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1)).Does(Cast.Anna, Cast.Begin(ActivityKind.Recording, 2));
        Assert.Equal(ActivityState.Requested, _story.Session.Find(Cast.Activity(2))!.State);
    }

    [Fact]
    public void R10_2_a_no_for_all_grants_nothing()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.No(1) with { ForAll = true });
        Assert.False(_story.Of(Cast.Jan).GrantsAll);
    }

    [Fact]
    public void R10_2_taken_back_they_are_asked_again_and_what_runs_goes_on()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true));
        Assert.Equal([new SessionEvent.ConsentWithdrawn(Cast.Jan)], _story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.WithdrawConsent()));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.WithdrawConsent()));
        Assert.Equal(ActivityState.Running, Assert.Single(_story.Session.Activities).State);
        Assert.IsType<SessionEvent.ActivityRequested>(Assert.Single(_story.Happens(Cast.Anna, Cast.Begin(ActivityKind.Recording, 2))));
    }

    [Fact]
    public void R10_2_nobody_takes_it_back_for_them()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true)).Refuses(Refusal.ActivityNotFound, Cast.Anna, new SessionCommand.WithdrawConsent());
        Assert.True(_story.Of(Cast.Jan).GrantsAll);
    }

    [Fact]
    public void R10_2_it_ends_with_leaving()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()).Does(Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
        Assert.False(_story.Of(Cast.Jan).GrantsAll);
    }

    [Fact]
    public void R10_2_one_customers_grant_speaks_for_nobody_else()
    {
        _story.Does(Cast.Browser(Cast.Jan), Cast.Yes(1, forAll: true)).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Anna, Cast.Begin(ActivityKind.Recording, 2));
        Assert.Equal([Cast.Ola], _story.Session.Find(Cast.Activity(2))!.Asked);
    }
}
