using System.Net;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>R7.9: customers come in by themselves.</summary>
public sealed class RequestingSupport
{
    static readonly Queue Printers = new() { Id = new QueueId("printers"), Name = "Printers" };
    static readonly Queue Phones = new() { Id = new QueueId("phones"), Name = "Phones", Hours = [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new OpenHours(day, new TimeOnly(8, 0), new TimeOnly(16, 0)))] };
    static readonly Queue Internal = new() { Id = new QueueId("internal"), Name = "Internal", TakesRequests = false };

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_and_question_become_a_session_in_the_queue_and_a_seat_in_this_browser()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { Queues = [Printers] } }.Start();
        using var jan = new FormClient(host);
        Assert.Contains("href=\"/request\"", (await jan.Get("/")).Text, StringComparison.Ordinal);
        var form = await jan.Get("/request");
        Assert.DoesNotContain("type=\"radio\"", form.Text, StringComparison.Ordinal);
        var asked = await jan.Submit(form, "/request", new Dictionary<string, string> { ["name"] = "Jan Kowalski", ["email"] = "jan@example.com", ["question"] = "The printer is on fire" });
        Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
        var page = await jan.Get(asked.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Says("the next free colleague"));
        var session = Assert.Single(await host.Of<QueueBoard>().Waiting(Now));
        Assert.Equal("The printer is on fire", session.Question);
        Assert.Equal(("Jan Kowalski", "jan@example.com"), (session.Customers.Single().Name, session.Customers.Single().Email));
        Assert.Equal(new QueueId("printers"), session.Wait!.Queue);
        var again = await jan.Submit(form, "/request", new Dictionary<string, string> { ["name"] = "Jan Kowalski", ["question"] = "The printer is on fire" });
        Assert.Equal(asked.Location, again.Location);
        Assert.Single(await host.Of<QueueBoard>().Waiting(Now));
        using var nobody = new FormClient(host);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(asked.Location!)).Status);
    }

    [Theory]
    [InlineData("en", "at most 1000 characters; this one has 1001")]
    [InlineData("pl", "1001")]
    public async Task What_is_refused_stays_in_the_form_and_lengths_are_as_the_reader_sees_them(string language, string words)
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { Queues = [Printers, Phones with { Hours = [] }, Internal] } }.Start();
        using var jan = new FormClient(host, language);
        var form = await jan.Get("/request");
        Assert.DoesNotContain("Internal", form.Text, StringComparison.Ordinal);
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 1001));
        var fields = new Dictionary<string, string> { ["name"] = "</textarea><script>alert(1)</script>", ["question"] = family, ["queue"] = "phones" };
        var refused = await jan.Submit(form, "/request", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says(words));
        Assert.True(refused.Says(family));
        Assert.DoesNotContain("<script>alert", refused.Text, StringComparison.Ordinal);
        Assert.Matches("value=\"phones\"[^>]*checked", refused.Text);
        foreach (var (wrong, value) in new[] { ("name", " \u200B "), ("name", "two\nlines"), ("question", "\u2800"), ("email", "jan at example"), ("queue", ""), ("queue", "nowhere"), ("queue", "No Such <Queue>"), ("ticket", "forged") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Submit(form, "/request", new Dictionary<string, string>(fields) { ["question"] = "ok", [wrong] = value })).Status);
        Assert.True((await jan.Submit(form, "/request", new Dictionary<string, string>(fields) { ["question"] = "ok", ["queue"] = "internal" })).Status == HttpStatusCode.UnprocessableEntity);
        Assert.Empty(await host.Of<QueueBoard>().Waiting(Now));
        var kept = await jan.Submit(refused, "/request", new Dictionary<string, string>(fields) { ["question"] = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 1000)) });
        Assert.Equal(HttpStatusCode.SeeOther, kept.Status);
        Assert.DoesNotContain("<script>alert", (await jan.Get(kept.Location!)).Text, StringComparison.Ordinal);
        Assert.Single(await host.Of<QueueBoard>().Waiting(Now));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_does_nothing()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { Queues = [Printers] } }.Start();
        using var jan = new FormClient(host);
        var fields = FormClient.Fill(await jan.Get("/request"), "/request", new Dictionary<string, string> { ["name"] = "Jan", ["question"] = "help" });
        using var other = new FormClient(host);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Post("/request", fields)).Status);
        var anna = new Desk(host, "Anna Nowak");
        var (path, _) = await anna.MakesLink(await anna.Starts());
        var join = FormClient.Fill(await jan.Get(path), path, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Post("/request", new Dictionary<string, string>(fields) { ["ticket"] = join["ticket"] })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Post(path, new Dictionary<string, string>(join) { ["ticket"] = fields["ticket"], ["name"] = "Jan" })).Status);
        Assert.Empty(await host.Of<QueueBoard>().Waiting(Now));
    }

    [Fact]
    public async Task Requests_from_one_address_are_limited_beside_the_tries_of_numbers()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { Queues = [Printers] }, Settings = { ["Site:JoinTriesPerAddress"] = "2" } }.Start();
        using var jan = new FormClient(host, "pl");
        foreach (var name in new[] { "Jan", "Ola" })
            await jan.Requests(name, "help", "printers");
        var stopped = await jan.Submit(await jan.Get("/request"), "/request", new Dictionary<string, string> { ["name"] = "Ewa", ["question"] = "help" });
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.True(stopped.Says("Zbyt wiele zgłoszeń"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Submit(await jan.Get("/join"), "/join", new Dictionary<string, string> { ["number"] = "1" })).Status);
        Assert.Equal(2, (await host.Of<QueueBoard>().Waiting(Now)).Count);
    }

    [Fact]
    public async Task A_closed_queue_says_its_hours_in_words_also_when_it_closes_while_the_form_is_open()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T14:59:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock, Policy = new SessionPolicy { Queues = [Phones], TimeZone = "Europe/Warsaw" } }.Start();
        using var jan = new FormClient(host);
        var form = await jan.Get("/request");
        clock.Advance(TimeSpan.FromMinutes(2));
        var late = await jan.Submit(form, "/request", new Dictionary<string, string> { ["name"] = "Jan", ["question"] = "I typed a lot" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.True(late.Says("Support is closed now"));
        Assert.True(late.Says("I typed a lot"));
        Assert.True(late.Says("Monday–Friday 08:00–16:00"));
        Assert.True(late.Says("Europe/Warsaw"));
        using var ola = new FormClient(host, "pl");
        Assert.True((await ola.Get("/request")).Says("poniedziałek–piątek 08:00–16:00"));
        Assert.Empty(await host.Of<QueueBoard>().Waiting(Now));
    }

    [Fact]
    public async Task Of_several_queues_only_the_open_ones_can_be_chosen()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T20:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock, Policy = new SessionPolicy { Queues = [Printers, Phones] } }.Start();
        using var jan = new FormClient(host);
        var form = await jan.Get("/request");
        Assert.Matches("value=\"printers\"[^>]*checked", form.Text);
        Assert.Matches("value=\"phones\"[^>]*disabled", form.Text);
        var refused = await jan.Submit(form, "/request", new Dictionary<string, string> { ["name"] = "Jan", ["question"] = "help", ["queue"] = "phones" });
        Assert.True(refused.Says("Phones has just closed"));
        Assert.Empty(await host.Of<QueueBoard>().Waiting(Now));
    }

    [Fact]
    public async Task Without_a_queue_the_page_offers_to_join()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { Queues = [Internal] } }.Start();
        using var jan = new FormClient(host);
        var page = await jan.Get("/request");
        Assert.True(page.Says("Nobody takes requests on this site"));
        Assert.Contains("href=\"/join\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Internal", page.Text, StringComparison.Ordinal);
    }
}
