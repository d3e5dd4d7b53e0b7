namespace SupportBot.Sessions;

/// <summary>What the world outside is owed because of an event. Written with it, in one transaction (R11.4).</summary>
public abstract record SessionEffect
{
    SessionEffect() { }

    /// <summary>Every card that shows this session is brought up to date. Several in a row are one.</summary>
    public sealed record RefreshCards : SessionEffect;

    /// <summary>An invitation is e-mailed. The sealed token is wiped from the outbox when it has gone.</summary>
    public sealed record SendInvitation(InvitationId Invitation, string SealedToken) : SessionEffect;

    /// <summary>A representative is told something in their chat.</summary>
    public sealed record Tell(PersonId Person, Notice Notice, string Subject, string? Text = null) : SessionEffect;
}

/// <summary>What a representative is told in chat. Stored by name: names are stable.</summary>
public enum Notice
{
    /// <summary>The subject is the customer's name.</summary>
    CustomerJoined,

    /// <summary>A customer waits for a place; the subject is their name.</summary>
    CustomerWaits,

    CustomerLeft,

    /// <summary>The subject is the assistant's name.</summary>
    AssistantJoined,

    AssistantLeft,

    /// <summary>The subject is who said it, the text is what.</summary>
    Said,

    /// <summary>The subject is the address, the text the failure's name.</summary>
    InvitationFailed,

    /// <summary>The subject is who ended it.</summary>
    SessionEnded,
}
