using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Storage;
using SupportBot.Web.Pages;

namespace SupportBot.Web.Http;

/// <summary>What went wrong, for a person: what it is, what would work. Never what happened inside.</summary>
static class StatusPages
{
    /// <summary>Whether a person's browser asks for a page; the channel, the live line and the probes get bare status codes.</summary>
    public static bool IsPage(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/live");

    public static Task OnStatus(StatusCodeContext status) => status.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Show(status.HttpContext, status.HttpContext.Response.StatusCode, "missing"),
        var code => Show(status.HttpContext, code, "rejected"),
    };

    public static Task OnException(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        StorageBusyException => Show(http, StatusCodes.Status503ServiceUnavailable, "busy"),
        BadHttpRequestException bad => Show(http, bad.StatusCode, "rejected"),
        _ => Show(http, StatusCodes.Status500InternalServerError, "broken"),
    };

    /// <summary>A form that doesn't come from one of our pages, or from one that is too old, does nothing.</summary>
    public static async ValueTask<object?> RequireOurForm(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? Page(StatusCodes.Status400BadRequest, "stale")
            : await next(invocation);

    /// <param name="kind">The texts: <c>status.{kind}.title</c>, <c>status.{kind}.text</c>.</param>
    public static Task Show(HttpContext http, int code, string kind, params object[] values)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Page(code, kind, values).ExecuteAsync(http);
    }

    static RazorComponentResult<MessagePage> Page(int code, string kind, params object[] values) =>
        MessagePage.Of(code, $"status.{kind}", values);
}
