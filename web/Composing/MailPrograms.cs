using System.Text;
using MimeKit;

namespace SupportBot.Web.Composing;

/// <summary>The ways to hand a message to a mail program: each as an address or a file that opens it there.</summary>
static class MailPrograms
{
    /// <summary>Browsers, and Windows' way to start programs, cut longer ones off.</summary>
    const int LongestAddress = 2000;

    /// <summary>RFC 6068: line breaks are %0D%0A, and everything but unreserved characters is encoded.</summary>
    /// <returns>Null where the message doesn't fit.</returns>
    public static string? MailTo(Letter letter) => Fitting($"mailto:{Uri.EscapeDataString(letter.To).Replace("%40", "@", StringComparison.Ordinal)}?subject={Encode(letter.Subject)}&body={Encode(letter.Text)}");

    /// <summary>The compose page of Outlook on the web.</summary>
    /// <returns>Null where the message doesn't fit.</returns>
    public static string? OutlookOnTheWeb(Letter letter) =>
        Fitting($"https://outlook.office.com/mail/deeplink/compose?to={Encode(letter.To)}&subject={Encode(letter.Subject)}&body={Encode(letter.Text)}");

    /// <summary>An unsent message as a file: mail programs open it ready to send (X-Unsent).</summary>
    public static async Task<byte[]> File(Letter letter, CancellationToken cancellationToken)
    {
        var message = new MimeMessage
        {
            To = { new MailboxAddress(null, letter.To) },
            Subject = letter.Subject,
            Headers = { { "X-Unsent", "1" } },
            Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
        };
        message.Headers.Remove(HeaderId.From); // the mail program puts in its own
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    static string Encode(string text) => Uri.EscapeDataString(text.ReplaceLineEndings("\r\n"));

    static string? Fitting(string address) => Encoding.ASCII.GetByteCount(address) <= LongestAddress ? address : null;
}
