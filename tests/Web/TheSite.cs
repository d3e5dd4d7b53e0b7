using System.Net;
using Microsoft.Data.Sqlite;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>What holds for every page: policy, languages, errors, settings.</summary>
public sealed class TheSite
{
    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_a_policy_without_exceptions()
    {
        await using var host = await new WebHost().Start();
        using var visitor = new FormClient(host);
        foreach (var path in new[] { "/", "/join", "/nowhere", "/favicon.svg", "/console", "/dev/outbox" })
        {
            var answer = await visitor.Get(path);
            var policy = answer.Headers["Content-Security-Policy"];
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.False(answer.Headers.ContainsKey("Server") && answer.Headers["Server"].Contains('/', StringComparison.Ordinal));
            Assert.DoesNotContain("style=", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Outside_Development_there_is_no_outbox_and_browsers_are_told_to_stay_on_https()
    {
        await using var host = await new WebHost { Environment = "Production", Settings = { ["Site:PublicUrl"] = "https://support.example.com", ["Site:BehindProxy"] = "true" } }.Start();
        using var visitor = new FormClient(host);
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Http.DefaultRequestHeaders.Host = "support.example.com";
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/dev/outbox")).Status);
        var home = await visitor.Get("/");
        Assert.Contains("max-age=31536000", home.Headers["Strict-Transport-Security"], StringComparison.Ordinal);
        Assert.Contains("wss://support.example.com", home.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("secure", home.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        var anna = new Desk(host, "Anna Nowak");
        var (path, _) = await anna.MakesLink(await anna.Starts());
        var page = await visitor.Get(path);
        visitor.Http.DefaultRequestHeaders.Add("Cookie", page.Headers["Set-Cookie"].Split(';')[0]);
        var joined = await visitor.Submit(page, path, new Dictionary<string, string> { ["name"] = "Jan" });
        var cookie = joined.Headers["Set-Cookie"];
        Assert.StartsWith("__Host-support-", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=lax", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Site:PublicUrl", "http://support.example.com", "Development")]
    [InlineData("Site:PublicUrl", "http://localhost:3978", "Production")]
    [InlineData("Site:PublicUrl", "/relative", "Development")]
    [InlineData("Site:PublicUrl", "https://example.com/support", "Production")]
    [InlineData("Site:JoinTriesPerAddress", "0", "Development")]
    [InlineData("Site:JoinTriesPerSite", "1", "Development")]
    [InlineData("Site:JoinTriesWindow", "02:00:00", "Development")]
    [InlineData("Site:TrustedProxies:0", "proxy.example.com", "Development")]
    [InlineData("Site:Name", "", "Development")]
    [InlineData("ConnectionStrings:Redis", "127.0.0.1:1,connectTimeout=300,connectRetry=0", "Development")]
    [InlineData("ConnectionStrings:Redis", "127.0.0.1:6379,noSuchOption=1", "Development")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string environment)
    {
        await using var host = new WebHost { Environment = environment, Settings = { [key] = value } };
        var problem = await Assert.ThrowsAnyAsync<Exception>(host.Start);
        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pl,en;q=0.5", "pl")]
    [InlineData("de-DE,pl-PL;q=0.8,en;q=0.5", "pl")]
    [InlineData("de", "en")]
    [InlineData("en-GB", "en")]
    public async Task The_browsers_language_decides_until_the_person_does(string accepted, string language)
    {
        await using var host = await new WebHost().Start();
        using var visitor = new FormClient(host, accepted);
        Assert.Contains($"<html lang=\"{language}\"", (await visitor.Get("/")).Text, StringComparison.Ordinal);
        var other = language == "pl" ? "en" : "pl";
        Assert.Contains($"<html lang=\"{other}\"", (await visitor.Get("/join?lang=" + other)).Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{other}\"", (await visitor.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_does_nothing()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        using var visitor = new FormClient(host);
        var fields = FormClient.Fill(await visitor.Get(path), path, new Dictionary<string, string> { ["name"] = "Jan" });
        fields.Remove("__RequestVerificationToken");
        var refused = await visitor.Post(path, fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.True(refused.Says("open for too long"));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post("/sign-out", new Dictionary<string, string>())).Status);
        Assert.Empty((await host.Queries.Get(session.Id, Now))!.Customers);
    }

    [Fact]
    public async Task A_busy_database_is_said_so_nothing_is_half_done_and_the_next_try_works()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        using var jan = new FormClient(host, "pl");
        var page = await jan.Get(path);
        var typed = new Dictionary<string, string> { ["name"] = "Jan" };
        await using (var lockHolder = new SqliteConnection($"Data Source={host.Database}"))
        {
            await lockHolder.OpenAsync(Now);
            await using var begin = lockHolder.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync(Now);
            var busy = await jan.Submit(page, path, typed);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
            Assert.True(busy.Says("Jeszcze chwila"));
            begin.CommandText = "ROLLBACK";
            await begin.ExecuteNonQueryAsync(Now);
        }

        Assert.Empty((await host.Queries.Get(session.Id, Now))!.Customers);
        Assert.Equal(HttpStatusCode.SeeOther, (await jan.Submit(page, path, typed)).Status);
    }

    [Fact]
    public async Task A_sign_in_link_works_once_by_its_button_and_leads_to_the_console_only()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var ticket = await anna.SignInPath();
        using var browser = new FormClient(host);
        for (var times = 0; times < 5; times++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(ticket)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/console")).Status);
        var away = await browser.Submit(await browser.Get(ticket + "?to=https://evil.example"), ticket, new Dictionary<string, string>());
        Assert.Equal("/console", away.Location);
        Assert.Equal($"/console/{session.Id}", (await browser.Get("/console")).Location);
        using var thief = new FormClient(host);
        var spent = await thief.Submit(await thief.Get(ticket), ticket, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Gone, spent.Status);
        Assert.True(spent.Says("console"));
        var console = await browser.Get($"/console/{session.Id}");
        await browser.Submit(console, $"/console/{session.Id}", new Dictionary<string, string>(), "/sign-out");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/console")).Status);
        var cookie = (await Target(host, anna)).Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_outsider_and_a_guessed_console_are_told_what_would_work()
    {
        await using var host = await new WebHost().Start();
        var session = await new Desk(host, "Anna Nowak").Starts();
        var piotr = new Desk(host, "Piotr Zieliński");
        await piotr.Starts();
        using var browser = new FormClient(host);
        var ticket = await piotr.SignInPath();
        await browser.Submit(await browser.Get(ticket), ticket, new Dictionary<string, string>());
        var outside = await browser.Get($"/console/{session.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, outside.Status);
        Assert.True(outside.Says($"join {session.Number}"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/console/{Guid.CreateVersion7():N}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/console/nonsense")).Status);
    }

    [Fact]
    public void Every_text_of_the_pages_is_there_in_both_languages_and_used()
    {
        var texts = typeof(SupportBot.Web.SiteOptions).Assembly.GetType("SupportBot.Web.Texts", throwOnError: true)!;
        var resource = new ResourceTexts(texts);
        Assert.Equal(resource.Keys(Language.English), resource.Keys(Language.Polish));
        resource.AssertSamePlaceholders();
        var source = string.Concat(Directory.EnumerateFiles(Repository.Path("web"), "*.*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".razor" or ".ts").Select(File.ReadAllText));
        // door.{kind}, status.{kind} and tool.{kind} are put together: their kinds stand in the source by themselves.
        Assert.All(resource.Keys(Language.English), key => Assert.True(
            source.Contains($"\"{key}\"", StringComparison.Ordinal)
            || (key.Split('.') is ["tool", var tool] && Enum.TryParse<ActivityKind>(tool, out _))
            || (key.Split('.') is [_, var kind, ("title" or "text")] && (source.Contains($"\"{kind}\"", StringComparison.Ordinal) || source.Contains($"\"{key[..key.LastIndexOf('.')]}\"", StringComparison.Ordinal))),
            $"{key} is not used"));
    }

    static async Task<Answer> Target(WebHost host, Desk person)
    {
        using var browser = new FormClient(host);
        var ticket = await person.SignInPath();
        return await browser.Submit(await browser.Get(ticket), ticket, new Dictionary<string, string>());
    }
}
