using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>A representative as the site remembers them.</summary>
public sealed record Person
{
    /// <summary>Stands for a name until the channel has told it: what a channel says of an installation names nobody.</summary>
    public const string Nameless = "?";

    public required PersonId Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The language of their chat client, as last seen.</summary>
    public string? ChatLocale { get; init; }

    /// <summary>Their own choice of language (<c>settings</c>), ahead of the chat's.</summary>
    public string? Language { get; init; }

    /// <summary>Their own choice of mode (R1.2).</summary>
    public SessionMode? Mode { get; init; }

    /// <summary>The session their commands are about, when several are open.</summary>
    public SessionId? CurrentSession { get; init; }

    /// <summary>Where to reach them in personal chat: the bot's own form, JSON.</summary>
    public string? PersonalAddress { get; init; }

    /// <summary>Their id on the channel, for views of their own on shared cards.</summary>
    public string? ChannelUserId { get; init; }

    /// <summary>Why they can't be reached in chat (the connector's code), or null.</summary>
    public string? UnreachableBecause { get; init; }

    /// <summary>Their own e-mail address, as the directory told it.</summary>
    public string? Mail { get; init; }

    /// <summary>What the directory said they are when they last signed in; holds until <see cref="RolesUntil"/>.</summary>
    public DirectoryRole Roles { get; init; }

    public DateTimeOffset? RolesUntil { get; init; }
}

/// <summary>What was said in a session, and noted for colleagues; oldest first.</summary>
public sealed record Talk(IReadOnlyList<ChatLine> Chat, IReadOnlyList<ChatLine> Notes);

/// <summary>One line of chat, or one note, as pages and cards show it.</summary>
public sealed record ChatLine(MessageId Message, ParticipantId Participant, string Text, DateTimeOffset At, long Sequence);

/// <summary>A message that shows a session's card, to be kept up to date.</summary>
/// <param name="Address">The conversation, in the bot's own form, JSON.</param>
/// <param name="Viewer">In a personal chat the one person who sees it; null where several do.</param>
/// <param name="Kind">Which card; the bot's word.</param>
public sealed record CardPlace(SessionId Session, string ConversationId, string ActivityId, string Address, PersonId? Viewer, string Kind);

/// <summary>A message that shows a queue's card, to be kept up to date.</summary>
/// <param name="Address">The conversation, in the bot's own form, JSON.</param>
public sealed record QueuePlace(QueueId Queue, string ConversationId, string ActivityId, string Address);

/// <summary>One setting that somebody changed (rules §9).</summary>
public sealed record SettingChange
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required PersonId Person { get; init; }

    /// <summary>The person's, as it was then.</summary>
    public required string Name { get; init; }

    /// <summary>As in <see cref="Settings"/>, or the queue's or agent's name.</summary>
    public required string Setting { get; init; }

    /// <summary>Empty: it is new.</summary>
    public required string Before { get; init; }

    /// <summary>Empty: it was removed.</summary>
    public required string After { get; init; }
}

/// <summary>A customer's browser as known by the key in its cookie.</summary>
public sealed record CustomerKey(SessionId Session, ParticipantId Participant);
