using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>
/// Sign-in by the one-time link that the bot gives in the personal chat. The link only shows a button, so that a preview or a scanner
/// spends nothing; the button redeems the ticket.
/// </summary>
static partial class SignInRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/sign-in/{ticket}", (string ticket, string? to) =>
            MessagePage.WithWayBack(T("sign-in.title"), T("sign-in.text"), $"/sign-in/{Uri.EscapeDataString(ticket)}{(Local(to) is { } target ? "?to=" + Uri.EscapeDataString(target) : "")}", T("sign-in.go")));
        pages.MapPost("/sign-in/{ticket}", Redeem);
        pages.MapPost("/sign-out", SignOut);
    }

    static async Task<IResult> Redeem(string ticket, string? to, HttpContext http, SignInTickets tickets, People people, CancellationToken cancellationToken)
    {
        if (ticket.Length > 100 || await tickets.Redeem(ticket, cancellationToken) is not { } id || await people.Get(id, cancellationToken) is not { } person)
            return MessagePage.Of(StatusCodes.Status410Gone, "sign-in.spent");
        await RepresentativeCookie.SignIn(http, person);
        return new SeeOther(Local(to) ?? "/console");
    }

    static async Task<IResult> SignOut(HttpContext http, Seats seats)
    {
        if (http.User.Representative() is { } representative)
            seats.Dismiss(representative.Person);
        await http.SignOutAsync(RepresentativeCookie.Scheme);
        return new SeeOther("/");
    }

    /// <summary>Sign-in leads to the console and to what it gives out, and nowhere else.</summary>
    static string? Local(string? target) => target is not null && ConsolePath().IsMatch(target) ? target : null;

    [GeneratedRegex(@"^/console(/[0-9a-f]{32}(/history\.(txt|json)|/recordings)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ConsolePath();
}
