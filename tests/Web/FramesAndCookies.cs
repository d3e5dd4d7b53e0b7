using System.Text.RegularExpressions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>Which pages Teams may show inside itself, and the cookies that work there.</summary>
public sealed class FramesAndCookies
{
    static readonly string[] ForTeams = ["/home", "/console", "/console/all", "/console/00000000000000000000000000000000", "/tab/home", "/tab/console"];
    static readonly string[] ForNobody = ["/", "/join", "/request", "/session/abc", "/sign-in", "/sign-in/abc", "/signed-in", "/tab/sign-in", "/tab/signed-in", "/consoles", "/nowhere", "/favicon.svg", "/compose/abc"];

    [Fact]
    public async Task On_https_Teams_may_show_representatives_pages_and_nobody_shows_customers()
    {
        await using var host = await OnHttps().Start();
        using var visitor = new FormClient(host);
        foreach (var path in ForTeams)
            Assert.Contains("frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft ", (await visitor.Get(path)).Headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var path in ForNobody)
            Assert.Contains("frame-ancestors 'none'", (await visitor.Get(path)).Headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var path in ForTeams.Concat(ForNobody))
        {
            var headers = (await visitor.Get(path)).Headers;
            Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal(path is "/tab/sign-in" or "/tab/signed-in" ? "unsafe-none" : "same-origin", headers["Cross-Origin-Opener-Policy"]);
        }
    }

    [Fact]
    public async Task Another_cloud_names_its_own_hosts()
    {
        await using var host = await OnHttps(("Site:TeamsHosts:0", "https://gov.teams.microsoft.us")).Start();
        using var visitor = new FormClient(host);
        Assert.Contains("frame-ancestors https://gov.teams.microsoft.us;", (await visitor.Get("/tab/home")).Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Site:TeamsHosts:0", "*")]
    [InlineData("Site:TeamsHosts:0", "https://teams.microsoft.com; script-src *")]
    [InlineData("Site:TeamsHosts:0", "http://teams.microsoft.com")]
    [InlineData("Site:TeamsUrl", "http://teams.microsoft.com")]
    public async Task A_wrong_host_stops_the_start(string key, string value)
    {
        await using var host = OnHttps((key, value));
        Assert.Contains(key.Split(':')[1], (await Assert.ThrowsAnyAsync<Exception>(host.Start)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_https_the_cookies_of_representatives_and_forms_are_partitioned_and_signing_out_takes_them_back()
    {
        await using var host = await OnHttps().Start();
        var anna = new Desk(host, "Anna Nowak");
        await anna.IsKnown();
        using var browser = new FormClient(host);
        var path = await anna.SignInPath();
        var page = await browser.Get(path);
        Keeps(browser, page);
        var signedIn = await browser.Submit(page, path, new Dictionary<string, string>());
        foreach (var (cookie, name) in new[] { (page.Headers["Set-Cookie"], "__Host-support-form="), (signedIn.Headers["Set-Cookie"], "__Host-support-person=") })
        {
            Assert.StartsWith(name, cookie, StringComparison.Ordinal);
            Assert.Matches("(?i)path=/;.*secure;.*samesite=none;.*httponly;.*Partitioned", cookie);
        }

        Keeps(browser, page, signedIn);
        var home = await browser.Get("/home");
        var gone = await browser.Submit(home, "/sign-out", new Dictionary<string, string>());
        Assert.Matches("(?i)^__Host-support-person=;.*1970.*secure;.*samesite=none;.*Partitioned", gone.Headers["Set-Cookie"]);
    }

    [Fact]
    public async Task Inside_Teams_a_page_comes_in_its_colours_and_language_and_a_customers_page_does_not()
    {
        await using var host = await OnHttps().Start();
        using var browser = new FormClient(host);
        browser.Http.DefaultRequestHeaders.Add("Cookie", "support-teams=dark.pl");
        var tab = (await browser.Get("/tab/home")).Text;
        Assert.Matches("<html lang=\"pl\">.*site\\.dark\\.[a-z0-9]+\\.css\"", Regex.Replace(tab, "\\s+", " "));
        var join = (await browser.Get("/join")).Text;
        Assert.Contains("<html lang=\"en\">", join, StringComparison.Ordinal);
        Assert.DoesNotMatch("teams|site\\.(dark|light)", join);
        browser.Http.DefaultRequestHeaders.Remove("Cookie");
        browser.Http.DefaultRequestHeaders.Add("Cookie", "support-teams=../evil");
        Assert.DoesNotContain("evil", (await browser.Get("/tab/home")).Text, StringComparison.Ordinal);
    }

    static WebHost OnHttps(params (string Key, string Value)[] more) => new()
    {
        Environment = "Production",
        Settings = new(more.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)) { ["Site:PublicUrl"] = "https://support.example.com" },
    };

    /// <summary>Over plain http nobody keeps Secure cookies: carried by hand.</summary>
    static void Keeps(FormClient browser, params Answer[] answers)
    {
        browser.Http.DefaultRequestHeaders.Remove("Cookie");
        browser.Http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", answers.Select(answer => answer.Headers["Set-Cookie"].Split(';')[0])));
    }
}
