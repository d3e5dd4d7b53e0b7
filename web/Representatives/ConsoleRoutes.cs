using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>The representative's console: a tab, that is a page, for each open session.</summary>
static class ConsoleRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/console", Home);
        pages.MapPage("/console/{id}", Show);
        pages.MapPost("/console/{id}/leave", (string id, HttpContext http, SessionStore store, CancellationToken cancellationToken) => Apply(id, new SessionCommand.Leave(), http, store, cancellationToken));
        pages.MapPost("/console/{id}/end", (string id, HttpContext http, SessionStore store, CancellationToken cancellationToken) => Apply(id, new SessionCommand.End(), http, store, cancellationToken));
    }

    /// <summary>Leads to the session that the person's commands in chat are about, else to the newest.</summary>
    static async Task<IResult> Home(HttpContext http, SessionQueries queries, People people, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } representative)
            return NotSignedIn(http);
        var open = await queries.OpenSessionsOf(representative.Person, cancellationToken);
        var current = (await people.Get(representative.Person, cancellationToken))?.CurrentSession;
        if ((open.FirstOrDefault(session => session.Id == current) ?? (open.Count > 0 ? open[^1] : null)) is { } session)
            return new SeeOther($"/console/{session.Id}");
        return new RazorComponentResult<DeskPage>(new { Person = representative, Policy = policy.Now });
    }

    static async Task<IResult> Show(string id, HttpContext http, SessionQueries queries, Reception reception, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } representative)
            return NotSignedIn(http);
        if (SessionId.Parse(id) is not { } known || await queries.Get(known, cancellationToken) is not { } session)
            return Unknown(representative);
        if (!session.IsOpen)
            return Ended(session, representative, HistoryRoutes.IsOffered(http), (await queries.Recordings(session.Id, cancellationToken)).Count > 0);
        if (session.FindRepresentative(representative.Person) is { LeftBecause: LeaveReason.Transferred })
            return MessagePage.Of(StatusCodes.Status200OK, T("console.passed.title"), T("console.passed.text", session.Number), [PageLink.Console], person: representative.Name);
        if (session.FindRepresentative(representative.Person) is not { IsPresent: true } viewer)
            return MessagePage.Of(StatusCodes.Status403Forbidden, T("console.outside.title"), T("console.outside.text", session.Number), [PageLink.Console], person: representative.Name);
        return new RazorComponentResult<ConsolePage>(new
        {
            Session = session,
            Viewer = viewer,
            Policy = policy.Now,
            Now = await reception.Show(session, viewer, cancellationToken),
            Tabs = await reception.Tabs(representative.Person, cancellationToken),
        });
    }

    static async Task<IResult> Apply(string id, SessionCommand command, HttpContext http, SessionStore store, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } representative)
            return NotSignedIn(http);
        if (SessionId.Parse(id) is not { } session)
            return Unknown(representative);
        return await store.Apply(session, command, representative, null, cancellationToken) is Outcome.Refused refused
            ? MessagePage.Of(StatusCodes.Status409Conflict, T("refused.title"), Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture), [PageLink.Console], person: representative.Name)
            : new SeeOther(command is SessionCommand.Leave ? "/console" : http.Request.Query["to"] == "all" ? "/console/all" : $"/console/{session}");
    }

    public static RazorComponentResult<MessagePage> Unknown(Actor.Representative? representative) =>
        MessagePage.Of(StatusCodes.Status404NotFound, T("console.unknown.title"), T("console.unknown.text"), [PageLink.Console], person: representative?.Name);

    public static IResult NotSignedIn(HttpContext http) => SignInRoutes.Needed(http, http.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.IsOn);

    /// <summary>To those who took part, the summary; to others no more than the number tells.</summary>
    static RazorComponentResult<MessagePage> Ended(Session session, Actor.Representative representative, bool hasHistory, bool isRecorded)
    {
        var lasted = Words.Duration(session.EndedAt!.Value - session.StartedAt, CultureInfo.CurrentUICulture);
        var tookPart = session.FindRepresentative(representative.Person) is not null;
        string[] facts = !tookPart ? [] :
        [
            T("console.ended.lasted", lasted),
            T("console.ended.customers", Listed(session.Customers)),
            T("console.ended.representatives", Listed(session.Representatives)),
        ];
        return MessagePage.Of(StatusCodes.Status200OK, T("console.ended.title", session.Number.ToString().Replace(' ', '\u00A0')), T("console.ended.text"), tookPart && hasHistory ? [PageLink.Console, .. HistoryRoutes.Links(session.Id, isRecorded)] : [PageLink.Console], facts, representative.Name);
    }

    static string Listed(IEnumerable<Participant> people) => string.Join(", ", people.Select(person => person.Name)) is { Length: > 0 } names ? names : "–";
}
