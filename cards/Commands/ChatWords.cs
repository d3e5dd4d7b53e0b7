using System.Globalization;
using System.Text;

namespace SupportBot.Cards.Commands;

/// <summary>Words as people type them on any keyboard.</summary>
static class ChatWords
{
    /// <summary>Case and accents don't matter: <c>Zaproś</c>, <c>ZAPROŚ</c> and <c>zapros</c> are one word.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var character in word.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control))
                folded.Append(char.ToLowerInvariant(character) is 'ł' ? 'l' : char.ToLowerInvariant(character));
        }

        return folded.ToString();
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour to make one word of the other.</summary>
    public static int Distance(string one, string other)
    {
        var (beforeLast, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var column = 0; column <= other.Length; column++)
            last[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = one[line - 1] == other[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + change);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[other.Length];
    }
}
