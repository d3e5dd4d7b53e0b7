using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;

namespace SupportBot.Web.Representatives;

/// <summary>A scheduled session as a file for its representative's calendar. To everybody else there is no such session.</summary>
static class ScheduledRoutes
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/console/scheduled/{id}.ics", File);

    static async Task<IResult> File(string id, HttpContext http, AppointmentStore appointments, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } person)
            return ConsoleRoutes.NotSignedIn(http);
        if (http.RequestServices.GetService<ICalendarWriter>() is not { } writer
            || AppointmentId.Parse(id) is not { } known || await appointments.Get(known, cancellationToken) is not { } appointment || appointment.Representative != person.Person)
            return ConsoleRoutes.Unknown(person);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"session.ics\"";
        return Results.Text(writer.Write(appointment, CultureInfo.CurrentUICulture), "text/calendar; charset=utf-8", Encoding.UTF8);
    }
}
