using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Web.Tabs;

/// <summary>
/// How Teams looks around a page of ours that it shows: its theme and its language. The tab's script keeps both in a cookie that browsers give back inside
/// Teams only (partitioned), so that every page comes in the right colours at once.
/// </summary>
/// <param name="Theme">The stylesheet to use: <c>light</c>, <c>dark</c>, <c>contrast</c>.</param>
/// <param name="Language">Null: Teams speaks none of ours.</param>
sealed partial record TeamsFrame(string Theme, string? Language)
{
    public const string CookieName = "support-teams";

    /// <returns>Null outside Teams, and on pages that it never shows.</returns>
    public static TeamsFrame? Of(HttpContext http) =>
        FramedPages.Has(http.Request.Path) && http.Request.Cookies[CookieName] is { } kept && Kept().Match(kept) is { Success: true } match
            ? new TeamsFrame(match.Groups["theme"].Value, match.Groups["language"].Value is { Length: > 0 } tag && Sessions.Wording.Language.IsSupported(tag) ? tag : null)
            : null;

    [GeneratedRegex("^(?<theme>light|dark|contrast)(\\.(?<language>[a-z]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();
}
