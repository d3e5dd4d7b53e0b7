using System.Globalization;

namespace SupportBot.Sessions.Wording;

/// <summary>The form of a noun beside a whole number, after CLDR's cardinal rules for our languages.</summary>
public static class Plural
{
    /// <summary>How many forms a language has: English one/other, Polish one/few/many.</summary>
    public static int Forms(CultureInfo culture) => culture.Name == "pl" ? 3 : 2;

    public static string Choose(int number, IReadOnlyList<string> forms, CultureInfo culture) => forms[Form(number, culture)];

    static int Form(int number, CultureInfo culture) => (culture.Name, number) switch
    {
        (_, 1) => 0,
        ("pl", _) when number % 10 is >= 2 and <= 4 && number % 100 is not (>= 12 and <= 14) => 1,
        ("pl", _) => 2,
        _ => 1,
    };
}
