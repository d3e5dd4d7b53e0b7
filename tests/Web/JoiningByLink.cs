using System.Net;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class JoiningByLink(Chromium chromium)
{
    [Fact]
    public async Task R2_5_Opening_a_link_ten_times_consumes_nothing_and_leaves_no_trace_but_the_forms_cookie()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        var before = await host.Queries.Get(session.Id, TestContext.Current.CancellationToken);
        for (var time = 0; time < 10; time++)
        {
            using var scanner = new FormClient(host);
            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            Assert.Equal(HttpStatusCode.OK, (await scanner.Http.SendAsync(head, TestContext.Current.CancellationToken)).StatusCode);
            var page = await scanner.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Says("Anna Nowak invites you"));
            Assert.Contains(session.Number.ToString(), page.Text, StringComparison.Ordinal);
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Contains("noindex", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Anna", Meta(page.Text), StringComparison.Ordinal);
            Assert.Equal(["support-form"], scanner.Cookies.GetAllCookies().Select(cookie => cookie.Name));
        }

        Assert.Equal(before!.Version, (await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Version);
        using var person = new FormClient(host);
        Assert.Equal($"/session/{session.Id}", await person.Joins(path, "Jan"));
    }

    [Fact]
    public async Task R2_6_A_page_that_merely_loads_is_not_opened_and_one_that_a_person_touches_is()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, invitation) = await anna.MakesLink(session);
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes(path);
        await visitor.Page.EvaluateAsync("() => { dispatchEvent(new Event('pointerdown')); dispatchEvent(new KeyboardEvent('keydown')); }");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.NotEqual(InvitationState.Opened, await StateOf(host, session, invitation));
        await visitor.Page.ClickAsync("#name");
        await Until(async () => await StateOf(host, session, invitation) == InvitationState.Opened);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task R3_5_A_double_click_a_second_tab_and_the_back_button_are_one_participant()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        using var jan = new FormClient(host);
        var page = await jan.Get(path);
        var otherTab = await jan.Get(path);
        var typed = new Dictionary<string, string> { ["name"] = "Jan" };
        var twice = await Task.WhenAll(jan.Submit(page, path, typed), jan.Submit(page, path, typed));
        Assert.All(twice, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal(HttpStatusCode.SeeOther, (await jan.Submit(otherTab, path, typed)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await jan.Submit(page, path, typed)).Status);
        Assert.Single((await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Customers);
        Assert.Equal(HttpStatusCode.OK, (await jan.Get($"/session/{session.Id}")).Status);
    }

    [Theory]
    [InlineData("", "", "name-error")]
    [InlineData("Jan\nKowalski", "", "name-error")]
    [InlineData("\u200B\u202E", "", "name-error")]
    [InlineData("Jan", "jan@nowhere", "email-error")]
    [InlineData("Jan", "jan@example.com\r\nBcc: all@example.com", "email-error")]
    public async Task R11_2_What_is_wrong_stands_at_its_field_and_what_was_typed_stays(string name, string email, string field)
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        using var jan = new FormClient(host);
        var refused = await jan.Submit(await jan.Get(path), path, new Dictionary<string, string> { ["name"] = name, ["email"] = email });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"id=\"{field}\"", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Says($"value=\"{name}\"") || name.Length == 0);
        Assert.Empty((await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Customers);
        var mended = await jan.Submit(refused, path, new Dictionary<string, string> { ["name"] = "Jan", ["email"] = "jan@example.com" });
        Assert.Equal(HttpStatusCode.SeeOther, mended.Status);
    }

    [Fact]
    public async Task A_name_of_5000_characters_is_refused_and_kept()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var (path, _) = await anna.MakesLink(await anna.Starts());
        using var jan = new FormClient(host);
        var name = new string('x', 5000);
        var refused = await jan.Submit(await jan.Get(path), path, new Dictionary<string, string> { ["name"] = name });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(name, refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Says("5000"));
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_is_shown_again_with_what_was_typed_and_then_works()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        using var jan = new FormClient(host);
        var page = await jan.Get(path);
        clock.Advance(TimeSpan.FromHours(3));
        var again = await jan.Submit(page, path, new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.True(again.Says("open for a long time"));
        Assert.True(again.Says("value=\"Jan Kowalski\""));
        Assert.Equal(HttpStatusCode.SeeOther, (await jan.Submit(again, path, new Dictionary<string, string> { ["name"] = "Jan Kowalski" })).Status);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public async Task Every_door_that_is_closed_says_which_and_what_would_work(string language)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock, Policy = new SessionPolicy { CustomersPerSession = 1 } }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (revoked, revokedId) = await anna.MakesLink(session);
        var (used, _) = await anna.MakesLink(session);
        var (unused, _) = await anna.MakesLink(session);
        var (full, _) = await anna.MakesLink(session);
        await anna.Does(session, new SessionCommand.Revoke(revokedId));
        using var jan = new FormClient(host, language);
        await jan.Joins(used, "Jan");
        await Is(jan, full, HttpStatusCode.Conflict, language, "can’t take anybody else", "nie może przyjąć nikogo więcej");
        await Is(jan, revoked, HttpStatusCode.Gone, language, "has been withdrawn", "zostało wycofane");
        var now = await host.Queries.Get(session.Id, TestContext.Current.CancellationToken);
        await anna.Does(session, new SessionCommand.Remove(now!.Customers.Single().Id));
        await Is(jan, used, HttpStatusCode.Gone, language, "can’t rejoin", "Nie możesz już dołączyć");
        await Is(jan, "/join/no-such-token", HttpStatusCode.NotFound, language, "doesn’t open a session", "nie otwiera żadnej sesji");
        clock.Advance(TimeSpan.FromHours(25));
        await Is(jan, unused, HttpStatusCode.Gone, language, "has expired", "wygasło");
        await anna.Does(session, new SessionCommand.End());
        await Is(jan, unused, HttpStatusCode.Gone, language, "session has ended", "sesja się zakończyła");
    }

    [Fact]
    public async Task A_colleagues_link_lets_a_signed_in_representative_assist_and_nobody_else()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session, Invitee.Representative);
        var piotr = new Desk(host, "Piotr Zieliński");
        await piotr.Starts();
        using var browser = new FormClient(host);
        Assert.True((await browser.Get(path)).Says($"join {session.Number}"));
        Assert.DoesNotContain("<form method=\"post\" action=\"/join", (await browser.Get(path)).Text, StringComparison.Ordinal);
        var signIn = await piotr.SignInPath();
        await browser.Submit(await browser.Get(signIn), signIn, new Dictionary<string, string>());
        var joined = await browser.Submit(await browser.Get(path), path, new Dictionary<string, string>());
        Assert.Equal($"/console/{session.Id}", joined.Location);
        Assert.Equal(Standing.Assistant, (await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.StandingOf(piotr.Actor.Person));
    }

    static async Task Is(FormClient client, string path, HttpStatusCode status, string language, string english, string polish)
    {
        var page = await client.Get(path);
        Assert.Equal(status, page.Status);
        Assert.True(page.Says(language == "pl" ? polish : english), page.Text);
        Assert.Contains($"<html lang=\"{language}\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    static async Task<InvitationState> StateOf(WebHost host, Session session, InvitationId invitation) =>
        (await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Find(invitation)!.State;

    static async Task Until(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 100, "it did not come about");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    static string Meta(string html) => html[..html.IndexOf("<body", StringComparison.Ordinal)];
}
