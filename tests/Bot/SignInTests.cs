using System.Net;
using Microsoft.Data.Sqlite;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Sign-in by the directory: from the chat and on the site, what is refused, what signing out forgets, roles.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class SignInTests
{
    readonly Microsoft365 _cloud;
    readonly Stage _stage;

    public SignInTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _stage) = (cloud.Cloud, cloud.Stage);
    }

    [Theory]
    [InlineData("en-US", "You are signed in")]
    [InlineData("pl-PL", "You are signed in")]
    public async Task The_card_in_the_chat_opens_the_sign_in_and_its_grant_is_kept_encrypted(string locale, string words)
    {
        var anna = _stage.Representative("Anna Nowak", locale);
        var page = await _cloud.SignsIn(_stage, anna);
        Assert.Equal((200, "/signed-in"), (page.Status, page.Path));
        Assert.Contains(words, page.Text, StringComparison.Ordinal);

        var sealedToken = Assert.Single(GrantsOf(anna));
        Assert.DoesNotContain("refresh-", sealedToken, StringComparison.Ordinal);
        await anna.Writes("help");
        await anna.Sees(locale == "pl-PL" ? "wyloguj" : "sign out");
    }

    [Fact]
    public async Task Signing_out_forgets_in_the_chat_and_on_the_site()
    {
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        await anna.Writes("sign out");
        await anna.Hears("no longer acts in your name");
        Assert.Empty(GrantsOf(anna));

        using var browser = await SignedIn(anna);
        Assert.Single(GrantsOf(anna));
        await browser.Sends(await browser.Opens("/"), "/sign-out");
        Assert.Empty(GrantsOf(anna));
        Assert.Equal("/sign-in", (await NoRedirects(browser, "/console")).Split('?')[0]);
    }

    [Fact]
    public async Task Who_follows_somebody_elses_link_gets_nowhere()
    {
        var anna = _stage.Representative("Anna Nowak");
        var eve = _stage.Representative("Eve Other");
        var page = await _cloud.SignsIn(_stage, anna, account: eve.Person);
        Assert.Equal(403, page.Status);
        Assert.Contains("This link is for somebody else", page.Text, StringComparison.Ordinal);
        Assert.Empty(GrantsOf(anna));
    }

    [Fact]
    public async Task A_link_and_an_answer_of_the_directory_work_once()
    {
        var anna = _stage.Representative("Anna Nowak");
        var link = await _cloud.AsksToSignIn(_stage, anna);
        _cloud.Entra.Account = anna.Person;
        using var browser = new Browserless(_stage.Product);
        var form = await browser.Opens(link);
        Assert.Equal("/signed-in", (await browser.Follows(await browser.Sends(form, "/sign-in/"), "/sign-in/continue")).Path);
        using var second = new Browserless(_stage.Product);
        Assert.Equal(410, (await second.Sends(await second.Opens(link), "/sign-in/")).Status);

        var callback = _cloud.Entra.LastAnswer!;
        var replayed = await browser.Opens(callback);
        Assert.Equal(403, replayed.Status);
        Assert.Contains("used already", replayed.Text, StringComparison.Ordinal);
        using var thief = new Browserless(_stage.Product);
        Assert.Equal(403, (await thief.Opens(callback)).Status);
    }

    [Fact]
    public async Task A_forged_state_signs_nobody_in()
    {
        var anna = _stage.Representative("Anna Nowak");
        _cloud.Entra.Account = anna.Person;
        using var browser = new Browserless(_stage.Product);
        foreach (var state in new[] { "", "abc", "CfDJ8" + new string('A', 200) })
        {
            var page = await browser.Opens($"/sign-in/callback?code=abc&state={state}");
            Assert.Equal(403, page.Status);
            Assert.DoesNotContain("Exception", page.Html, StringComparison.Ordinal);
        }

        Assert.Empty(GrantsOf(anna));
    }

    [Theory]
    [InlineData("tid", "99999999-9999-4999-8999-999999999999", "another organization")]
    [InlineData("iss", "https://login.evil.example/11111111-1111-4111-8111-111111111111/v2.0", "not completed")]
    [InlineData("aud", "another-app", "not completed")]
    [InlineData("nonce", "replayed", "not completed")]
    [InlineData("oid", "", "another organization")]
    public async Task A_token_that_is_not_for_us_is_refused(string claim, string value, string words)
    {
        var anna = _stage.Representative("Anna Nowak");
        _cloud.Entra.Claims = (_, claims) => claims[claim] = value;
        var page = await _cloud.SignsIn(_stage, anna);
        Assert.Equal(403, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Empty(GrantsOf(anna));
    }

    [Fact]
    public async Task Whom_a_ticket_named_is_encrypted_and_good_for_minutes()
    {
        using var browser = new Browserless(_stage.Product);
        foreach (var who in new[] { "", "abc", $"{FakeTeams.Tenant}/eve" })
            Assert.Equal(410, (await browser.Opens($"/sign-in/continue?who={who}&to=/console")).Status);
    }

    [Fact]
    public async Task Consent_refused_is_said_in_words()
    {
        var anna = _stage.Representative("Anna Nowak");
        _cloud.Entra.Refuses = true;
        Assert.Contains("did not consent", (await _cloud.SignsIn(_stage, anna)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_come_from_app_roles_and_groups()
    {
        var anna = _stage.Representative("Anna Nowak");
        var bob = _stage.Representative("Bob Ray");
        await anna.Writes("admin");
        await anna.Hears("Only administrators");
        _cloud.Entra.Claims = (person, claims) =>
        {
            if (person == anna.Person)
                claims["roles"] = new[] { "Administrator" };
            else
                claims["groups"] = new[] { CloudStage.SupervisorsGroup };
        };
        await _cloud.SignsIn(_stage, anna);
        await _cloud.SignsIn(_stage, bob);
        await anna.Writes("admin");
        await anna.Sees("Settings of the site");
        await bob.Writes("supervise");
        await bob.Sees("All open sessions");
        await bob.Writes("admin");
        await bob.Hears("Only administrators");

        // The next sign-in takes back what the directory has taken back.
        _cloud.Entra.Claims = null;
        await _cloud.SignsIn(_stage, anna);
        var before = anna.Heard("Only administrators");
        await anna.Writes("admin");
        await _stage.Teams.WaitFor(() => anna.Heard("Only administrators") > before);
    }

    [Fact]
    public async Task A_page_for_representatives_leads_through_the_sign_in_and_back()
    {
        var anna = _stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        _cloud.Entra.Account = anna.Person;
        using var browser = new Browserless(_stage.Product);
        var page = await browser.Opens("/console");
        Assert.Equal(200, page.Status);
        Assert.StartsWith("/console/", page.Path, StringComparison.Ordinal);
        Assert.Contains(number, page.Text, StringComparison.Ordinal);
        // Nowhere but to our own pages.
        Assert.Equal("/console", (await browser.Opens("/sign-in?to=https://evil.example/")).Path[..8]);
    }

    async Task<Browserless> SignedIn(Representative person)
    {
        _cloud.Entra.Account = person.Person;
        var browser = new Browserless(_stage.Product);
        await browser.Opens("/sign-in");
        return browser;
    }

    async Task<string> NoRedirects(Browserless browser, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(_stage.Product.Address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    List<string> GrantsOf(Representative person)
    {
        using var database = new SqliteConnection($"Data Source={_stage.Product.Database};Mode=ReadOnly");
        database.Open();
        using var question = database.CreateCommand();
        question.CommandText = "SELECT sealed_token FROM grants WHERE person_id = $person";
        question.Parameters.AddWithValue("$person", $"{FakeTeams.Tenant}/{person.Person.ObjectId}");
        using var rows = question.ExecuteReader();
        List<string> tokens = [];
        while (rows.Read())
            tokens.Add(rows.GetString(0));
        return tokens;
    }
}
