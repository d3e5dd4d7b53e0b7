using System.Globalization;
using SupportBot.Sessions.Wording;

namespace SupportBot.Bot.Texts;

/// <summary>What a diagnosis says (<c>DiagnoseTexts.resx</c>): <c>{Area}</c> is a heading, <c>{Area}.{thing}</c> how it is, <c>{Area}.{thing}.ToDo</c> what would put it right.</summary>
static class DiagnoseTexts
{
    static readonly WordList List = new(typeof(DiagnoseTexts));

    public static string Of(string key, CultureInfo culture, params ReadOnlySpan<object?> values) => values.IsEmpty ? List[key, culture] : List.Format(key, culture, values);
}
