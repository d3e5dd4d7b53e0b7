using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Representatives;

/// <summary>Who is signed in as a representative, in this browser.</summary>
static class RepresentativeCookie
{
    public const string Scheme = "Representative";

    public static void Configure(CookieAuthenticationOptions options, bool isSecure)
    {
        options.Cookie.Name = isSecure ? "__Host-support-person" : "support-representative";
        options.Cookie.HttpOnly = true;
        // On https also inside Teams, where each site around us has a cookie of its own: one that is set there is sent there only.
        options.Cookie.SameSite = isSecure ? SameSiteMode.None : SameSiteMode.Lax;
        if (isSecure)
            options.Cookie.Extensions.Add("Partitioned");
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
    }

    public static Task SignIn(HttpContext http, Person person) => http.SignInAsync(Scheme, PrincipalOf(person), new AuthenticationProperties { IsPersistent = true });

    public static ClaimsPrincipal PrincipalOf(Person person) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Id.Value), new Claim(ClaimTypes.Name, person.Name)], Scheme));

    public static Actor.Representative? Representative(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: Scheme }
        && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && user.FindFirstValue(ClaimTypes.Name) is { } name
            ? new Actor.Representative(new PersonId(id), name)
            : null;
}
