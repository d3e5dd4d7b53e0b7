using System.Net;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class TheOutbox(Chromium chromium)
{
    const string Mail = """
        From: SupportBot <support@example.com>
        To: jan.kowalski@example.com
        Subject: =?utf-8?B?WmFwcm9zemVuaWUg8J+RiyA8Yj54PC9iPg==?=
        Date: Wed, 25 Nov 2026 10:00:00 +0100
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=x

        --x
        Content-Type: text/plain; charset=utf-8

        Please join: ADDRESS/join/abc. Thank you.
        --x
        Content-Type: text/html; charset=utf-8

        <p style="color:teal">Please <a href="ADDRESS/join/abc">join</a></p><script>parent.document.title='run'</script>
        --x--
        """;

    [Fact]
    public async Task Mail_is_listed_newest_first_with_links_to_press_and_its_html_caged()
    {
        await using var host = await new WebHost().Start();
        Directory.CreateDirectory(host.OutboxFolder);
        await Write(host, "1.eml", Mail.Replace("jan.kowalski", "older", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        await Write(host, "2.eml", Mail, TimeSpan.Zero);
        await Write(host, "3.tmp", Mail, TimeSpan.Zero);
        await File.WriteAllTextAsync(Path.Combine(host.OutboxFolder, "4.eml"), "", TestContext.Current.CancellationToken);
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes("/dev/outbox");
        var mails = visitor.Page.Locator(".mail");
        await Microsoft.Playwright.Assertions.Expect(mails.Locator("summary").Filter(new() { HasTextString = "Zaproszenie 👋 <b>x</b>" })).ToHaveCountAsync(2);
        await Microsoft.Playwright.Assertions.Expect(mails.Filter(new() { HasTextString = "jan.kowalski" }).Locator("pre a")).ToHaveAttributeAsync("href", host.Address + "join/abc");
        await Microsoft.Playwright.Assertions.Expect(visitor.Page.FrameLocator("iframe >> nth=0").GetByText("Please")).ToBeVisibleAsync();
        Assert.NotEqual("run", await visitor.Page.TitleAsync());
        await Looks.AreGood(visitor.Page, "outbox");
    }

    [Theory]
    [InlineData("/dev/outbox/..%2Fsecret.eml/html")]
    [InlineData("/dev/outbox/..%5Csecret.eml/html")]
    [InlineData("/dev/outbox/%2Fetc%2Fpasswd/html")]
    [InlineData("/dev/outbox/secret/html")]
    [InlineData("/dev/outbox/link.eml/html")]
    public async Task Nothing_but_mail_of_the_folder_is_served(string path)
    {
        await using var host = await new WebHost().Start();
        Directory.CreateDirectory(host.OutboxFolder);
        var secret = Path.Combine(Path.GetDirectoryName(host.OutboxFolder)!, "secret.eml");
        await File.WriteAllTextAsync(secret, Mail, TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(host.OutboxFolder, "link.eml"), secret);
        using var visitor = new FormClient(host);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
    }

    static async Task Write(WebHost host, string name, string text, TimeSpan age)
    {
        var file = Path.Combine(host.OutboxFolder, name);
        await File.WriteAllTextAsync(file, text.Replace("ADDRESS", host.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime - age);
    }
}
