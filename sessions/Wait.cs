using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What a session without a controller waits for (R7): a place in one queue's line, or an answer of the agents who were asked.</summary>
public sealed record Wait
{
    /// <summary>The line it stands in; null: chosen agents are asked, or the sender.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The queue it first came to.</summary>
    public QueueId? FirstQueue { get; init; }

    /// <summary>Queues it has been through since it began to wait or was returned.</summary>
    public ImmutableArray<QueueId> Visited { get; init; } = [];

    /// <summary>Who passed it on; null when the customer came by themselves.</summary>
    public PersonId? Sender { get; init; }

    public string? SenderName { get; init; }

    /// <summary>The sender's words to whoever takes it.</summary>
    public string? Message { get; init; }

    /// <summary>Ahead of the line (R7.7).</summary>
    public bool IsUrgent { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Nobody was left: back in the first queue, and with the sender as an offer that doesn't run out (R7.6).</summary>
    public bool IsReturned { get; init; }

    /// <summary>One for each agent who was asked, the last word of each.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    public Offer? OfferTo(PersonId agent) => Offers.FirstOrDefault(offer => offer.Agent == agent);

    public IEnumerable<Offer> OpenOffers => Offers.Where(offer => offer.State == OfferState.Open);
}

/// <summary>Stored by name: names are stable.</summary>
public enum OfferState
{
    /// <summary>Waits for the agent's answer.</summary>
    Open,

    Declined,

    /// <summary>Not answered in the ring time (R7.6).</summary>
    Missed,

    /// <summary>Taken back: the session went elsewhere.</summary>
    Withdrawn,
}

/// <summary>One waiting session shown to one agent (R7.4).</summary>
/// <param name="Since">When the state began.</param>
/// <param name="Until">The end of the ring time; null: it waits for an answer as long as it takes (the sender's own).</param>
public sealed record Offer(PersonId Agent, string Name, OfferState State, DateTimeOffset Since, DateTimeOffset? Until);
