using System.Net;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>A representative's own page lists what they have scheduled, and starts it with one press.</summary>
public sealed class ScheduledOnHome(Chromium chromium)
{
    static readonly Dictionary<string, string> Nothing = [];

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_scheduled_shows_as_it_changes_and_a_press_starts_it()
    {
        await using var host = await new WebHost().Start();
        var (anna, bob) = (new Desk(host, "Anna Nowak"), new Desk(host, "Bob Wolf"));
        await anna.IsKnown();
        await bob.Plans("Somebody Else", "of Bob's");
        await using var visitor = await chromium.Visit(host);
        await visitor.SignsIn(anna, "/console");
        await visitor.Goes("/home");
        await Expect(visitor.Sees("You have nothing scheduled")).ToBeVisibleAsync();

        // What is planned in the chat shows by itself, in order of time.
        var later = (await anna.Plans("Zofia Wiśniewska-Brzęczyszczykiewicz", "The new laptop doesn’t find the projector in any of the meeting rooms", 9)).Planned;
        var (next, link) = await anna.Plans("Jan Kowalski", "The printer");
        var rows = visitor.Page.Locator("#scheduled li");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync(Words.ShortlyWhen(next, Language.English));
        await Expect(rows.First).ToContainTextAsync("Jan Kowalski");
        await Expect(rows.First).ToContainTextAsync("45 min · jan.kowalski@example.com · The printer");
        await Expect(visitor.Sees("You have nothing scheduled")).ToBeHiddenAsync();
        await Looks.AreGood(visitor.Page, "home-scheduled");

        await host.Of<AppointmentStore>().Give(later.Id, new AppointmentCommand.Cancel(), anna.Actor, null, Now);
        await Expect(rows).ToHaveCountAsync(1);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start the session with Jan Kowalski" }).ClickAsync();
        await Expect(visitor.Page.Locator("#say-text")).ToBeEnabledAsync();
        var session = Assert.Single(await host.Queries.OpenSessionsOf(anna.Actor.Person, Now));
        await Visitor.Reaches(visitor.Page, $"/console/{session.Id}");
        Assert.Equal(session.Id, (await host.Of<People>().Get(anna.Actor.Person, Now))!.CurrentSession);
        // The customer's link lets them in.
        using var jan = new FormClient(host);
        Assert.Equal($"/session/{session.Id}", await jan.Joins(link, "Jan"));
        await visitor.Goes("/home");
        await Expect(visitor.Sees("You have nothing scheduled")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Only_the_next_are_listed_and_in_the_persons_language()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        for (var day = 1; day <= 10; day++)
            await anna.Plans("Jan Kowalski", $"nr {day}", day);
        await using var visitor = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await visitor.SignsIn(anna, "/console");
        await visitor.Goes("/home");
        await Expect(visitor.Page.Locator("#scheduled li")).ToHaveCountAsync(8);
        await Expect(visitor.Page.Locator("#more-scheduled")).ToContainTextAsync("Dalsze: 2");
        var first = (await host.Of<AppointmentStore>().Upcoming(anna.Actor.Person, 1, Now)).Single();
        await Expect(visitor.Page.Locator("#scheduled li").First).ToContainTextAsync(Words.ShortlyWhen(first, Language.Of("pl")));
    }

    [Fact]
    public async Task Nobody_else_starts_it_and_pressing_again_leads_to_the_session()
    {
        await using var host = await new WebHost().Start();
        var (anna, bob) = (new Desk(host, "Anna Nowak"), new Desk(host, "Bob Wolf"));
        var (planned, _) = await anna.Plans("Jan Kowalski", "The printer");
        await bob.IsKnown();
        var start = $"/console/scheduled/{planned.Id}/start";
        using var nobody = new FormClient(host);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await nobody.Post(start, FormClient.Fill(await nobody.Get("/join"), "/join", Nothing))).Status);
        using var stranger = await bob.SignsInByForm();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(start, await Form(stranger))).Status);
        using var own = await anna.SignsInByForm();
        Assert.Equal(HttpStatusCode.BadRequest, (await own.Post(start, Nothing)).Status);
        Assert.True((await host.Of<AppointmentStore>().Get(planned.Id, Now))!.IsPlanned);

        var form = await Form(own);
        var pressed = await Task.WhenAll(own.Post(start, form), own.Post(start, form));
        var again = await own.Post(start, form);
        var session = Assert.Single(await host.Queries.OpenSessionsOf(anna.Actor.Person, Now));
        Assert.All([.. pressed, again], answer => Assert.Equal((HttpStatusCode.SeeOther, $"/console/{session.Id}"), (answer.Status, answer.Location)));
        Assert.Empty(await host.Queries.OpenSessionsOf(bob.Actor.Person, Now));

        var (cancelled, _) = await anna.Plans("Jan Kowalski", "The printer");
        await host.Of<AppointmentStore>().Give(cancelled.Id, new AppointmentCommand.Cancel(), anna.Actor, null, Now);
        var late = await own.Post($"/console/scheduled/{cancelled.Id}/start", form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.True(late.Says(Words.Of(Refusal.AppointmentCancelled, [], Language.English)));
    }

    [Fact]
    public async Task R1_3_with_a_session_open_in_single_mode_the_customer_can_be_let_into_that_one()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var open = await anna.Starts();
        var (planned, link) = await anna.Plans("Jan Kowalski", "The printer");
        await using var visitor = await chromium.Visit(host);
        await visitor.SignsIn(anna, "/console");
        await visitor.Goes("/home");
        await visitor.Page.Locator("#scheduled button").ClickAsync();
        await Expect(visitor.Sees($"You have session {open.Number} open")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"Open session {open.Number}" })).ToBeVisibleAsync();
        await Looks.AreGood(visitor.Page, "home-scheduled-open");
        Assert.True((await host.Of<AppointmentStore>().Get(planned.Id, Now))!.IsPlanned);
        await visitor.Presses($"Let them into {open.Number}");
        await Visitor.Reaches(visitor.Page, $"/console/{open.Id}");
        using var jan = new FormClient(host);
        Assert.Equal($"/session/{open.Id}", await jan.Joins(link, "Jan"));
    }

    [Fact]
    public async Task R1_2_it_starts_in_the_representatives_own_mode()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var open = await anna.Starts(SessionMode.Multi);
        await host.Of<People>().SetMode(anna.Actor.Person, SessionMode.Multi, Now);
        var (planned, _) = await anna.Plans("Jan Kowalski", "The printer");
        using var own = await anna.SignsInByForm();
        var started = await own.Post($"/console/scheduled/{planned.Id}/start", await Form(own));
        Assert.Equal(HttpStatusCode.SeeOther, started.Status);
        Assert.DoesNotContain(open.Id.ToString(), started.Location, StringComparison.Ordinal);
        Assert.All(await host.Queries.OpenSessionsOf(anna.Actor.Person, Now), session => Assert.Equal(SessionMode.Multi, session.Mode));
    }

    /// <summary>The token of a form of ours; the page's script says what it starts.</summary>
    static async Task<Dictionary<string, string>> Form(FormClient browser) => FormClient.Fill(await browser.Get("/home"), "/sign-out", Nothing);
}
