using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using SupportBot.Sessions.Wording;
using SupportBot.Web.Tabs;

namespace SupportBot.Web.Http;

/// <summary>The page's language: chosen in the footer (kept in a cookie), else Teams' around it, else the browser's, else English.</summary>
static class Languages
{
    const string Key = "lang";
    const string CookieName = "support-lang";

    /// <summary>The language of this request, as a primary tag.</summary>
    public static string Now => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SupportedCultures = [.. Language.Supported];
        options.SupportedUICultures = [.. Language.Supported];
        options.DefaultRequestCulture = new RequestCulture(Language.English);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Chosen), new AcceptLanguageHeaderRequestCultureProvider { Options = options }];
    }

    /// <summary>Keeps a language that was chosen by <c>?lang=</c> for the next pages.</summary>
    public static async Task Keep(HttpContext http, RequestDelegate next)
    {
        if (Supported(http.Request.Query[Key]) is { } chosen && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Cookies.Append(CookieName, chosen, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
                Secure = http.Request.IsHttps,
            });
        }

        await next(http);
    }

    static Task<ProviderCultureResult?> Chosen(HttpContext http)
    {
        var chosen = Supported(http.Request.Query[Key]) ?? TeamsFrame.Of(http)?.Language ?? Supported(http.Request.Cookies[CookieName]);
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen));
    }

    static string? Supported(string? tag) => Language.IsSupported(tag) ? tag : null;
}
