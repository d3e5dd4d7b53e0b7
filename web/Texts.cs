using System.Globalization;
using SupportBot.Sessions.Wording;

namespace SupportBot.Web;

/// <summary>The pages' own texts (<c>Texts.resx</c>, <c>Texts.pl.resx</c>), in the language of the request. The product's words are in <see cref="Words"/>.</summary>
static class Texts
{
    static readonly WordList List = new(typeof(Texts));

    /// <summary>The text of this key in the page's language, with <c>{0}</c> and so on filled in.</summary>
    public static string T(string key, params ReadOnlySpan<object?> values) =>
        values.IsEmpty ? List[key, CultureInfo.CurrentUICulture] : List.Format(key, CultureInfo.CurrentUICulture, values);
}
