using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Sessions;

namespace SupportBot.Tests.World;

/// <summary>A browser without script: asks for pages, fills in their forms as they stand, keeps cookies, follows nothing by itself.</summary>
sealed partial class FormClient : IDisposable
{
    readonly HttpClient _http;

    public FormClient(WebHost host, string language = "en")
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    public async Task<Answer> Get(string path) => await Answer.Of(await _http.GetAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Fills in the page's first form that posts to <paramref name="action"/> (default: to the page itself) and sends it.</summary>
    public async Task<Answer> Submit(Answer page, string path, IDictionary<string, string> typed, string? action = null) =>
        await Post(action ?? path, Fill(page, action ?? path, typed));

    public async Task<Answer> Post(string path, IDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Answer.Of(await _http.PostAsync(path, content, TestContext.Current.CancellationToken));
    }

    public static Dictionary<string, string> Fill(Answer page, string action, IDictionary<string, string> typed)
    {
        var form = Forms().Matches(page.Text).FirstOrDefault(form => WebUtility.HtmlDecode(form.Groups["action"].Value) == action)
            ?? throw new InvalidOperationException($"no form that posts to {action} in:\n{page.Text}");
        var fields = Hidden().Matches(form.Value).ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        foreach (var (name, value) in typed)
            fields[name] = value;
        return fields;
    }

    /// <summary>Joins by an invitation, and says where the browser is sent.</summary>
    public async Task<string> Joins(string path, string name)
    {
        var joined = await Submit(await Get(path), path, new Dictionary<string, string> { ["name"] = name });
        Assert.Equal(HttpStatusCode.SeeOther, joined.Status);
        return joined.Location!;
    }

    /// <summary>Asks for support as a visitor does, and says which session it became.</summary>
    public async Task<SessionId> Requests(string name, string question, string queue)
    {
        var asked = await Submit(await Get("/request"), "/request", new Dictionary<string, string> { ["name"] = name, ["question"] = question, ["queue"] = queue });
        Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
        return SessionId.Parse(asked.Location![(asked.Location!.LastIndexOf('/') + 1)..])!.Value;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<form[^>]*action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}

sealed record Answer(HttpStatusCode Status, string Text, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The text without what differs from one rendering to the next.</summary>
    public string Plain => Regex.Replace(Text, "value=\"[^\"]*\"", "");

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Location?.OriginalString,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public bool Says(string text) => WebUtility.HtmlDecode(Text).Contains(text, StringComparison.Ordinal);
}
