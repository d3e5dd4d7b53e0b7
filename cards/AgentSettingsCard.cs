using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>What the site knows of one agent (rules §9).</summary>
public static class AgentSettingsCard
{
    const string Person = "person";
    const string Capacity = "capacity";
    const string Skills = "skills";
    const string Voice = "voice";

    /// <summary>UTF-16 units of a line, and of a list.</summary>
    const int LongestLine = 400;
    const int LongestList = 6000;

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Agent) switch
    {
        (Verb.EditAgent, { } person) => new CardPress.EditAgent(OrNull(person)),
        (Verb.RemoveAgent, { Length: > 0 } person) => new CardPress.RemoveAgent(person),
        (Verb.SaveAgent, { } original) when data.Text(Person, LongestLine) is { } person && data.Text(Capacity, LongestLine) is { } capacity
            && data.Text(Skills, LongestList) is { } skills && data.Flag(Voice) is { } voice => new CardPress.SaveAgent(OrNull(original), person, capacity, skills, voice),
        _ => null,
    };

    static string? OrNull(string person) => person.Length == 0 ? null : person;
}
