using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using SupportBot.Web.Representatives;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Tabs;

/// <summary>
/// The tabs of the app in Teams. Each begins at an entry page that signs its person in by Teams' own token, without asking; where that isn't possible, by a
/// window that Teams opens. Then it is the same page that a browser shows.
/// </summary>
static class TabRoutes
{
    public const string WindowPath = "/tab/sign-in";
    public const string HandoverPath = "/tab/signed-in";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/tab/home", (HttpContext http, IOptions<SignInOptions> directory) => Entry("/home", http, directory.Value));
        pages.MapPage("/tab/console", (string? session, HttpContext http, IOptions<SignInOptions> directory) => Entry(SessionId.Parse(session) is { } known ? $"/console/{known}" : "/console", http, directory.Value));
        pages.MapPost("/tab/sign-in", Take);
        pages.MapPage(WindowPath, Begin);
        pages.MapPage(HandoverPath, Handover);
    }

    static RazorComponentResult<TabPage> Entry(string to, HttpContext http, SignInOptions directory) => new(new
    {
        To = to,
        Person = http.User.Representative()?.Person,
        IsByDirectory = directory.IsOn,
    });

    /// <summary>What the entry page has got from Teams: the person's token, or the code of a sign-in in a window.</summary>
    static async Task<IResult> Take(HttpContext http, TabSignIn signIn, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = form["code"].ToString() is { Length: > 0 } code
            ? await signIn.ByCode(http, code, cancellationToken)
            : await signIn.ByToken(http, form["token"].ToString(), cancellationToken);
        return Results.Json(answer, statusCode: answer.Done ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    /// <param name="person">Whom Teams shows the tab: only they may come back signed in. Their object id in the directory.</param>
    /// <param name="hint">Their sign-in name.</param>
    static IResult Begin(string? person, string? hint, HttpContext http, IOptions<SignInOptions> directory)
    {
        if (!directory.Value.IsOn)
            return SignInRoutes.Needed(http, byDirectory: false);
        var bound = Guid.TryParseExact(person, "D", out var id) ? new PersonId($"{directory.Value.TenantId}/{id:D}") : (PersonId?)null;
        return bound is { } one && http.User.Representative()?.Person == one
            ? new SeeOther(HandoverPath)
            : EntraSignIn.Challenge(HandoverPath, bound, hint is { Length: > 0 and < 255 } ? hint : null);
    }

    static async Task<IResult> Handover(HttpContext http, TabCodes codes, IOptions<SiteOptions> site, CancellationToken cancellationToken) => http.User.Representative() is { } representative
        ? new RazorComponentResult<TabSignedInPage>(new
        {
            Code = await codes.Issue(representative.Person, cancellationToken),
            Hosts = site.Value.FrameHosts,
        })
        : MessagePage.Of(StatusCodes.Status401Unauthorized, T("console.sign-in.title"), T("tab.window.lost"), [PageLink.Console]);
}
