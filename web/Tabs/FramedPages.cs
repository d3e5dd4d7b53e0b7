using Microsoft.AspNetCore.Http;
using SupportBot.Sessions;

namespace SupportBot.Web.Tabs;

/// <summary>The pages that Teams may show inside itself: representatives' own, and those by which its tabs begin. Nothing that a customer sees.</summary>
static class FramedPages
{
    /// <summary>Microsoft's list for apps that run in Teams, Outlook and Microsoft 365 (<c>Site:TeamsHosts</c> replaces it).</summary>
    public static readonly string[] Hosts =
    [
        "https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://*.cloud.microsoft", "https://*.microsoft365.com", "https://*.office.com",
        "https://outlook.office365.com", "https://outlook-sdf.office365.com",
    ];

    public static bool Has(PathString path) => path.StartsWithSegments("/home") || path.StartsWithSegments("/console") || path.StartsWithSegments("/tab/home") || path.StartsWithSegments("/tab/console");

    /// <summary>Whether a browser asks for this page to show it in a frame.</summary>
    public static bool IsFramed(HttpContext http) => http.Request.Headers["Sec-Fetch-Dest"] == "iframe";

    /// <summary>Where a tab begins that shall lead to this page.</summary>
    public static string Entry(PathString page) => page.StartsWithSegments("/home") ? "/tab/home"
        : page.StartsWithSegments("/console", out var rest) && SessionId.Parse(rest.Value?.TrimStart('/').Split('/')[0]) is { } session ? $"/tab/console?session={session}"
        : "/tab/console";
}
