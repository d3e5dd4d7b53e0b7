using System.Globalization;
using SupportBot.Sessions.Wording;

namespace SupportBot.Bot.Texts;

/// <summary>What the bot itself says in chat, in every language (<c>ChatTexts.resx</c>). Plain text: it may hold people's words.</summary>
static class ChatTexts
{
    static readonly WordList List = new(typeof(ChatTexts));

    public static string Of(string key, CultureInfo culture, params ReadOnlySpan<object?> values) => values.IsEmpty ? List[key, culture] : List.Format(key, culture, values);
}
