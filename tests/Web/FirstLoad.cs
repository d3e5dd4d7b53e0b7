using System.Text.RegularExpressions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>What a customer waits for on a slow line. As in production: Development sends files packed but hardly smaller.</summary>
public sealed partial class FirstLoad
{
    [Fact]
    public async Task The_first_load_of_the_support_page_is_under_60_KB_over_the_wire()
    {
        await using var host = await new WebHost { Environment = "Production", Settings = { ["Site:PublicUrl"] = "https://support.example.com" } }.Start();
        var anna = new Desk(host, "Anna Nowak");
        using var jan = new FormClient(host);
        var (path, _) = await anna.MakesLink(await anna.Starts());
        var page = await jan.Get(path);
        // Over plain http a browser would keep no Secure cookie: carried by hand.
        jan.Http.DefaultRequestHeaders.Add("Cookie", CookieOf(page));
        var joined = await jan.Submit(page, path, new Dictionary<string, string> { ["name"] = "Jan" });
        jan.Http.DefaultRequestHeaders.Add("Cookie", CookieOf(joined));
        var support = await jan.Get(joined.Location!);
        jan.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        string[] files = [joined.Location!, .. Files().Matches(support.Text).Select(file => file.Groups["path"].Value)];
        var total = 0;
        foreach (var file in files)
        {
            using var answer = await jan.Http.GetAsync(file, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            var bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length + answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Key.Length + string.Concat(header.Value).Length + 4);
            total += bytes;
            TestContext.Current.TestOutputHelper?.WriteLine($"{bytes,7} {file} {string.Join(' ', answer.Content.Headers.ContentEncoding)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{total,7} in {files.Length} requests");
        Assert.Equal(4, files.Length);
        Assert.InRange(total, 10_000, 60_000);
    }

    static string CookieOf(Answer answer) => answer.Headers["Set-Cookie"].Split(';')[0];

    [GeneratedRegex("""<(?:link rel="(?:icon|stylesheet)"|script type="module")[^>]*(?:href|src)="(?<path>[^"]*)""")]
    private static partial Regex Files();
}
