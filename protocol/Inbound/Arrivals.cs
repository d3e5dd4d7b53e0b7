using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Protocol.Inbound;

/// <summary>
/// Recognises repeated deliveries: the same id within ten minutes, the same content under a new id within two. The second gets the
/// outcome of the first, waiting for it if need be. In memory, and bounded: what must never happen twice is also guarded by the bot's own inbox.
/// </summary>
sealed class Arrivals(TimeProvider time)
{
    const int Most = 100_000;
    static readonly TimeSpan IdMemory = TimeSpan.FromMinutes(10);
    static readonly TimeSpan ContentMemory = TimeSpan.FromMinutes(2);

    /// <summary>Answers to invokes are cards of up to 28 KB; a client repeats within seconds.</summary>
    static readonly TimeSpan InvokeMemory = TimeSpan.FromMinutes(1);

    readonly Dictionary<UInt128, Task<TurnOutcome>> known = [];
    readonly PriorityQueue<UInt128, DateTimeOffset> ends = new();
    readonly Lock gate = new();

    /// <summary>The outcome of this delivery; <paramref name="run"/> is called for the first one only.</summary>
    public Task<TurnOutcome> Once(Turn turn, Func<Task<TurnOutcome>> run, out bool isRepeated)
    {
        var id = Key(turn.DedupKey);
        var content = turn.ContentKey is { } text ? Key("c|" + text) : id;
        var outcome = new TaskCompletionSource<TurnOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            isRepeated = known.TryGetValue(id, out var earlier) || known.TryGetValue(content, out earlier);
            if (earlier is not null)
                return earlier;
            var isInvoke = turn.Activity.Type == ActivityTypes.Invoke;
            Remember(id, outcome.Task, now + (isInvoke ? InvokeMemory : IdMemory));
            if (content != id)
                Remember(content, outcome.Task, now + (isInvoke ? InvokeMemory : ContentMemory));
        }
        return Finish(run, outcome, id, content);
    }

    async Task<TurnOutcome> Finish(Func<Task<TurnOutcome>> run, TaskCompletionSource<TurnOutcome> promise, UInt128 id, UInt128 content)
    {
        var outcome = TurnOutcome.Failed;
        try
        {
            outcome = await run();
            return outcome;
        }
        finally
        {
            if (!outcome.IsFinal)
            {
                lock (gate)
                {
                    known.Remove(id);
                    known.Remove(content);
                }
            }
            promise.SetResult(outcome);
        }
    }

    void Remember(UInt128 key, Task<TurnOutcome> outcome, DateTimeOffset until)
    {
        known[key] = outcome;
        ends.Enqueue(key, until);
    }

    void Forget(DateTimeOffset now)
    {
        while (ends.TryPeek(out var key, out var until) && (until <= now || ends.Count > Most))
        {
            ends.Dequeue();
            known.Remove(key);
        }
    }

    /// <summary>Keys are built from what strangers write: a hash that nobody can make collide, and short.</summary>
    static UInt128 Key(string text) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
