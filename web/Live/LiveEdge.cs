using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>The edge of the live line: a database that is busy becomes words for the person; everything else is the framework's to log.</summary>
sealed class LiveEdge(Seats seats) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        CultureInfo.CurrentUICulture = seats.Find(invocationContext.Context)?.Culture ?? Language.English;
        try
        {
            return await next(invocationContext);
        }
        catch (StorageBusyException) when (invocationContext.HubMethod.ReturnType == typeof(Task<Answer>))
        {
            return new Answer(false, Texts.T("status.busy.text"));
        }
    }

    /// <summary>Cookies come with a WebSocket from anywhere; a page of another site must not use them.</summary>
    public static Task OurPagesOnly(HttpContext http, RequestDelegate next)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOurs(origin, http))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    static bool IsOurs(string origin, HttpContext http) => Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.Authority == http.Request.Host.Value || from.Authority == http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.Authority);
}
