using SupportBot.Cards.Model;

namespace SupportBot.Cards;

/// <summary>A customer who was invited by e-mail before.</summary>
/// <param name="Name">As they called themselves; null when they never came.</param>
public sealed record RecentCustomer(string Address, string? Name)
{
    /// <summary>As a choice says it.</summary>
    public string Title => Name is null ? CardText.Plain(Address, 80) : $"{Parts.NameForButton(Name)} · {CardText.Plain(Address, 80)}";

    /// <summary>Whether each word of what is typed is in it; nothing typed is in all.</summary>
    public bool Fits(string typed) => typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => Matching.Has(Address, word) || (Name is not null && Matching.Has(Name, word)));
}
