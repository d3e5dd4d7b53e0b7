using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace SupportBot.Web.Http;

/// <summary>The page's language: chosen in the footer (kept in a cookie), else the browser's, else English.</summary>
static class Languages
{
    const string Key = "lang";
    const string CookieName = "support-lang";

    public static readonly IReadOnlyList<CultureInfo> All = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("pl")];

    /// <summary>One of ours, or null.</summary>
    public static CultureInfo? Of(string? tag) => All.FirstOrDefault(culture => string.Equals(culture.Name, tag, StringComparison.OrdinalIgnoreCase));

    public static string Now => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SupportedCultures = [.. All];
        options.SupportedUICultures = [.. All];
        options.DefaultRequestCulture = new RequestCulture(All[0]);
        options.FallBackToParentUICultures = true;
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Chosen), new AcceptLanguageHeaderRequestCultureProvider { Options = options }];
    }

    /// <summary>Keeps a language that was chosen by <c>?lang=</c> for the next pages.</summary>
    public static async Task Keep(HttpContext http, RequestDelegate next)
    {
        if (Of(http.Request.Query[Key]) is { } chosen && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Cookies.Append(CookieName, chosen.Name, new CookieOptions
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
        var chosen = Of(http.Request.Query[Key]) ?? Of(http.Request.Cookies[CookieName]);
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen.Name));
    }
}
