using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>One queue of the site: who serves it, in which order, when (rules §9).</summary>
public static class QueueSettingsCard
{
    const string Name = "name";
    const string Agents = "agents";
    const string Routing = "routing";
    const string Overflow = "overflow";
    const string Skills = "skills";
    const string Hours = "hours";
    const string Requests = "requests";

    /// <summary>UTF-16 units of a line, and of a list.</summary>
    const int LongestLine = 400;
    const int LongestList = 6000;

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Queue) switch
    {
        (Verb.EditQueue, var queue) when data.HasQueueOrNone => new CardPress.EditQueue(queue),
        (Verb.RemoveQueue, { } queue) => new CardPress.RemoveQueue(queue),
        (Verb.SaveQueue, var queue) when data.HasQueueOrNone && data.Text(Name, LongestLine) is { } name && data.Text(Agents, LongestList) is { } agents
            && data.Text(Routing, LongestLine) is { } routing && data.Text(Overflow, LongestLine) is { } overflow && data.Text(Skills, LongestList) is { } skills
            && data.Text(Hours, LongestList) is { } hours && data.Flag(Requests) is { } requests => new CardPress.SaveQueue(queue, name, agents, routing, overflow, skills, hours, requests),
        _ => null,
    };
}
