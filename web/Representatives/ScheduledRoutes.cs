using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>A scheduled session for its representative: started, or as a file for their calendar. To everybody else there is no such session.</summary>
static class ScheduledRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/console/scheduled/{id}.ics", File);
        pages.MapPost("/console/scheduled/{id}/start", Start);
        pages.MapPost("/console/scheduled/{id}/admit/{session}", Admit);
    }

    static async Task<IResult> File(string id, HttpContext http, ScheduledStarts starts, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } person)
            return ConsoleRoutes.NotSignedIn(http);
        if (http.RequestServices.GetService<ICalendarWriter>() is not { } writer || await starts.Find(id, person, cancellationToken) is not { } appointment)
            return ConsoleRoutes.Unknown(person);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"session.ics\"";
        return Results.Text(writer.Write(appointment, CultureInfo.CurrentUICulture), "text/calendar; charset=utf-8", Encoding.UTF8);
    }

    static async Task<IResult> Start(string id, HttpContext http, ScheduledStarts starts, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } person)
            return ConsoleRoutes.NotSignedIn(http);
        return await starts.Find(id, person, cancellationToken) is { } appointment
            ? await Shown(await starts.Start(appointment, person, cancellationToken), appointment, starts, person, cancellationToken)
            : ConsoleRoutes.Unknown(person);
    }

    static async Task<IResult> Admit(string id, string session, HttpContext http, ScheduledStarts starts, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } person)
            return ConsoleRoutes.NotSignedIn(http);
        return await starts.Find(id, person, cancellationToken) is { } appointment && SessionId.Parse(session) is { } open
            ? await Shown(await starts.Admit(appointment, open, person, cancellationToken), appointment, starts, person, cancellationToken)
            : ConsoleRoutes.Unknown(person);
    }

    /// <summary>On to the session that it has become, also when that was by an earlier press or in the chat; with another open in single mode, a choice (R1.3).</summary>
    static async Task<IResult> Shown(Outcome outcome, Appointment appointment, ScheduledStarts starts, Actor.Representative person, CancellationToken cancellationToken)
    {
        if (outcome is Outcome.Accepted { Session: var begun })
            return new SeeOther($"/console/{begun.Id}");
        if (await starts.Find(appointment.Id.ToString(), person, cancellationToken) is { Session: { } became })
            return new SeeOther($"/console/{became}");
        var refused = (Outcome.Refused)outcome;
        return refused is { Reason: Refusal.SessionAlreadyOpen, Session: { } open }
            ? MessagePage.WithForm(
                StatusCodes.Status409Conflict, T("refused.title"), T("scheduled.open", open.Number), $"/console/scheduled/{appointment.Id}/admit/{open.Id}", T("scheduled.admit", open.Number),
                [new PageLink($"/console/{open.Id}", T("mine.open", open.Number)), PageLink.Mine], person.Name)
            : MessagePage.Of(StatusCodes.Status409Conflict, T("refused.title"), Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture), [PageLink.Mine, PageLink.Console], person: person.Name);
    }
}
