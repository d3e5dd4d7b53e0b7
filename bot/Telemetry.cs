using System.Diagnostics;
using System.Diagnostics.Metrics;
using SupportBot.Bot.Delivery;
using SupportBot.Storage;

namespace SupportBot.Bot;

/// <summary>Names and instruments of this room: what was delivered and how late. Never text, names or tokens.</summary>
static class Telemetry
{
    public const string Name = "SupportBot.Bot";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("supportbot.deliveries", description: "Tries to deliver, by kind and outcome");
    static readonly Histogram<double> DeliveryDelay = Meter.CreateHistogram<double>("supportbot.delivery.delay", "s", "From promise to delivery, by kind");

    public static Activity? StartTurn(string command) => Source.StartActivity($"turn {command}");

    public static Activity? StartDelivery(LeasedEntry entry) => Source.StartActivity($"deliver {entry.Entry.Kind}");

    public static void CountDelivery(OutboxKind kind, Delivered delivered, TimeSpan delay)
    {
        Deliveries.Add(1, new("kind", kind.ToString()), new("outcome", delivered.GetType().Name));
        if (delivered is Delivered.Done)
            DeliveryDelay.Record(delay.TotalSeconds, new KeyValuePair<string, object?>("kind", kind.ToString()));
    }
}
