using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>R11.3: the record of a session as a file, for those who took part and for supervisors. To everybody else there is no such session.</summary>
static class HistoryRoutes
{
    const int AtOnce = 500;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/console/{id}/history.txt", (string id, HttpContext http, SessionQueries queries, CurrentPolicy policy, CancellationToken cancellationToken) =>
            Give(id, "txt", "text/plain; charset=utf-8", http, queries, policy, (writer, session, history) => writer.Text(session, history, CultureInfo.CurrentUICulture), cancellationToken));
        pages.MapPage("/console/{id}/history.json", (string id, HttpContext http, SessionQueries queries, CurrentPolicy policy, CancellationToken cancellationToken) =>
            Give(id, "json", "application/json", http, queries, policy, (writer, session, history) => writer.Json(session, history), cancellationToken));
    }

    public static bool IsOffered(HttpContext http) => http.RequestServices.GetService<IHistoryWriter>() is not null;

    /// <param name="isRecorded">Whether it has recordings to watch.</param>
    public static IEnumerable<PageLink> Links(SessionId session, bool isRecorded) =>
        [.. isRecorded ? [new PageLink($"/console/{session}/recordings", T("recordings"))] : Array.Empty<PageLink>(), new PageLink($"/console/{session}/history.txt", T("history.text")), new PageLink($"/console/{session}/history.json", T("history.json"))];

    static async Task<IResult> Give(
        string id, string ending, string type, HttpContext http, SessionQueries queries, CurrentPolicy policy,
        Func<IHistoryWriter, Session, IReadOnlyList<RecordedEvent>, string> write, CancellationToken cancellationToken)
    {
        if (http.RequestServices.GetService<IHistoryWriter>() is not { } writer || await Find(id, http, queries, policy, cancellationToken) is not { } session)
            return ConsoleRoutes.Unknown(http.User.Representative());

        var history = await Read(session.Id, queries, cancellationToken);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"session-{session.Number.Value}.{ending}\"";
        return Results.Text(write(writer, session, history), type, Encoding.UTF8);
    }

    /// <summary>The session whose record the person may read; null where there is none, for all they learn.</summary>
    public static async Task<Session?> Find(string id, HttpContext http, SessionQueries queries, CurrentPolicy policy, CancellationToken cancellationToken) =>
        http.User.Representative() is { } person && SessionId.Parse(id) is { } known && await queries.Get(known, cancellationToken) is { } session
            && (session.FindRepresentative(person.Person) is not null || policy.Now.IsSupervisor(person.Person)) ? session : null;

    static async Task<IReadOnlyList<RecordedEvent>> Read(SessionId session, SessionQueries queries, CancellationToken cancellationToken)
    {
        var history = new List<RecordedEvent>();
        while (await queries.History(session, history.Count == 0 ? 0 : history[^1].Sequence, AtOnce, cancellationToken) is { Count: > 0 } some)
        {
            history.AddRange(some);
            if (some.Count < AtOnce)
                break;
        }

        return history;
    }
}
