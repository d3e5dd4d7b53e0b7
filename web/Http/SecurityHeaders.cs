using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Web.Representatives;
using SupportBot.Web.Tabs;

namespace SupportBot.Web.Http;

/// <summary>
/// What browsers may do with our pages: run our own files and nothing else. The live line needs its own entry where a browser doesn't count
/// WebSockets of the same host as <c>'self'</c>. Nobody may show our pages inside theirs, but Teams those of representatives (docs/tabs.md).
/// </summary>
sealed class SecurityHeaders(IOptions<SiteOptions> site)
{
    readonly string _policy = Policy(site.Value.PublicUrl, "'none'");

    /// <summary>Teams shows nothing that isn't on https.</summary>
    readonly string _framed = Policy(site.Value.PublicUrl, site.Value.PublicUrl.Scheme == Uri.UriSchemeHttps ? string.Join(' ', site.Value.FrameHosts) : "'none'");

    public Task Add(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = FramedPages.Has(http.Request.Path) ? _framed : _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(self), display-capture=(self), geolocation=(), gyroscope=(), microphone=(self), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = IsInWindowOfTeams(http.Request.Path) ? "unsafe-none" : "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(http);
    }

    /// <summary>The way of a sign-in in a window that Teams has opened: at its end, the window must still know who opened it.</summary>
    static bool IsInWindowOfTeams(PathString path) => path == TabRoutes.WindowPath || path == TabRoutes.HandoverPath || path == EntraSignIn.CallbackPath;

    static string Policy(Uri site, string ancestors) => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        $"connect-src 'self' {(site.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{site.Authority}",
        "form-action 'self'",
        "base-uri 'none'",
        $"frame-ancestors {ancestors}",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
}
