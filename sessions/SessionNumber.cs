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

    /// <summary>Reads what a person typed or dictated: spaces (of any kind), dashes and dots don't matter. Anything else is null.</summary>
    public static SessionNumber? Parse(string? text)
    {
        if (text is null || text.Length > 64)
            return null;
        var value = 0;
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format || character == '.')
                continue;
            if (!char.IsAsciiDigit(character) || ++digits > 9)
                return null;
            value = value * 10 + (character - '0');
        }

        return digits == 9 && value >= Lowest ? new SessionNumber(value) : null;
    }

    public override string ToString() => Value.ToString("000 000 000", CultureInfo.InvariantCulture);
}
