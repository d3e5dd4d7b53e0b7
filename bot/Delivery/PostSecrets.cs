using Microsoft.AspNetCore.DataProtection;
using SupportBot.Protocol;

namespace SupportBot.Bot.Delivery;

/// <summary>Secrets in messages (sign-in tickets, join links): sealed while they wait in the outbox, put in when the message goes out.</summary>
sealed class PostSecrets(IDataProtectionProvider protection)
{
    readonly IDataProtector _seal = protection.CreateProtector("SupportBot.Post");

    public string Seal(string secret) => _seal.Protect(secret);

    public string Open(string sealedSecret) => _seal.Unprotect(sealedSecret);

    public OutboundActivity PutIn(OutboundActivity activity, string sealedSecret)
    {
        var secret = _seal.Unprotect(sealedSecret);
        return activity with
        {
            Text = activity.Text?.Replace(Post.SecretMark, secret, StringComparison.Ordinal),
            Attachments = activity.Attachments is { } attachments ? [.. attachments.Select(attachment => attachment with { Content = JsonText.Replace(attachment.Content, Post.SecretMark, secret) })] : null,
        };
    }
}
