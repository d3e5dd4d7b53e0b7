using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using SupportBot.Web.Tabs;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Representatives;

/// <summary>
/// Sign-in by the directory, or by the one-time link that the bot gives in the personal chat. The link only shows a button, so that a preview or a
/// scanner spends nothing; the button redeems the ticket. Where the directory signs people in, the ticket doesn't sign in by itself: it says who alone may.
/// </summary>
static partial class SignInRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/sign-in", Begin);
        pages.MapPage("/sign-in/continue", Continue);
        pages.MapPage("/sign-in/{ticket}", (string ticket, string? to, IOptions<SignInOptions> directory) => MessagePage.WithWayBack(
            T("sign-in.title"), T(directory.Value.IsOn ? "sign-in.text.directory" : "sign-in.text"),
            $"/sign-in/{Uri.EscapeDataString(ticket)}{(Local(to) is { } target ? "?to=" + Uri.EscapeDataString(target) : "")}", T("sign-in.go")));
        pages.MapPage("/signed-in", (HttpContext http) => MessagePage.Of(StatusCodes.Status200OK, T("signed-in.title"), T("signed-in.text"), [PageLink.Console], person: http.User.Representative()?.Name));
        pages.MapPost("/sign-in/{ticket}", Redeem);
        pages.MapPost("/sign-out", SignOut);
    }

    /// <summary>What a page for representatives answers who isn't signed in; the directory brings them back to it. Inside Teams the directory shows itself in no frame.</summary>
    public static IResult Needed(HttpContext http, bool byDirectory) => !byDirectory
        ? MessagePage.Of(StatusCodes.Status401Unauthorized, T("console.sign-in.title"), T("console.sign-in.text"), [PageLink.Home])
        : FramedPages.IsFramed(http) ? new SeeOther(FramedPages.Entry(http.Request.Path))
        : new SeeOther(Local(http.Request.Path) is { } here ? $"/sign-in?to={Uri.EscapeDataString(here)}" : "/sign-in");

    static IResult Begin(string? to, HttpContext http, IOptions<SignInOptions> directory) =>
        http.User.Representative() is not null ? new SeeOther(Local(to) ?? "/console")
        : directory.Value.IsOn ? EntraSignIn.Challenge(Local(to) ?? "/console")
        : Needed(http, byDirectory: false);

    /// <summary>On to the directory, for the one person whom the redeemed ticket named.</summary>
    static IResult Continue(string? who, string? to, BoundSignIns bound) =>
        bound.Read(who) is { } person ? EntraSignIn.Challenge(Local(to) ?? "/console", person.Id, person.Hint) : MessagePage.Of(StatusCodes.Status410Gone, "sign-in.spent");

    static async Task<IResult> Redeem(string ticket, string? to, HttpContext http, SignInTickets tickets, People people, IOptions<SignInOptions> directory, BoundSignIns bound, CancellationToken cancellationToken)
    {
        if (ticket.Length > 100 || await tickets.Redeem(ticket, cancellationToken) is not { } id || await people.Get(id, cancellationToken) is not { } person)
            return MessagePage.Of(StatusCodes.Status410Gone, "sign-in.spent");
        var target = Local(to) ?? "/console";
        if (directory.Value.IsOn)
        {
            if (http.User.Representative()?.Person == id && target != "/signed-in")
                return new SeeOther(target);
            // Not a redirect: a form of ours leads nowhere but to ourselves (form-action), and browsers count what comes after it.
            var next = $"/sign-in/continue?who={Uri.EscapeDataString(bound.Seal(id, person.Mail))}&to={Uri.EscapeDataString(target)}";
            http.Response.Headers["Refresh"] = $"0; url={next}";
            return MessagePage.Of(StatusCodes.Status200OK, T("sign-in.title"), T("sign-in.next"), [new PageLink(next, T("sign-in.continue"))]);
        }

        await RepresentativeCookie.SignIn(http, person);
        return new SeeOther(target);
    }

    /// <summary>In this browser, and for what the site did on the person's behalf.</summary>
    static async Task<IResult> SignOut(HttpContext http, Seats seats, AccessTokens tokens, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is { } representative)
        {
            seats.Dismiss(representative.Person);
            await tokens.Forget(representative.Person, cancellationToken);
        }

        await http.SignOutAsync(RepresentativeCookie.Scheme);
        return new SeeOther("/");
    }

    /// <summary>Sign-in leads to the console and to what it gives out, and nowhere else.</summary>
    static string? Local(string? target) => target is not null && RepresentativesPath().IsMatch(target) ? target : null;

    [GeneratedRegex(@"^(/signed-in|/home|/console(/all|/[0-9a-f]{32}(/history\.(txt|json)|/recordings)?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex RepresentativesPath();
}
