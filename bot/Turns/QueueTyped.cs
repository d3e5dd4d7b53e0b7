using System.Collections.Immutable;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

/// <summary>Reads what was typed into the form of a queue.</summary>
static class QueueTyped
{
    /// <returns>With the id of a new queue, and without agents.</returns>
    public static (Queue Queue, ImmutableArray<SettingProblem> Problems) Read(CardPress.SaveQueue typed)
    {
        var (hours, unreadable) = Settings.ReadHours(typed.Hours);
        var overflow = QueueId.Parse(typed.Overflow);
        var queue = new Queue
        {
            Id = typed.Queue ?? QueueId.FromName(typed.Name),
            Name = PersonName.Clean(typed.Name) ?? typed.Name,
            Routing = Enum.GetNames<RoutingWay>().Contains(typed.Routing) ? Enum.Parse<RoutingWay>(typed.Routing) : RoutingWay.LongestIdle,
            Overflow = overflow,
            Skills = Skills(typed.Skills),
            Hours = hours,
            TakesRequests = typed.TakesRequests,
        };
        SettingProblem?[] problems =
        [
            unreadable is null ? null : new SettingProblem(typed.Name, SettingFault.HoursUnreadable, unreadable),
            typed.Overflow.Length > 0 && overflow is null ? new SettingProblem(typed.Name, SettingFault.OverflowUnknown, typed.Overflow) : null,
        ];
        return (queue, [.. problems.OfType<SettingProblem>()]);
    }

    /// <summary>The settings with this queue: in place of the one with the id, or as a new one with an id of its own.</summary>
    /// <param name="id">Null for a new one. Sent twice it is one queue (R11.1).</param>
    public static SessionPolicy Put(SessionPolicy now, QueueId? id, Queue queue)
    {
        if (id is null && now.Queues.FirstOrDefault(other => other.Name == queue.Name) is { } same && Replaced(now, same, queue with { Id = same.Id }) is var again
            && !SettingDifferences.Between(now, again).Any())
            return now;
        return id is { } known && now.Find(known) is { } before ? Replaced(now, before, queue) : now with { Queues = now.Queues.Add(queue with { Id = Free(now, queue.Id) }) };
    }

    public static ImmutableArray<string> Skills(string typed) =>
        [.. typed.Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    static SessionPolicy Replaced(SessionPolicy now, Queue before, Queue after) => now with { Queues = now.Queues.Replace(before, after) };

    static QueueId Free(SessionPolicy now, QueueId wanted) => now.Find(wanted) is null ? wanted : Enumerable.Range(2, now.Queues.Length + 1)
        .Select(number => new QueueId($"{wanted.Value[..Math.Min(wanted.Value.Length, QueueId.Longest - 5)]}-{number}")).First(id => now.Find(id) is null);
}
