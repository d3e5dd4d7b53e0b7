namespace SupportBot.Tests.World;

/// <summary>The published limits of Teams, per conversation and bot, and per tenant.</summary>
sealed class RateLimits(TimeProvider time)
{
    static readonly (int Calls, int Seconds)[] Sends = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];
    static readonly (int Calls, int Seconds)[] Reads = [(14, 1), (16, 2), (120, 30), (3_600, 3_600)];
    static readonly (int Calls, int Seconds)[] Whole = [(50, 1)];

    readonly Dictionary<string, List<DateTimeOffset>> taken = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public bool Take(FakeRequest request)
    {
        var conversation = request.Segments is ["v3", "conversations", var id, ..] ? id : "";
        lock (gate)
            return Take("tenant", Whole) && (conversation.Length == 0 || Take(request.Method == "GET" ? "r" + conversation : "s" + conversation, request.Method == "GET" ? Reads : Sends));
    }

    bool Take(string place, (int Calls, int Seconds)[] limits)
    {
        if (!taken.TryGetValue(place, out var times))
            taken[place] = times = [];
        var now = time.GetUtcNow();
        if (limits.Any(limit => times.Count(at => at > now.AddSeconds(-limit.Seconds)) >= limit.Calls))
            return false;
        times.Add(now);
        return true;
    }
}
