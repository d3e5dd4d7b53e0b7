using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

/// <summary>
/// What stands on a card that somebody may show anywhere: who presses it comes from the session's own directory and really has such a card, and hasn't
/// guessed or copied a session's id. It opens nothing but the way to assist, which the rules judge.
/// </summary>
sealed class AssistPasses(IDataProtectionProvider protection)
{
    readonly IDataProtector _seal = protection.CreateProtector("SupportBot.AssistPass");

    /// <summary>For everybody of the person's directory.</summary>
    public string Issue(SessionId session, PersonId person) => _seal.Protect(Content(session, person));

    public bool Opens(string pass, SessionId session, PersonId person)
    {
        try
        {
            return _seal.Unprotect(pass) == Content(session, person);
        }
        catch (CryptographicException)
        {
            return false; // not sealed by this site
        }
    }

    static string Content(SessionId session, PersonId person) => $"{session}|{person.Tenant}";
}
