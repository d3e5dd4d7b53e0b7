using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Joining;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Support;

/// <summary>The customer's support page, and the pages that take its place when their part is over.</summary>
static class SupportRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/session/{id}", Show);
        pages.MapPost("/session/{id}/leave", Leave);
        pages.MapPost("/session/{id}/return", Return);
    }

    static async Task<IResult> Show(string id, HttpContext http, SessionQueries queries, CustomerSeats seats, Reception reception, CancellationToken cancellationToken)
    {
        if (await Find(id, http, queries, seats, cancellationToken) is not var (session, customer))
            return NotHere();
        if (!session.IsOpen)
            return Ended(session, http, seats);
        if (!customer.IsPresent)
            return Gone(session, customer);
        return new RazorComponentResult<SupportPage>(new { Session = session, Customer = customer, Now = await reception.Show(session, customer, cancellationToken) });
    }

    static async Task<IResult> Leave(string id, HttpContext http, SessionStore store, SessionQueries queries, CustomerSeats seats, CancellationToken cancellationToken)
    {
        if (await Find(id, http, queries, seats, cancellationToken) is not var (session, customer))
            return NotHere();
        await store.Apply(session.Id, new SessionCommand.Leave(), new Actor.Customer(customer.Id), null, cancellationToken);
        return new SeeOther($"/session/{session.Id}");
    }

    /// <summary>Back into the session, as the same participant, without asking again (R3.5).</summary>
    static async Task<IResult> Return(string id, HttpContext http, SessionStore store, SessionQueries queries, CustomerSeats seats, CancellationToken cancellationToken)
    {
        if (await Find(id, http, queries, seats, cancellationToken) is not var (session, customer))
            return NotHere();
        var command = new SessionCommand.JoinAsCustomer(customer.Id, customer.Invitation, customer.Name, customer.Email, Languages.Now);
        return await store.Apply(session.Id, command, new Actor.Customer(customer.Id), null, cancellationToken) is Outcome.Refused { Reason: not Refusal.SessionEnded } refused
            ? MessagePage.Of(StatusCodes.Status409Conflict, T("refused.title"), Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture), [PageLink.Number, PageLink.Home])
            : new SeeOther($"/session/{session.Id}");
    }

    /// <summary>A session that isn't there and one that this browser isn't in are the same to it.</summary>
    static async Task<(Session Session, Participant Customer)?> Find(string id, HttpContext http, SessionQueries queries, CustomerSeats seats, CancellationToken cancellationToken) =>
        SessionId.Parse(id) is { } session && await seats.Find(http, session, cancellationToken) is { } own
        && await queries.Get(session, cancellationToken) is { } found && found.Find(own) is { } customer
            ? (found, customer)
            : null;

    static RazorComponentResult<MessagePage> NotHere() =>
        MessagePage.Of(StatusCodes.Status404NotFound, T("session.not-here.title"), T("session.not-here.text"), [PageLink.Number, PageLink.Home]);

    static RazorComponentResult<MessagePage> Ended(Session session, HttpContext http, CustomerSeats seats)
    {
        seats.Forget(http, session.Id);
        var lasted = Words.Duration(session.EndedAt!.Value - session.StartedAt, CultureInfo.CurrentUICulture);
        return MessagePage.Of(StatusCodes.Status200OK, T("session.ended.title"), T("session.ended.text"), [PageLink.Home], [T("session.ended.facts", session.Number, lasted)]);
    }

    static RazorComponentResult<MessagePage> Gone(Session session, Participant customer) => customer.LeftBecause switch
    {
        LeaveReason.Removed => MessagePage.Of(StatusCodes.Status200OK, T("session.removed.title"), T("session.removed.text"), [PageLink.Home]),
        LeaveReason.LostConnection => MessagePage.WithWayBack(T("session.lost.title"), T("session.lost.text"), $"/session/{session.Id}/return", T("session.return")),
        _ => MessagePage.WithWayBack(T("session.left.title"), T("session.left.text"), $"/session/{session.Id}/return", T("session.return")),
    };
}
