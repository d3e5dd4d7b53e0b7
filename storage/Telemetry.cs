using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportBot.Storage;

/// <summary>Names and instruments of this room: what went through the door, and what a commit took. Never names or text.</summary>
public static class Telemetry
{
    public const string Name = "SupportBot.Storage";

    static readonly ActivitySource Traces = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly Counter<long> Outcomes = Meter.CreateCounter<long>("supportbot.door.outcomes", description: "Commands through the door, by command and outcome");
    static readonly Histogram<double> Commits = Meter.CreateHistogram<double>("supportbot.commit.duration", "s", "One transaction of the writer");
    static readonly Histogram<int> Batches = Meter.CreateHistogram<int>("supportbot.commit.size", "{command}", "What one transaction carried");

    static readonly Counter<long> Failures = Meter.CreateCounter<long>("supportbot.commit.failures", "{transaction}", "Transactions that failed, by why; all but the broken ones are tried again");

    /// <summary>From the door to durable: waiting, deciding, committing.</summary>
    internal static Activity? StartDoor(string command) => Traces.StartActivity($"door {command}");

    internal static void Went(Activity? trace, string command, string outcome)
    {
        trace?.SetTag("outcome", outcome);
        Outcomes.Add(1, new("command", command), new("outcome", outcome));
    }

    internal static void Committed(int size, TimeSpan duration)
    {
        Commits.Record(duration.TotalSeconds);
        Batches.Record(size);
    }

    internal static void Failed(string why) => Failures.Add(1, new KeyValuePair<string, object?>("failure", why));
}
