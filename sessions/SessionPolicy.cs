namespace SupportBot.Sessions;

/// <summary>The site's settings that the rules need (rules §9), with their defaults.</summary>
public sealed record SessionPolicy
{
    /// <summary>The mode of new sessions where the representative has none of their own (R1.2).</summary>
    public SessionMode Mode { get; init; } = SessionMode.Single;

    /// <summary>Whether a representative may choose another mode than the site's (R1.2).</summary>
    public bool MayChooseMode { get; init; } = true;

    /// <summary>Customers helped at once in a session of single mode. In multi mode it is one (R1.2).</summary>
    public int CustomersAtOnce { get; init; } = 8;

    /// <summary>Assistants in a session at once (R5.2).</summary>
    public int AssistantsPerSession { get; init; } = 8;

    /// <summary>E-mail addresses in one go (R2.7).</summary>
    public int AddressesPerInvitation { get; init; } = 20;

    /// <summary>Invitations in one session over its whole life: a bound for the state, far above what one case needs.</summary>
    public int InvitationsPerSession { get; init; } = 200;

    /// <summary>Customers in one session over its whole life, those who left included: a bound for the state.</summary>
    public int CustomersPerSession { get; init; } = 200;

    /// <summary>Whether assistants may invite as well (R2.1).</summary>
    public bool AssistantsMayInvite { get; init; }

    /// <summary>Whether the start card's E-mail invitation box is ticked (R1.4).</summary>
    public bool EmailTicked { get; init; } = true;

    /// <summary>How long an invitation lets its recipient in (R2.5).</summary>
    public TimeSpan InvitationLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a customer who lost the connection keeps the place (R3.5).</summary>
    public TimeSpan ReconnectGrace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Characters of a name, as the reader sees them.</summary>
    public int NameLength { get; init; } = 100;

    /// <summary>Characters of one line of chat, as the reader sees them.</summary>
    public int MessageLength { get; init; } = 4000;

    public int CustomerLimit(SessionMode mode) => mode == SessionMode.Multi ? 1 : CustomersAtOnce;
}
