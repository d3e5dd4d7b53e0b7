using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>The tabs as Teams shows them: in a frame of another site, on https, in a browser that keeps no third party's cookies.</summary>
public sealed class InsideTeams(InsideTeams.Place place) : IClassFixture<InsideTeams.Place>, IAsyncLifetime
{
    readonly Desk _anna = new(place.Site, place.Anna.Name, new PersonId($"{FakeTeams.Tenant}/{place.Anna.ObjectId}"));

    /// <summary>Nobody is signed in yet, Teams knows its person, and no session is open.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var page in place.Teams.Browser.Pages.ToArray())
            await page.CloseAsync(); // one that is still there keeps its cookies up to date
        await place.Teams.Browser.ClearCookiesAsync();
        place.Teams.Token = () => place.Cloud.Entra.TabToken(place.Anna);
        foreach (var open in await place.Site.Queries.OpenSessionsOf(_anna.Actor.Person, TestContext.Current.CancellationToken))
            await _anna.Does(open, new SessionCommand.End());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_tab_signs_in_silently_shows_what_goes_on_and_works_in_a_session()
    {
        var teams = await place.Teams.Opens("/tab/home", place.Anna);
        var app = teams.Page.FrameLocator("#app");
        await Expect(app.GetByRole(AriaRole.Heading, new() { Name = "My support desk" })).ToBeVisibleAsync();
        await Expect(app.Locator("#queues")).ToContainTextAsync("Waiting: 0");
        await Expect(app.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveCountAsync(0);
        var frame = teams.Page.Frames.Single(frame => frame.ParentFrame is not null);
        Assert.DoesNotContain("canary", await frame.EvaluateAsync<string>("() => { document.cookie = 'canary=1; Path=/; Secure; SameSite=None'; return document.cookie; }"), StringComparison.Ordinal);
        Assert.Contains(place.Cloud.Entra.TokenRequests, asked => asked.GetValueOrDefault("requested_token_use") == "on_behalf_of");

        await _anna.IsKnown();
        await app.GetByRole(AriaRole.Button, new() { Name = "Available" }).ClickAsync();
        await Expect(app.Locator("#queues")).ToContainTextAsync("Agents free: 1");
        // What happens elsewhere shows by itself.
        var (asked, now) = (new SessionId(Guid.CreateVersion7()), TestContext.Current.CancellationToken);
        await place.Site.Store.Open(new SessionCommand.Request(asked, SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7()), new QueueId("first-line"), "Jan", null, "The printer is silent", "en"), null, now);
        await place.Site.Offers((await place.Site.Queries.Get(asked, now))!, _anna);
        await Expect(app.Locator("#queues")).ToContainTextAsync("Waiting: 1 · the longest since");
        await Expect(app.Locator("#offers")).ToContainTextAsync("The printer is silent");
        var session = await _anna.Starts();
        await Expect(app.Locator("#own-sessions")).ToContainTextAsync(session.Number.ToString());
        await _anna.Plans("Jan Kowalski", "The printer on the second floor");
        await Expect(app.Locator("#scheduled")).ToContainTextAsync("The printer on the second floor");
        await LooksGood(teams.Page, frame, "tab-home-light");
        await app.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Expect(app.Locator("#offers")).ToBeHiddenAsync();
        await teams.Page.EvaluateAsync("() => turn('dark')");
        await Expect(app.Locator("#theme")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("dark"));
        await Expect(app.Locator("html")).ToHaveCSSAsync("background-color", "rgb(20, 20, 20)");
        await LooksGood(teams.Page, frame, "tab-home-dark");

        // On to the session, in the same colours, and live.
        await app.Locator("#own-sessions").GetByRole(AriaRole.Link, new() { Name = $"Open session {session.Number}" }).ClickAsync();
        await Expect(app.Locator("#say-text")).ToBeEnabledAsync();
        await Expect(app.Locator("html")).ToHaveCSSAsync("background-color", "rgb(20, 20, 20)");
        await app.Locator("#say-text").FillAsync("Hello from Teams");
        await app.Locator("#say-text").PressAsync("Enter");
        await Expect(app.Locator("#lines")).ToContainTextAsync("Hello from Teams");
        await LooksGood(teams.Page, frame, "tab-console-dark");

        // A form of a page in the frame is one of ours.
        await app.Locator("#end summary").ClickAsync();
        await app.Locator("#end button.danger").ClickAsync();
        await Expect(app.GetByRole(AriaRole.Heading, new() { Name = "has ended" })).ToBeVisibleAsync();
        Assert.All(teams.Complaints, complaint => Assert.Contains("res.cdn.office.net", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deep_link_opens_its_session_and_contrast_is_followed()
    {
        var session = await _anna.Starts();
        var teams = await place.Teams.Opens("/tab/console", place.Anna, session.Id.ToString(), "contrast", "pl-pl");
        var app = teams.Page.FrameLocator("#app");
        await Expect(app.Locator("#say-text")).ToBeEnabledAsync();
        await Expect(app.Locator("html")).ToHaveAttributeAsync("lang", "pl");
        await Expect(app.Locator("html")).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
        await LooksGood(teams.Page, teams.Page.Frames.Single(frame => frame.ParentFrame is not null), "tab-console-contrast");
    }

    [Fact]
    public async Task Where_Teams_gets_no_token_a_window_signs_in()
    {
        place.Teams.Token = () => null;
        var teams = await place.Teams.Opens("/tab/home", place.Anna);
        var app = teams.Page.FrameLocator("#app");
        await Expect(app.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await LooksGood(teams.Page, teams.Page.Frames.Single(frame => frame.ParentFrame is not null), "tab-asking");
        await app.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(app.GetByRole(AriaRole.Heading, new() { Name = "My support desk" })).ToBeVisibleAsync();
        await Expect(app.Locator(".top")).ToContainTextAsync(place.Anna.Name);
    }

    [Fact]
    public async Task Customers_pages_are_shown_in_no_frame_and_outside_Teams_a_tab_is_a_page()
    {
        var teams = await place.Teams.Opens("/join", place.Anna);
        await Expect(teams.Page.FrameLocator("#app").Locator("#number")).ToHaveCountAsync(0);
        place.Cloud.Entra.Account = place.Anna;
        await teams.Page.GotoAsync($"{TeamsHost.Site}/tab/home");
        // On by itself; whoever isn't signed in, through the directory and back.
        await Expect(teams.Page.GetByRole(AriaRole.Heading, new() { Name = "My support desk" })).ToBeVisibleAsync();
        await Looks.AreGood(teams.Page, "home");
    }

    static async Task LooksGood(IPage page, IFrame frame, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screens");
        Directory.CreateDirectory(folder);
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 780);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png") });
            var beside = await frame.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beside <= 0, $"{name} at {width} px is {beside} px too wide");
        }

        // The stand-in around the page is nobody's to look at.
        static bool IsInFrame(AxeResultNode node) => node.Target.ToString()!.Contains("#app", StringComparison.Ordinal);
        var seen = await page.RunAxe();
        Assert.Contains(seen.Passes.SelectMany(rule => rule.Nodes), IsInFrame);
        var findings = seen.Violations.SelectMany(rule => rule.Nodes.Where(IsInFrame).Select(node => $"{rule.Id}: {rule.Help} at {node.Html}")).ToArray();
        Assert.True(findings.Length == 0, $"{name}: {string.Join('\n', findings)}");
        await page.SetViewportSizeAsync(1280, 800);
    }

    static ILocatorAssertions Expect(ILocator what) => Assertions.Expect(what);

    /// <summary>The site on https, a directory, and Teams in a browser, once for all of these tests.</summary>
    public sealed class Place : IAsyncLifetime
    {
        readonly string _folder = Directory.CreateTempSubdirectory("support-tabs-").FullName;

        internal FakePerson Anna { get; } = new("29:anna", "aaaaaaaa-0000-4000-8000-000000000001", "Anna Nowak", "anna@contoso.example", "a:anna");

        internal Microsoft365 Cloud { get; private set; } = null!;

        internal WebHost Site { get; private set; } = null!;

        internal TeamsHost Teams { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var (certificate, password) = TeamsHost.Certificate(_folder);
            var port = Product.FreePort();
            Cloud = await Microsoft365.Start();
            Cloud.Entra.People.Add(Anna);
            Site = await new WebHost
            {
                Policy = new SessionPolicy { Queues = [new Queue { Id = new("first-line"), Name = "First line" }] },
                Settings = new(Cloud.Settings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value))
                {
                    ["Site:PublicUrl"] = TeamsHost.Site,
                    ["Kestrel:Endpoints:Https:Url"] = $"https://127.0.0.1:{port}",
                    ["Kestrel:Endpoints:Https:Certificate:Path"] = certificate,
                    ["Kestrel:Endpoints:Https:Certificate:Password"] = password,
                },
            }.Start();
            Teams = await TeamsHost.Start(port, certificate);
        }

        public async ValueTask DisposeAsync()
        {
            await Teams.DisposeAsync();
            await Site.DisposeAsync();
            await Cloud.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
