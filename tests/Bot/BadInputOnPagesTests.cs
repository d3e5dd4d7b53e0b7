using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>What customers get wrong, or meet too late: each has its page in their language, and what is right afterwards works.</summary>
public sealed class BadInputOnPagesTests(SharedStage stages, Chromium chromium)
{
    [Theory]
    [InlineData("en", "No open session has this number")]
    [InlineData("pl", "Żadna otwarta sesja nie ma takiego numeru")]
    public async Task A_wrong_number(string language, string words)
    {
        var stage = await stages.Open();
        var number = await stage.Representative("Anna Nowak").Starts();
        using var jan = new Browserless(stage.Product, language);
        foreach (var typed in new[] { "12 34", number == "999 999 999" ? "999 999 998" : "999 999 999", "<b>1</b>" })
        {
            var page = await jan.TypesNumber(typed);
            Assert.Equal(422, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.Equal(typed, page.Field("number"));
        }

        Assert.StartsWith("/session/", (await jan.JoinsByNumber(number, "Jan")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "A name has to fit on one line", "This name has 5000 characters, and at most 100 fit", "The name is missing", "Not an e-mail address")]
    [InlineData("pl", "Imię musi zmieścić się w jednym wierszu", "To imię jest za długie (znaków: 5000, najwyżej 100)", "Brakuje imienia", "To nie jest adres e-mail")]
    public async Task A_name_with_a_line_break_or_5000_characters_or_none(string language, string lineBreak, string tooLong, string missing, string address)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        using var jan = new Browserless(stage.Product, language);
        var form = await jan.TypesNumber(number);
        await Refused("Jan\r\nBcc: all@example.com", "", lineBreak);
        await Refused(new string('x', 5_000), "", tooLong);
        await Refused(" \u200B ", "", missing);
        await Refused("Jan", "jan at example", address);
        await anna.Sees("Support session", number, "1 participant");
        Assert.StartsWith("/session/", (await Tries("Jan", "jan@example.com")).Path, StringComparison.Ordinal);
        await anna.Sees("Support session", number, "2 participants");

        Task<PageShown> Tries(string name, string email) => jan.Sends(form, "/join/number/", ("name", name), ("email", email));

        async Task Refused(string name, string email, string words)
        {
            var page = await Tries(name, email);
            Assert.Equal(422, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.Equal(email, page.Field("email"));
        }
    }

    [Fact]
    public async Task Emoji_and_text_from_right_to_left_stay_what_they_are_and_turn_nothing_around()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        using var dana = new Browserless(stage.Product);
        await dana.JoinsByNumber(number, "👩‍👩‍👧 דנה \u202Eevil\u202C *x*");
        var card = CardReading.Words(await anna.Sees("Support session", number, "2 participants"));
        Assert.Contains(@"👩‍👩‍👧 דנה evil \*x\*", card, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", card, StringComparison.Ordinal);
        var notice = await anna.Hears("דנה");
        Assert.DoesNotContain("\u202E", notice, StringComparison.Ordinal);
        await anna.Writes("say שלום 👋🏽");
        await anna.Sees("Support session", number, "שלום 👋🏽");
    }

    [Fact]
    public async Task Revoked_and_expired_links_say_so_and_the_number_still_works()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts(withForm: true);
        await anna.Sees(number, "Send invitation");
        var digits = number.Replace(" ", "", StringComparison.Ordinal);
        var revoked = await Invited($"revoked{digits}@example.com");
        await anna.Sees("Invite to session", "Revoke");
        await anna.Presses("Revoke");
        var expired = await Invited($"expired{digits}@example.com");
        await anna.Sees("Support session", number, $"expired{digits}@example.com", "Sent");
        await Age(stage.Product.Database, digits);
        foreach (var (language, withdrawn, late) in new[] { ("en", "This invitation has been withdrawn", "This invitation has expired"), ("pl", "To zaproszenie zostało wycofane", "To zaproszenie wygasło") })
        {
            using var customer = new Browserless(stage.Product, language);
            Assert.Contains(withdrawn, (await customer.Opens(revoked)).Text, StringComparison.Ordinal);
            Assert.Contains(late, (await customer.Opens(expired)).Text, StringComparison.Ordinal);
        }

        using var jan = new Browserless(stage.Product);
        Assert.Equal(404, (await jan.Opens(expired + "x")).Status);
        Assert.StartsWith("/session/", (await jan.JoinsByNumber(number, "Jan")).Path, StringComparison.Ordinal);

        async Task<string> Invited(string address)
        {
            await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = address, ["language"] = "en" });
            return stage.LinkIn(await stage.Mail(address));
        }
    }

    [Theory]
    [InlineData("en-GB", "The representative is busy with others right now")]
    [InlineData("pl-PL", "Konsultant pomaga teraz innym osobom")]
    public async Task At_the_customer_limit_one_waits_and_is_let_in_when_a_place_frees(string locale, string words)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts(mode: "Multi");
        using var jan = new Browserless(stage.Product);
        await jan.JoinsByNumber(number, "Jan");
        await anna.Sees("Support session", number, "Jan");
        await using var ewa = await chromium.Visit(stage.Product.Address, new BrowserNewContextOptions { Locale = locale });
        await ewa.Goes("/join");
        await ewa.Page.FillAsync("#number", number);
        await ewa.Page.ClickAsync("button.primary.large");
        await ewa.Page.FillAsync("#name", "Ewa");
        await ewa.Page.ClickAsync("button.primary.large");
        await Visitor.Reaches(ewa.Page, "/session/");
        await Assertions.Expect(ewa.Page.Locator("#waiting")).ToContainTextAsync(words);
        await Assertions.Expect(ewa.Page.Locator("#waiting")).ToBeVisibleAsync();
        await anna.Hears($"{number} · Ewa is waiting for a place");
        await anna.Writes("participants");
        await anna.Sees("Customers (2)", "Waiting", "Remove Jan");
        await anna.Presses("Remove Jan");
        await Assertions.Expect(ewa.Page.Locator("#waiting")).ToBeHiddenAsync();
        await ewa.Says("Here I am");
        await anna.Sees("Support session", number, "Ewa", "Here I am");
    }

    /// <summary>A day goes by: what is stored as the end of this session's invitations moves into the past.</summary>
    static async Task Age(string database, string number)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=10");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT state FROM sessions WHERE number = $number";
        read.Parameters.AddWithValue("$number", int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        var state = System.Text.Json.Nodes.JsonNode.Parse((string)(await read.ExecuteScalarAsync(TestContext.Current.CancellationToken))!)!;
        foreach (var invitation in state["invitations"]!.AsArray())
            invitation!["expiresAt"] = state["startedAt"]!.DeepClone();
        await using var write = connection.CreateCommand();
        write.CommandText = "UPDATE sessions SET state = $state WHERE number = $number";
        write.Parameters.AddWithValue("$state", state.ToJsonString());
        write.Parameters.AddWithValue("$number", int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
