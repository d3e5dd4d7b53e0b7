using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>What became of a command at the one door.</summary>
public abstract record Outcome
{
    Outcome() { }

    /// <summary>Accepted and durable. <see cref="Events"/> is empty when nothing needed to change.</summary>
    /// <param name="Session">The session as it is now.</param>
    public sealed record Accepted(Session Session, ImmutableArray<RecordedEvent> Events) : Outcome;

    /// <summary>Refused by the rules; nothing changed.</summary>
    /// <param name="Session">The session as it is now; null when there is none (for a refused start: the session that is open already).</param>
    public sealed record Refused(Refusal Reason, ImmutableArray<string> Subjects, Session? Session) : Outcome;

    /// <summary>This inbound was taken before (R11.1): nothing was done again, and its answer has been promised already.</summary>
    public sealed record Repeated(Session? Session) : Outcome;
}

/// <summary>Where a command came from, so that a repeated delivery acts once, and what is answered, promised in the same transaction.</summary>
/// <param name="Key">Unique for one delivery: activity id in its conversation, press id of a card, key of a form.</param>
/// <param name="Answer">What goes out for this outcome; called inside the transaction, so it must be quick and pure. Not called for a repeat.</param>
public sealed record Inbound(string Key, Func<Outcome, IEnumerable<OutboxEntry>>? Answer = null);
