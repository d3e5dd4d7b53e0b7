using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Live;
using SupportBot.Web.Pages;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Tabs;

/// <summary>The representative's own page: what they do, what waits, what is offered to them.</summary>
static class HomeRoutes
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/home", Show);

    static async Task<IResult> Show(HttpContext http, HomeDesk desk, Reception reception, CurrentPolicy policy, CancellationToken cancellationToken) => http.User.Representative() is { } representative
        ? new RazorComponentResult<HomeTabPage>(new
        {
            Person = representative,
            Policy = policy.Now,
            Now = await desk.Of(representative.Person, cancellationToken),
            Tabs = await reception.Tabs(representative.Person, cancellationToken),
        })
        : ConsoleRoutes.NotSignedIn(http);
}
