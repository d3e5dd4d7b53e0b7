using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Tabs;

/// <summary>
/// Carries a sign-in from the window in which it happened to the tab that asked for it: browsers share no cookie between the two. Works once, for two
/// minutes, for a tab and nothing else; a ticket of the chat is none of these.
/// </summary>
sealed class TabCodes(SignInTickets tickets, IDataProtectionProvider protection)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SupportBot.TabCode").ToTimeLimitedDataProtector();

    public async Task<string> Issue(PersonId person, CancellationToken cancellationToken) => _seal.Protect(await tickets.Issue(person, Lifetime, cancellationToken), Lifetime);

    /// <returns>Null for what isn't ours, was used, or is too old.</returns>
    public async Task<PersonId?> Redeem(string? code, CancellationToken cancellationToken)
    {
        try
        {
            return code is { Length: > 0 and < 2000 } ? await tickets.Redeem(_seal.Unprotect(code), cancellationToken) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
