using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What a session's card shows, to whom.</summary>
/// <param name="Standing">Of whoever sees it; <see cref="Standing.Outsider"/> for a card that several see.</param>
public sealed record SessionView(Session Session, Standing Standing)
{
    public SessionPolicy Policy { get; init; } = new();

    /// <summary>The last lines of chat, newest last; more than the card shows is fine.</summary>
    public IReadOnlyList<ChatShown> Chat { get; init; } = [];

    /// <summary>The last notes for colleagues, newest last.</summary>
    public IReadOnlyList<ChatShown> Notes { get; init; } = [];

    /// <summary>Channel ids of those who get a view of their own as soon as they see the card: the representatives in the session. At most 60.</summary>
    public IReadOnlyList<string> Viewers { get; init; } = [];

    /// <summary>The viewer takes sessions, so they may pass one on (R7.1).</summary>
    public bool IsAgent { get; init; }

    /// <summary>The viewer may step in anywhere. Never for a card that several see.</summary>
    public bool IsSupervisor { get; init; }

    /// <summary>What has run in the session, for its summary (R8.2), each kind once.</summary>
    public IReadOnlyList<ActivityKind> Activities { get; init; } = [];

    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>R7.1; a supervisor reassigns any session.</summary>
    public bool MayTransferSession => Session.IsOpen && (IsSupervisor || (IsAgent && Standing == Standing.Controller));

    /// <summary>R2.1.</summary>
    public bool MayInvite => Session.IsOpen && (Standing == Standing.Controller || (Standing == Standing.Assistant && Policy.AssistantsMayInvite));
}

/// <summary>One line of chat, or one note.</summary>
public sealed record ChatShown(ParticipantId Participant, string Text, DateTimeOffset At);
