using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>What supervisors do with sessions that aren't their own: see all, take over, pass on, end. Others learn nothing here, not even whether there is such a session.</summary>
static class SupervisorRoutes
{
    const int Shown = 200;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/console/all", All);
        pages.MapPost("/console/{id}/take-over", TakeOver);
        pages.MapPage("/console/{id}/reassign", Reassign);
        pages.MapPost("/console/{id}/reassign", PassOn);
    }

    static async Task<IResult> All(HttpContext http, QueueBoard board, Reception reception, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (UnlessSupervisor(http, policy, out var supervisor) is { } refused)
            return refused;
        return new RazorComponentResult<AllSessionsPage>(new
        {
            Person = supervisor,
            Sessions = await board.NotEnded(Shown, cancellationToken),
            Policy = policy.Now,
            Tabs = await reception.Tabs(supervisor.Person, cancellationToken),
        });
    }

    static async Task<IResult> TakeOver(string id, HttpContext http, SessionStore store, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (UnlessSupervisor(http, policy, out var supervisor) is { } refused)
            return refused;
        return await Apply(id, new SessionCommand.TakeOver(new ParticipantId(Guid.CreateVersion7()), Languages.Now), supervisor, store, cancellationToken) is { } wrong
            ? Refused(wrong, supervisor)
            : new SeeOther($"/console/{SessionId.Parse(id)}");
    }

    static async Task<IResult> Reassign(string id, HttpContext http, SessionQueries queries, OfferDesk offers, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (UnlessSupervisor(http, policy, out var supervisor) is { } refused)
            return refused;
        return SessionId.Parse(id) is { } known && await queries.Get(known, cancellationToken) is { IsOpen: true } session
            ? await Form(session, supervisor, offers, new TypedTransfer(), null, cancellationToken)
            : Refused(new Outcome.Refused(Refusal.SessionEnded, [], null), supervisor);
    }

    static async Task<IResult> PassOn(string id, HttpContext http, SessionStore store, SessionQueries queries, OfferDesk offers, CurrentPolicy policy, CancellationToken cancellationToken)
    {
        if (UnlessSupervisor(http, policy, out var supervisor) is { } refused)
            return refused;
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = new TypedTransfer(form["queue"].ToString(), [.. form["agent"].OfType<string>()], form["message"].ToString(), form["urgent"].Count > 0);
        var command = await offers.Transfer(typed.Queue, typed.Agents, typed.Message, typed.IsUrgent, cancellationToken);
        if (await Apply(id, command, supervisor, store, cancellationToken) is not { } wrong)
            return new SeeOther("/console/all");
        return wrong.Session is { IsOpen: true } session
            ? await Form(session, supervisor, offers, typed, Words.Of(wrong.Reason, wrong.Subjects, CultureInfo.CurrentUICulture), cancellationToken)
            : Refused(wrong, supervisor);
    }

    static async Task<IResult> Form(Session session, Actor.Representative supervisor, OfferDesk offers, TypedTransfer typed, string? error, CancellationToken cancellationToken) =>
        new RazorComponentResult<ReassignPage>(new { Person = supervisor, Session = session, Targets = await offers.Targets(supervisor.Person, cancellationToken), Typed = typed, Error = error })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    /// <returns>Null when it is done.</returns>
    static async Task<Outcome.Refused?> Apply(string id, SessionCommand command, Actor.Representative by, SessionStore store, CancellationToken cancellationToken) => SessionId.Parse(id) is { } session
        ? await store.Apply(session, command, by, null, cancellationToken) as Outcome.Refused
        : new Outcome.Refused(Refusal.SessionEnded, [], null);

    static RazorComponentResult<MessagePage> Refused(Outcome.Refused refused, Actor.Representative supervisor) =>
        MessagePage.Of(StatusCodes.Status409Conflict, T("refused.title"), Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture), [PageLink.AllSessions, PageLink.Console], person: supervisor.Name);

    static IResult? UnlessSupervisor(HttpContext http, CurrentPolicy policy, out Actor.Representative supervisor)
    {
        supervisor = http.User.Representative()!;
        if (supervisor is null)
            return ConsoleRoutes.NotSignedIn(http);
        return policy.Now.IsSupervisor(supervisor.Person)
            ? null
            : MessagePage.Of(StatusCodes.Status403Forbidden, T("refused.title"), Words.Of(Refusal.OnlySupervisors, [], CultureInfo.CurrentUICulture), [PageLink.Console], person: supervisor.Name);
    }
}

/// <summary>A transfer as typed in a form, to be kept when it is refused (R7.2).</summary>
public sealed record TypedTransfer(string Queue = "", IReadOnlyList<string>? Agents = null, string Message = "", bool IsUrgent = false)
{
    public IReadOnlyList<string> Agents { get; init; } = Agents ?? [];
}
