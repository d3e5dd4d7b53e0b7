using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;

namespace SupportBot.Web.Joining;

/// <summary>
/// What stands in a join form: the session, and the participant that pressing <em>Join</em> will make. Drawn when the form is shown, so that
/// a double click, a reload and the back button are one participant (R3.5). Sealed: nobody can pass for another participant.
/// </summary>
/// <param name="purpose">One kind of form doesn't take another's tickets.</param>
sealed class JoinTickets(IDataProtectionProvider protection, TimeProvider time, string purpose = "SupportBot.JoinTicket")
{
    /// <summary>How long a form may stay open. An older one is shown again, with what was typed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    readonly IDataProtector _seal = protection.CreateProtector(purpose);

    public string Issue(SessionId session)
    {
        var now = time.GetUtcNow();
        return _seal.Protect(string.Join('|', session, new ParticipantId(Guid.CreateVersion7(now)), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Null when it isn't ours, or too old.</summary>
    public JoinTicket? Read(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || ticket.Length > 1000)
            return null;
        try
        {
            return _seal.Unprotect(ticket).Split('|') is [var session, var participant, var issued]
                && DateTimeOffset.FromUnixTimeSeconds(long.Parse(issued, CultureInfo.InvariantCulture)) + Lifetime > time.GetUtcNow()
                    ? new JoinTicket(SessionId.Parse(session)!.Value, ParticipantId.Parse(participant)!.Value)
                    : null;
        }
        catch (CryptographicException) // forged, damaged, or sealed with a key that is gone
        {
            return null;
        }
    }
}

sealed record JoinTicket(SessionId Session, ParticipantId Participant);
