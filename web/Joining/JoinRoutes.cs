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

namespace SupportBot.Web.Joining;

/// <summary>R3: the ways in for a customer. Every GET changes nothing; joining is a POST of our own form.</summary>
static class JoinRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/join", () => new RazorComponentResult<NumberPage>());
        pages.MapPost("/join", ByNumber).WithMetadata(LimitedTry.Number);
        pages.MapPage("/join/number/{ticket}", NumberForm);
        pages.MapPost("/join/number/{ticket}", JoinByNumber);
        pages.MapPage("/join/{token}", InvitationPage);
        pages.MapPost("/join/{token}", JoinByInvitation);
        pages.MapPage("/join/{token}/now", Now);
    }

    /// <summary>Reports that a person looked at the page. Comes from a beacon, which can't carry a form's proof; the token is its own.</summary>
    public static void MapBeacon(IEndpointRouteBuilder site) => site.MapPost("/join/{token}/opened", async (string token, JoinDesk desk, CancellationToken cancellationToken) =>
    {
        await desk.MarkOpened(token, cancellationToken);
        return Results.NoContent();
    }).DisableAntiforgery();

    /// <summary>A right number leads on; a wrong one and an ended session have the same answer (R3.3).</summary>
    static async Task<IResult> ByNumber(HttpContext http, SessionQueries queries, JoinTickets tickets, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = form["number"].ToString();
        var session = SessionNumber.Parse(typed) is { } number ? await queries.FindJoinable(number, cancellationToken) : null;
        return session is null
            ? NotFound(typed)
            : new SeeOther("/join/number/" + tickets.Issue(session.Id));
    }

    static RazorComponentResult<NumberPage> NotFound(string? typed) => new(new { Typed = Graphemes.Cut(typed ?? "", 64), Error = T("number.unknown") })
    {
        StatusCode = StatusCodes.Status422UnprocessableEntity,
    };

    static async Task<IResult> NumberForm(string ticket, HttpContext http, JoinDesk desk, CancellationToken cancellationToken) =>
        await desk.ByNumber(ticket, cancellationToken) is { } session
            ? Form(await desk.WithHere(JoinView.Of(session, null, "/join/number/" + ticket, ticket), session.Id, http, cancellationToken))
            : NotFound(null);

    static async Task<IResult> JoinByNumber(string ticket, HttpContext http, JoinDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.ByNumber(ticket, cancellationToken) is not { } session)
            return NotFound(null);
        return await Join(http, desk, session, null, JoinView.Of(session, null, "/join/number/" + ticket, ticket), cancellationToken);
    }

    static async Task<IResult> InvitationPage(string token, HttpContext http, JoinDesk desk, JoinTickets tickets, CancellationToken cancellationToken)
    {
        var door = await desk.ByToken(token, cancellationToken);
        if (door.State != DoorState.Open)
            return DoorPage.Of(door, http.User, token);
        var view = JoinView.Of(door.Session!, door.Invitation, "/join/" + token, tickets.Issue(door.Session!.Id));
        return Form(await desk.WithHere(view, door.Session.Id, http, cancellationToken));
    }

    /// <summary>What the page of a scheduled session asks now and then: another answer than the one it was made with means that it is out of date. Changes nothing.</summary>
    static async Task<IResult> Now(string token, JoinDesk desk, CancellationToken cancellationToken) => Results.Text(PlannedView.MarkOf(await desk.ByToken(token, cancellationToken)));

    static async Task<IResult> JoinByInvitation(string token, HttpContext http, JoinDesk desk, JoinTickets tickets, CancellationToken cancellationToken)
    {
        var door = await desk.ByToken(token, cancellationToken);
        if (door.State == DoorState.Representative)
            return await desk.JoinAsAssistant(http, door, cancellationToken);
        if (door.State != DoorState.Open)
            return DoorPage.Of(door, http.User, token);
        var view = JoinView.Of(door.Session!, door.Invitation, "/join/" + token, tickets.Issue(door.Session!.Id));
        return await Join(http, desk, door.Session, door.Invitation, view, cancellationToken);
    }

    static async Task<IResult> Join(HttpContext http, JoinDesk desk, Session session, Invitation? invitation, JoinView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (name, email) = (form["name"].ToString(), form["email"].ToString());
        if (desk.Read(form["ticket"]) is not { } ticket || ticket.Session != session.Id)
            return Form(view with { Name = name, Email = email, Error = T("join.old") }, StatusCodes.Status422UnprocessableEntity);
        var sameForm = view with { Ticket = form["ticket"].ToString() };
        var outcome = await desk.JoinAsCustomer(http, session.Id, new SessionCommand.JoinAsCustomer(ticket.Participant, invitation?.Id, name, email, Languages.Now), cancellationToken);
        return outcome switch
        {
            Outcome.Refused { Reason: Refusal.SessionEnded or Refusal.SessionNotFound or Refusal.Removed or Refusal.TooManyCustomers or Refusal.InvitationNotFound or Refusal.InvitationExpired or Refusal.InvitationRevoked } closed =>
                DoorPage.Of(closed.Reason),
            Outcome.Refused refused =>
                Form(sameForm.Refused(refused.Reason, Words.Of(refused.Reason, refused.Subjects, System.Globalization.CultureInfo.CurrentUICulture), name, email), StatusCodes.Status422UnprocessableEntity),
            _ => new SeeOther($"/session/{session.Id}"),
        };
    }

    static RazorComponentResult<JoinPage> Form(JoinView view, int code = StatusCodes.Status200OK) => new(new { View = view }) { StatusCode = code };
}
