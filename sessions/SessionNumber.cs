using System.Globalization;
using System.Security.Cryptography;

namespace SupportBot.Sessions;

/// <summary>
/// The number people read out to each other (R1.1): nine digits, random, shown as <c>123 456 789</c>.
/// It locates a session; it is never a secret by itself.
/// </summary>
public readonly record struct SessionNumber
{
    const int Lowest = 100_000_000;
    const int Highest = 999_999_999;

    /// <exception cref="ArgumentOutOfRangeException">The value doesn't have nine digits.</exception>
    public SessionNumber(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        Value = value;
    }

    public int Value { get; }

    /// <summary>A random number. Whether it is free is for the store to say.</summary>
    public static SessionNumber Draw() => new(RandomNumberGenerator.GetInt32(Lowest, Highest + 1));

    /// <summary>Reads what a person typed or dictated: spaces, dashes (of any kind) and dots don't matter, and the digits may be those of any script. Anything else is null.</summary>
    public static SessionNumber? Parse(string? text)
    {
        if (text is null || text.Length > 64)
            return null;
        var value = 0;
        var digits = 0;
        foreach (var character in text)
        {
            if (IsSeparator(character))
                continue;
            var digit = CharUnicodeInfo.GetDecimalDigitValue(character);
            if (digit < 0 || ++digits > 9)
                return null;
            value = value * 10 + digit;
        }

        return digits == 9 && value >= Lowest ? new SessionNumber(value) : null;
    }

    static bool IsSeparator(char character) => char.IsWhiteSpace(character) || character is '.' or '\u2212'
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    public override string ToString() => Value.ToString("000 000 000", CultureInfo.InvariantCulture);
}
