using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Web.Http;

static class PageRoutes
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page to look at. Mail scanners and link checkers ask with HEAD; to them a page that refuses it is a broken link.</summary>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder pages, [StringSyntax("Route")] string pattern, Delegate handler) => pages.MapMethods(pattern, Methods, handler);
}
