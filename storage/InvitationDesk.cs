using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>
/// Draws what invitations need by chance (ids, tokens), and seals tokens for their way through the outbox: a sealed token can be opened by
/// this site only. Nothing else ever stores a token (R2.5).
/// </summary>
public sealed class InvitationDesk(IDataProtectionProvider protection, TimeProvider time)
{
    readonly IDataProtector _seal = protection.CreateProtector("SupportBot.InvitationToken");

    /// <summary>An invitation by e-mail to every address in <paramref name="typed"/> (separated by commas, semicolons or blanks).</summary>
    public SessionCommand.InviteByMail ByMail(Invitee invitee, string language, string typed) => new(invitee, language, [.. MailAddress.Split(typed).Select(Addressed)]);

    /// <summary>To be sent from the representative's own mail program (R2.2): the tokens go into messages that they send.</summary>
    public (SessionCommand.InviteByMail Command, IReadOnlyDictionary<InvitationId, string> Tokens) ByOwnMail(Invitee invitee, string language, string typed)
    {
        var command = ByMail(invitee, language, typed) with { ByOwnMail = true };
        return (command, command.Addresses.ToDictionary(entry => entry.Invitation, entry => Unseal(entry.SealedToken)));
    }

    /// <summary>A message in chat to each of these.</summary>
    public SessionCommand.InviteByChat ByChat(Invitee invitee, string language, IEnumerable<InvitedPerson> people) => new(invitee, language, [.. people.Select(person =>
    {
        var token = InvitationToken.Draw();
        return new PersonalInvitation(person, NewId(), InvitationToken.Hash(token), _seal.Protect(token));
    })]);

    /// <summary>A link to copy. The token is shown to the representative once and kept nowhere.</summary>
    public (SessionCommand.MakeLink Command, string Token) Link(Invitee invitee, string language)
    {
        var token = InvitationToken.Draw();
        return (new SessionCommand.MakeLink(invitee, language, NewId(), InvitationToken.Hash(token)), token);
    }

    public SessionCommand.Resend Again(InvitationId invitation)
    {
        var token = InvitationToken.Draw();
        return new SessionCommand.Resend(invitation, InvitationToken.Hash(token), _seal.Protect(token));
    }

    /// <summary>A token that is there before its session: of a scheduled one's customer.</summary>
    public (string Hash, string Sealed) Early()
    {
        var token = InvitationToken.Draw();
        return (InvitationToken.Hash(token), _seal.Protect(token));
    }

    /// <summary>The link of a token that is there already.</summary>
    public SessionCommand.MakeLink Known(string language, string tokenHash) => new(Invitee.Customer, language, NewId(), tokenHash);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed by this site.</exception>
    public string Unseal(string sealedToken) => _seal.Unprotect(sealedToken);

    AddressedInvitation Addressed(string address)
    {
        var token = InvitationToken.Draw();
        return new AddressedInvitation(address, NewId(), InvitationToken.Hash(token), _seal.Protect(token));
    }

    InvitationId NewId() => new(Guid.CreateVersion7(time.GetUtcNow()));
}
