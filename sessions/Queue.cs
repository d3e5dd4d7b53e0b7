using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>A queue's lasting name in settings, links and records: lower-case letters, digits and dashes, 40 at most.</summary>
public readonly record struct QueueId(string Value)
{
    public const int Longest = 40;

    public override string ToString() => Value;

    /// <summary>Made of a name: <c>Druga linia (sieć)</c> gives <c>druga-linia-siec</c>.</summary>
    public static QueueId FromName(string name)
    {
        var letters = name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Replace('ł', 'l')
            .Where(letter => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-');
        var words = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return new QueueId(words.Length == 0 ? "queue" : words[..Math.Min(words.Length, Longest)].TrimEnd('-'));
    }

    /// <summary>Null for what can't be one.</summary>
    public static QueueId? Parse(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') ? new QueueId(text) : null;
}

/// <summary>Which of a queue's agents is asked first (R7.7). Stored by name: names are stable.</summary>
public enum RoutingWay
{
    /// <summary>Who has had no session for the longest time.</summary>
    LongestIdle,

    /// <summary>Each in turn: who was asked longest ago.</summary>
    RoundRobin,

    /// <summary>Who has the fewest sessions now.</summary>
    FewestSessions,

    /// <summary>All at once; the first to accept has it.</summary>
    RingAll,
}

/// <summary>When a queue takes customers who come by themselves, on one day of the week, in the site's time zone. Ends at midnight when <paramref name="To"/> is 0:00.</summary>
public sealed record OpenHours(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    public bool Contains(DateTime local) =>
        local.DayOfWeek == Day && TimeOnly.FromDateTime(local) >= From && (To == TimeOnly.MinValue || TimeOnly.FromDateTime(local) < To);
}

/// <summary>A named line of waiting sessions served by its agents (rules §0, §9).</summary>
public sealed record Queue
{
    public required QueueId Id { get; init; }

    /// <summary>As people see it: one line, 60 characters at most.</summary>
    public required string Name { get; init; }

    /// <summary>Who serves it, as <see cref="SessionPolicy.Names"/> reads it; empty: every representative.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];

    public RoutingWay Routing { get; init; }

    /// <summary>Where a session goes when no agent is left here (R7.6).</summary>
    public QueueId? Overflow { get; init; }

    /// <summary>What an agent must have to be asked (R7.7); empty: nothing special.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Empty: always open.</summary>
    public ImmutableArray<OpenHours> Hours { get; init; } = [];

    /// <summary>Whether customers may come in by themselves (R7.9).</summary>
    public bool TakesRequests { get; init; } = true;
}

/// <summary>What the site knows of one agent beside their queues.</summary>
/// <param name="Person">As <see cref="SessionPolicy.Names"/> reads it.</param>
/// <param name="Capacity">Sessions at once (R7.7), 1 to 20. In single mode it is 1 (R1.2).</param>
/// <param name="HasVoice">Their client can do voice (R6.4).</param>
public sealed record AgentProfile(string Person, int Capacity, ImmutableArray<string> Skills, bool HasVoice = true, bool FollowsPresence = true);
