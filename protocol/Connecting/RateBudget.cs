namespace SupportBot.Protocol.Connecting;

/// <summary>
/// Keeps calls below the channel's published limits, so that 429 stays the exception: per conversation and bot, sends 7/1 s, 8/2 s, 60/30 s,
/// 1800/1 h; reads of the roster twice that; 50/s per tenant. Each call gets the earliest free moment, in the order of asking.
/// </summary>
sealed class RateBudget(BotOptions options, TimeProvider time)
{
    /// <summary>A call that would wait longer is refused as throttled: its outbox waits better than a thread of ours.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    readonly Dictionary<string, Pace> paces = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    readonly Limit[] sends = Limit.Share(options.RateShare, (7, 1), (8, 2), (60, 30), (1_800, 3_600));
    readonly Limit[] reads = Limit.Share(options.RateShare, (14, 1), (16, 2), (120, 30), (3_600, 3_600));
    readonly Limit[] tenant = Limit.Share(options.RateShare, (50, 1));
    DateTimeOffset sweptAt = time.GetUtcNow();

    public async ValueTask Wait(ConnectorCall call, CancellationToken ct)
    {
        var wait = Take(call);
        if (wait > LongestWait)
            throw new ConnectorException(ConnectorFailure.Throttled, null, "OwnRateBudget", wait, true);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, ct);
    }

    /// <summary>The channel has said 429: nobody speaks there until then.</summary>
    public void Block(ConnectorCall call, TimeSpan wait)
    {
        if (call.Thread is null)
            return;
        lock (gate)
            Of(KeyOf(call), LimitsOf(call)).BlockUntil(time.GetUtcNow() + wait);
    }

    TimeSpan Take(ConnectorCall call)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var thread = call.Thread is null ? null : Of(KeyOf(call), LimitsOf(call));
            var whole = call.Tenant is null ? null : Of("t|" + call.Tenant, tenant);
            var isCounted = options.RateShare > 0 && (options.CountsLoopback || !ServiceAddress.IsLoopback(call.Address));
            var at = now;
            if (thread is not null)
                at = thread.Earliest(at, isCounted);
            if (whole is not null)
                at = whole.Earliest(at, isCounted);
            var wait = at - now;
            if (wait <= LongestWait && isCounted)
            {
                thread?.Add(at, now);
                whole?.Add(at, now);
            }
            return wait;
        }
    }

    static string KeyOf(ConnectorCall call) => (call.Method == HttpMethod.Get ? "r|" : "s|") + call.Thread;

    Limit[] LimitsOf(ConnectorCall call) => call.Method == HttpMethod.Get ? reads : sends;

    Pace Of(string key, Limit[] limits)
    {
        if (!paces.TryGetValue(key, out var pace))
            paces[key] = pace = new Pace(limits);
        return pace;
    }

    void Sweep(DateTimeOffset now)
    {
        if (now - sweptAt < SweepEvery)
            return;
        sweptAt = now;
        foreach (var (key, pace) in paces)
        {
            if (pace.IsIdle(now))
                paces.Remove(key);
        }
    }
}

/// <summary>So many calls in so long.</summary>
readonly record struct Limit(int Calls, TimeSpan Period)
{
    public static Limit[] Share(double share, params ReadOnlySpan<(int Calls, int Seconds)> published)
    {
        var limits = new Limit[published.Length];
        for (var i = 0; i < published.Length; i++)
            limits[i] = new(Math.Max(1, (int)(published[i].Calls * share)), TimeSpan.FromSeconds(published[i].Seconds));
        return limits;
    }
}

/// <summary>When calls were made (or are going to be made) at one place, oldest first.</summary>
sealed class Pace(Limit[] limits)
{
    readonly List<DateTimeOffset> times = [];
    DateTimeOffset blockedUntil;

    public DateTimeOffset Earliest(DateTimeOffset at, bool isCounted)
    {
        if (blockedUntil > at)
            at = blockedUntil;
        foreach (var limit in isCounted ? limits : [])
        {
            if (times.Count >= limit.Calls && times[^limit.Calls] + limit.Period is var free && free > at)
                at = free;
        }
        return at;
    }

    public void Add(DateTimeOffset at, DateTimeOffset now)
    {
        // From now, not from the moment reserved: others may still ask for one before it.
        var since = now - limits[^1].Period;
        var old = times.FindIndex(time => time > since);
        if (old < 0 || old > 64)    // in one go, not one by one
            times.RemoveRange(0, old < 0 ? times.Count : old);
        var place = times.Count;
        while (place > 0 && times[place - 1] > at)
            place--;
        times.Insert(place, at);
    }

    public void BlockUntil(DateTimeOffset until)
    {
        if (until > blockedUntil)
            blockedUntil = until;
    }

    public bool IsIdle(DateTimeOffset now) => blockedUntil <= now && (times.Count == 0 || times[^1] + limits[^1].Period <= now);
}
