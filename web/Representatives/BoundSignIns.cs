using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;

namespace SupportBot.Web.Representatives;

/// <summary>Who alone may come back from the directory, between the redeemed ticket and the sign-in's own state: encrypted, for a few minutes.</summary>
sealed class BoundSignIns(IDataProtectionProvider protection)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SupportBot.BoundSignIn").ToTimeLimitedDataProtector();

    /// <param name="hint">The name to begin the sign-in with.</param>
    public string Seal(PersonId person, string? hint) => _seal.Protect($"{person.Value} {hint}", Lifetime);

    /// <returns>Null for what isn't ours, or is too old.</returns>
    public (PersonId Id, string? Hint)? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 2000 } && _seal.Unprotect(text).Split(' ', 2) is [var person, var hint] ? (new PersonId(person), hint.Length == 0 ? null : hint) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
