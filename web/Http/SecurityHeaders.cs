using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Web.Http;

/// <summary>
/// What browsers may do with our pages: run our own files and nothing else. The live line needs its own entry where a browser doesn't count
/// WebSockets of the same host as <c>'self'</c>.
/// </summary>
sealed class SecurityHeaders(IOptions<SiteOptions> site)
{
    readonly string _policy = Policy(site.Value.PublicUrl);

    public Task Add(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(self), display-capture=(self), geolocation=(), gyroscope=(), microphone=(self), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(http);
    }

    static string Policy(Uri site) => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        $"connect-src 'self' {(site.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{site.Authority}",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
}
