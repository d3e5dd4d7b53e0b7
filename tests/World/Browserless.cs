using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SupportBot.Tests.World;

/// <summary>A customer without a browser: opens pages and sends their forms as they are, also with what no browser would let them type.</summary>
sealed partial class Browserless : IDisposable
{
    readonly HttpClient _http;

    public Browserless(Product product, string language = "en") => _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = true })
    {
        BaseAddress = product.Address,
        DefaultRequestHeaders = { { "Accept-Language", language } },
    };

    public CookieContainer Cookies { get; } = new();

    public async Task<PageShown> Opens(string path)
    {
        using var answer = await _http.GetAsync(path);
        return await PageShown.Read(answer);
    }

    /// <summary>Sends the page's form that goes to a path beginning so, with these values beside the page's own hidden ones.</summary>
    public async Task<PageShown> Sends(PageShown page, string action, params (string Name, string Value)[] typed)
    {
        var form = Forms().Matches(page.Html).FirstOrDefault(found => WebUtility.HtmlDecode(found.Groups["action"].Value).StartsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"no form to {action} on: {page.Html}");
        var hidden = Hidden().Matches(form.Groups["inside"].Value).Select(found => KeyValuePair.Create(found.Groups["name"].Value, WebUtility.HtmlDecode(found.Groups["value"].Value)));
        using var content = new FormUrlEncodedContent(hidden.Concat(typed.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        using var answer = await _http.PostAsync(WebUtility.HtmlDecode(form.Groups["action"].Value), content);
        return await PageShown.Read(answer);
    }

    /// <summary>Follows the page's link to a path beginning so.</summary>
    public Task<PageShown> Follows(PageShown page, string path) => Opens(WebUtility.HtmlDecode(Regex.Match(page.Html, $"href=\"({Regex.Escape(path)}[^\"]*)\"") is { Success: true } link
        ? link.Groups[1].Value
        : throw new InvalidOperationException($"no link to {path} on: {page.Html}")));

    /// <summary>With the form of a link, or of a number's ticket.</summary>
    public async Task<PageShown> Joins(string path, string name, string email = "") => await Sends(await Opens(path), "/join/", ("name", name), ("email", email));

    /// <summary>By typing the number; the page that follows asks for a name.</summary>
    public async Task<PageShown> TypesNumber(string number) => await Sends(await Opens("/join"), "/join", ("number", number));

    public async Task<PageShown> JoinsByNumber(string number, string name) => await Sends(await TypesNumber(number), "/join/number/", ("name", name), ("email", ""));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<form[^>]*action="(?<action>[^"]*)"[^>]*>(?<inside>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}

/// <summary>A page as it came.</summary>
/// <param name="Path">Where it was found, after redirects.</param>
sealed partial record PageShown(int Status, string Path, string Html)
{
    /// <summary>What a person reads.</summary>
    public string Text => Blank().Replace(WebUtility.HtmlDecode(Tags().Replace(Unseen().Replace(Html, " "), " ")), " ");

    public static async Task<PageShown> Read(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath, await answer.Content.ReadAsStringAsync());

    /// <summary>What stands in a field.</summary>
    public string? Field(string id) => Regex.Match(Html, string.Create(CultureInfo.InvariantCulture, $"<input[^>]*id=\"{id}\"[^>]*>")) is { Success: true } field
        ? WebUtility.HtmlDecode(Regex.Match(field.Value, "value=\"([^\"]*)\"").Groups[1].Value)
        : null;

    [GeneratedRegex("<(script|template|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
