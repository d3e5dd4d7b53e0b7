namespace SupportBot.Sessions;

/// <summary>What a representative's own Teams client says of them, as far as it matters to who is offered work (R7.10).</summary>
public enum Presence
{
    /// <summary>Not known, or not told: their own word alone counts.</summary>
    Unknown,

    Available,

    /// <summary>Busy, in a call or a meeting, presenting, or not to be disturbed.</summary>
    Busy,

    /// <summary>Away, back soon, or offline.</summary>
    Away,
}
