using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Requesting;

/// <summary>R7.9: a customer comes in by themselves.</summary>
static class RequestRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/request", (RequestDesk desk) => Page(desk.View()));
        pages.MapPost("/request", Ask).WithMetadata(LimitedTry.Request);
    }

    static async Task<IResult> Ask(HttpContext http, RequestDesk desk, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = new TypedRequest(form["name"].ToString(), form["email"].ToString(), form["question"].ToString(), form["queue"].ToString());
        if (desk.Read(form["ticket"]) is not { } ticket)
            return Page(desk.View(typed) with { Error = T("join.old") }, StatusCodes.Status422UnprocessableEntity);
        var view = desk.View(typed, form["ticket"].ToString());
        if (QueueId.Parse(typed.Queue) is not { } queue)
            return Page(view.Refused(Refusal.QueueNotFound, ""), StatusCodes.Status422UnprocessableEntity);
        return await desk.Take(http, ticket, queue, typed, cancellationToken) is Outcome.Refused refused
            ? Page(view.Refused(refused.Reason, Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture)), StatusCodes.Status422UnprocessableEntity)
            : new SeeOther($"/session/{ticket.Session}");
    }

    static RazorComponentResult<RequestPage> Page(RequestView view, int code = StatusCodes.Status200OK) => new(new { View = view }) { StatusCode = code };
}
