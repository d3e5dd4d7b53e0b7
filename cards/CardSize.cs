using SupportBot.Cards.Model;

namespace SupportBot.Cards;

/// <summary>How much of a session a card shows.</summary>
/// <param name="People">Rows of participants.</param>
/// <param name="Buttons">Customers with buttons of their own.</param>
/// <param name="Invitations">Rows of invitations.</param>
/// <param name="Lines">Lines of chat.</param>
/// <param name="LineLength">Characters of a line.</param>
/// <param name="Activities">Rows of what runs.</param>
sealed record Detail(int People, int Buttons, int Invitations, int Lines, int LineLength, int Activities)
{
    public static IReadOnlyList<Detail> Levels { get; } = [new(12, 4, 5, 4, 240, 10), new(12, 3, 3, 3, 120, 6), new(9, 2, 2, 2, 60, 4), new(5, 0, 1, 1, 40, 2)];
}

/// <summary>
/// Keeps a card well below what Teams takes, whatever people are called and write: a session's card is sent again and again, and an
/// emoji costs up to twelve bytes. Shows less until it fits.
/// </summary>
static class CardSize
{
    /// <summary>Bytes.</summary>
    public const int Budget = 18 * 1024;

    /// <param name="levels">From most to least; the last one is taken unmeasured.</param>
    public static AdaptiveCard Fit<TLevel>(IReadOnlyList<TLevel> levels, Func<TLevel, AdaptiveCard> render)
    {
        foreach (var level in levels.SkipLast(1))
        {
            var card = render(level);
            if (card.Size <= Budget)
                return card;
        }

        return render(levels[^1]);
    }
}
