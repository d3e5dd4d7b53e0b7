using MimeKit;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R2.2: a representative sends invitations with their own mail program; the site sends nothing.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class OwnMailTests
{
    readonly Microsoft365 _cloud;
    readonly Stage _stage;

    public OwnMailTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _stage) = (cloud.Cloud, cloud.Stage);
    }

    [Theory]
    [InlineData("en-US", "Send invitation", "en", "Open draft", "drafts in your mailbox")]
    [InlineData("pl-PL", "Wyślij zaproszenie", "pl", "Otwórz szkic", "szkice w Twojej skrzynce")]
    public async Task R2_2_Who_has_signed_in_finds_drafts_in_their_mailbox(string locale, string send, string language, string open, string words)
    {
        var anna = _stage.Representative("Anna Nowak", locale);
        await _cloud.SignsIn(_stage, anna);
        var number = await anna.Starts(withForm: true);
        await anna.Sees(send);
        await anna.Presses(send, Typed("draft.one@example.com, draft.two@example.com", language));
        var card = await anna.Sees(words, "draft.one@example.com", "draft.two@example.com");
        Assert.Equal(2, CardReading.Urls(card).Count(url => url.StartsWith("https://outlook.office365.com/owa/?ItemID=", StringComparison.Ordinal)));
        Assert.Contains(open, CardReading.Titles(card));

        var drafts = _cloud.Graph.Asked("POST", "/me/messages");
        Assert.Equal(2, drafts.Count);
        Assert.All(drafts, draft => Assert.Equal(anna.Person.ObjectId, draft.By));
        Assert.Contains(number, drafts[0].Body!["subject"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("/join/", drafts[0].Body!["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("draft.one@example.com", drafts[0].Body!["toRecipients"]![0]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Empty(_cloud.Graph.Asked("POST", ".*/sendMail"));
        Assert.Empty(_stage.Mails("draft.one@example.com"));
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_mailbox_that_takes_no_draft_leaves_the_page_that_hands_the_message_over(int status, string code)
    {
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        _cloud.Graph.On("POST", "/me/messages", _ => FakeAnswer.Error(status, code, "no"));
        Assert.StartsWith("/compose/", await Invites(anna, $"no.draft.{status}@example.com"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_2_Without_a_mailbox_the_page_offers_what_can_work_and_the_link_in_it_lets_the_customer_in()
    {
        var anna = _stage.Representative("Anna Nowak");
        var path = await Invites(anna, "own.mail+x@example.com");
        using var browser = new Browserless(_stage.Product);
        var page = await browser.Opens(path);
        Assert.Equal(200, page.Status);
        Assert.Contains("own.mail+x@example.com", page.Text, StringComparison.Ordinal);
        Assert.Contains("https://outlook.office.com/mail/deeplink/compose?to=own.mail%2Bx%40example.com&amp;subject=", page.Html, StringComparison.Ordinal);
        var mailTo = System.Text.RegularExpressions.Regex.Match(page.Html, "href=\"(mailto:[^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("mailto:own.mail%2Bx@example.com?subject=", mailTo, StringComparison.Ordinal);
        Assert.Contains("%0D%0A", mailTo, StringComparison.Ordinal);
        Assert.DoesNotContain("+", mailTo, StringComparison.Ordinal);

        var file = MimeMessage.Load(new MemoryStream(await Bytes(path + "/message.eml")), TestContext.Current.CancellationToken);
        Assert.Equal("1", file.Headers["X-Unsent"]);
        Assert.Empty(file.From);
        Assert.Equal("own.mail+x@example.com", file.To.Mailboxes.Single().Address);
        Assert.Contains(_stage.LinkIn(file), file.HtmlBody, StringComparison.Ordinal);
        Assert.Empty(_stage.Mails("own.mail+x@example.com"));

        Assert.StartsWith("/session/", (await browser.Joins(_stage.LinkIn(file), "Jan")).Path, StringComparison.Ordinal);
        await anna.Sees("Support session", "Jan", "2 participants");
    }

    [Fact]
    public async Task Revoked_forged_or_of_an_ended_session_the_page_is_gone()
    {
        var anna = _stage.Representative("Anna Nowak");
        var path = await Invites(anna, "gone.mail@example.com");
        using var browser = new Browserless(_stage.Product);
        Assert.Equal(410, (await browser.Opens(path[..^3] + "abc")).Status);
        Assert.Equal(410, (await browser.Opens("/compose/" + new string('x', 2000))).Status);
        await anna.Writes("end");
        await anna.Sees("Yes, end it");
        await anna.Presses("Yes, end it");
        await _stage.Teams.WaitFor(() => anna.Latest("Ended") is not null, what: "the end");
        Assert.Equal(410, (await browser.Opens(path)).Status);
        Assert.Equal(410, (await browser.Opens(path + "/message.eml")).Status);
    }

    [Fact]
    public async Task On_the_page_who_is_signed_in_makes_the_draft_there()
    {
        var anna = _stage.Representative("Anna Nowak");
        var path = await Invites(anna, "page.draft@example.com");
        await _cloud.SignsIn(_stage, anna);
        _cloud.Entra.Account = anna.Person;
        using var browser = new Browserless(_stage.Product);
        await browser.Opens("/sign-in");
        _cloud.Graph.OnNext("POST", "/me/messages", FakeAnswer.Error(503, "ServiceUnavailable", "later"));
        Assert.Equal(502, (await browser.Sends(await browser.Opens(path), "/compose/")).Status);
        var made = await browser.Sends(await browser.Opens(path), "/compose/");
        Assert.Contains("href=\"https://outlook.office365.com/owa/?ItemID=", made.Html, StringComparison.Ordinal);
        Assert.Equal(2, _cloud.Graph.Asked("POST", "/me/messages").Count);
    }

    [Fact]
    public async Task R2_7_What_is_refused_stays_in_the_form_with_the_box_ticked()
    {
        var anna = _stage.Representative("Anna Nowak");
        await anna.Starts(withForm: true);
        await anna.Sees("Send invitation");
        var answer = await anna.Presses("Send invitation", Typed("not-an-address", "en"));
        var words = CardReading.Words(answer.Card!.Value);
        Assert.Contains("not-an-address", words, StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(answer.Card!.Value), input => input is ("ownMail", "true"));
    }

    /// <returns>The path of the page that hands the one message over.</returns>
    async Task<string> Invites(Representative anna, string address)
    {
        await anna.Starts(withForm: true);
        await anna.Sees("Send invitation");
        await anna.Presses("Send invitation", Typed(address, "en"));
        var card = await anna.Sees("Your messages are ready", address, "Open message");
        return new Uri(CardReading.Urls(card).Single(url => url.Contains("/compose/", StringComparison.Ordinal))).AbsolutePath;
    }

    async Task<byte[]> Bytes(string path)
    {
        using var answer = await _stage.Product.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    static Dictionary<string, string> Typed(string addresses, string language) => new() { ["addresses"] = addresses, ["language"] = language, ["ownMail"] = "true" };
}
