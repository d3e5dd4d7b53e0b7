using System.Text.RegularExpressions;

namespace SupportBot.Web.Outbox;

/// <summary>Plain text of a mail, with its web addresses told apart so that they can be pressed.</summary>
static partial class MailText
{
    public static IEnumerable<(string Text, bool IsLink)> Pieces(string text)
    {
        var at = 0;
        foreach (Match link in Address().Matches(text))
        {
            yield return (text[at..link.Index], false);
            yield return (link.Value, true);
            at = link.Index + link.Length;
        }

        yield return (text[at..], false);
    }

    [GeneratedRegex("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
