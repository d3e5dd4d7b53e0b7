using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Joining;

/// <summary>
/// Which customer a browser is: a key in a cookie of its own for each session, so that one browser can be in several. Scripts can't read it,
/// other sites can't send it.
/// </summary>
sealed class CustomerSeats(CustomerKeys keys, IOptions<SiteOptions> site)
{
    /// <summary>Long enough for any session, short enough to forget.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    readonly bool _isSecure = site.Value.PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>The customer of this session in this browser. The key must be of the very session that is asked for.</summary>
    public async Task<ParticipantId?> Find(HttpContext http, SessionId session, CancellationToken cancellationToken) =>
        http.Request.Cookies[NameOf(session)] is { Length: > 0 and <= 200 } key
        && await keys.Find(key, cancellationToken) is { } found && found.Session == session
            ? found.Participant
            : null;

    public async Task Give(HttpContext http, SessionId session, ParticipantId participant, CancellationToken cancellationToken) =>
        http.Response.Cookies.Append(NameOf(session), await keys.Issue(session, participant, cancellationToken), Options(Lifetime));

    /// <summary>The session is over for this browser.</summary>
    public void Forget(HttpContext http, SessionId session) => http.Response.Cookies.Delete(NameOf(session), Options(null));

    string NameOf(SessionId session) => (_isSecure ? "__Host-support-" : "support-") + session;

    CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = _isSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
