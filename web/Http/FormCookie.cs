using Microsoft.AspNetCore.Http;

namespace SupportBot.Web.Http;

/// <summary>
/// The cookie that forms are compared with. On https also for pages inside Teams: each site around us has one of its own there (partitioned). It is Secure
/// where the site is on https, also when a proxy's word on that is not trusted.
/// </summary>
sealed class FormCookie : CookieBuilder
{
    readonly bool _isSecure;

    public FormCookie(bool isSecure)
    {
        _isSecure = isSecure;
        Name = isSecure ? "__Host-support-form" : "support-form";
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        SameSite = isSecure ? SameSiteMode.None : SameSiteMode.Strict;
        if (isSecure)
            Extensions.Add("Partitioned");
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure |= _isSecure;
        return options;
    }
}
