using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportBot.Protocol;

/// <summary>Names for traces and metrics. Nothing here ever carries text, names or tokens.</summary>
public static class Telemetry
{
    public const string Name = "SupportBot.Protocol";

    internal static readonly ActivitySource Traces = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly Counter<long> Activities = Meter.CreateCounter<long>("supportbot.activities", description: "Activities by type and outcome");
    static readonly Counter<long> Refusals = Meter.CreateCounter<long>("supportbot.refusals", description: "Refused requests by reason");
    static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("supportbot.turn.duration", "s", "From the arrival of an activity to its answer");
    static readonly Counter<long> Calls = Meter.CreateCounter<long>("supportbot.connector.calls", description: "Connector calls by method and status");
    static readonly Counter<long> KeyFetches = Meter.CreateCounter<long>("supportbot.keys.fetches", description: "Fetches of signing keys by outcome");

    /// <param name="type">Only types we know are used as a value: the set of series must stay small.</param>
    internal static void Took(string type, string outcome, TimeSpan duration)
    {
        var kind = ActivityTypes.IsForTheBot(type) ? type : "other";
        Activities.Add(1, new KeyValuePair<string, object?>("type", kind), new KeyValuePair<string, object?>("outcome", outcome));
        Turns.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("type", kind));
    }

    internal static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal static void Called(string method, string status) =>
        Calls.Add(1, new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("status", status));

    internal static void FetchedKeys(string outcome) => KeyFetches.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
