using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>Stored by name: names are stable.</summary>
public enum OutboxKind
{
    /// <summary>A message for a conversation; the payload is the bot's.</summary>
    Post,

    /// <summary>All cards that show <see cref="OutboxEntry.Session"/> are brought up to date. One pending entry per session is enough.</summary>
    RefreshCards,

    /// <summary>An invitation by e-mail; the payload is the invitation's id, the secret its sealed token.</summary>
    Mail,

    /// <summary><see cref="OutboxEntry.Person"/> is offered <see cref="OutboxEntry.Session"/> in their chat (R7.4).</summary>
    Offer,

    /// <summary>A notice for <see cref="OutboxEntry.Person"/> in their chat; the payload is a stored <see cref="SessionEffect.Tell"/>.</summary>
    Notice,

    /// <summary>Messages that <see cref="OutboxEntry.Person"/> sends with their own mail program; the payload is the bot's, the secret the links' sealed tokens.</summary>
    OwnMail,

    /// <summary>Something about a scheduled session; the payload is an <see cref="AppointmentErrand"/>, the secret the sealed token where a message needs it.</summary>
    Appointment,
}

/// <summary>One promise to the outside.</summary>
/// <param name="Lane">Entries of one lane go out one after the other, in order (one conversation, one session's cards); null: on its own.</param>
/// <param name="Payload">JSON whose form belongs to the kind.</param>
/// <param name="Secret">Encrypted by the caller; wiped when the entry is done or given up.</param>
public sealed record OutboxEntry(OutboxKind Kind, string? Lane, SessionId? Session, PersonId? Person, string Payload, string? Secret = null);

/// <summary>An entry taken for delivery, leased to this node.</summary>
/// <param name="Attempts">Tries before this one.</param>
public sealed record LeasedEntry(long Id, OutboxEntry Entry, int Attempts, DateTimeOffset PromisedAt);
