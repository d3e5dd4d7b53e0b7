using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A representative's own session in a list of what they searched for: they alone see it.</summary>
public static class FoundSession
{
    public static string Title(Session session, CardContext context) => ShareLinkCard.Name(session, context);

    /// <summary>"Open · controls the session · since 14:05".</summary>
    public static string About(Session session, PersonId person, CardContext context)
    {
        var when = session.EndedAt is { } ended ? Words.Clock(ended, context.Now, context.Culture) : context.T.Since(Words.Clock(session.StartedAt, context.Now, context.Culture));
        var standing = session.StandingOf(person);
        return $"{Words.Of(session.Status, context.Culture)} · {(session.IsOpen && standing != Standing.Outsider ? $"{Words.Of(standing, context.Culture)} · " : "")}{when}";
    }

    /// <summary>By number, a customer's name, or how the session stands, in any of the languages. Every word has to be found.</summary>
    public static bool Fits(Session session, string typed)
    {
        var words = typed.Split([' ', '\t', '\u00A0', '-'], StringSplitOptions.RemoveEmptyEntries);
        var digits = string.Concat(words.Where(word => word.All(char.IsAsciiDigit)));
        var number = session.Number.ToString().Replace(" ", "", StringComparison.Ordinal);
        return (digits.Length == 0 || number.Contains(digits, StringComparison.Ordinal) || words.Length > 1 && words.All(word => Says(session, word)))
            && words.Where(word => !word.All(char.IsAsciiDigit)).All(word => Says(session, word));
    }

    static bool Says(Session session, string word) =>
        session.Customers.Any(customer => Matching.Has(customer.Name, word)) || Language.Supported.Any(culture => Matching.Begins(Words.Of(session.Status, culture), word));
}
