using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;

namespace SupportBot.Web.Composing;

/// <summary>
/// Addresses of pages from which a representative sends an invitation with their own mail program (R2.2). All that the page needs is in the address,
/// encrypted: the site itself keeps no token. Good as long as the invitation is.
/// </summary>
public sealed class LetterLinks(IDataProtectionProvider protection, IOptions<SiteOptions> site)
{
    const int Longest = 1000;

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SupportBot.Compose").ToTimeLimitedDataProtector();

    public Uri To(SessionId session, Invitation invitation, string token) =>
        site.Value.Address("compose/" + _seal.Protect($"{session}.{invitation.Id}.{token}", invitation.ExpiresAt));

    /// <returns>Null for what isn't ours, or is too old.</returns>
    internal (SessionId Session, InvitationId Invitation, string Token)? Read(string text)
    {
        try
        {
            return text.Length <= Longest && _seal.Unprotect(text).Split('.') is [var session, var invitation, var token] && SessionId.Parse(session) is { } id && InvitationId.Parse(invitation) is { } about
                ? (id, about, token)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
