namespace SupportBot.Sessions;

/// <summary>What the world outside is owed because of an event. Written with it, in one transaction (R11.4).</summary>
public abstract record SessionEffect
{
    SessionEffect() { }

    /// <summary>Every card that shows this session is brought up to date. Several in a row are one.</summary>
    public sealed record RefreshCards : SessionEffect;

    /// <summary>An invitation is sent, by mail or chat as it says. The sealed token is wiped from the outbox when it has gone.</summary>
    public sealed record SendInvitation(InvitationId Invitation, string SealedToken) : SessionEffect;

    /// <summary>An agent is offered the session, in their chat (R7.4).</summary>
    public sealed record OfferSession(PersonId Agent) : SessionEffect;

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

    /// <summary>A note for colleagues; the subject is who wrote it, the text is what.</summary>
    Noted,

    /// <summary>The subject is the address or the name, the text the failure's name.</summary>
    InvitationFailed,

    /// <summary>The subject is who ended it; empty: the site did, and the text is the <see cref="EndReason"/>'s name.</summary>
    SessionEnded,

    /// <summary>R6.2: the reader controls the session now; the subject is who gave it to them, empty for the site (R8.3).</summary>
    ControlGiven,

    /// <summary>The subject is who controls the session now.</summary>
    ControlMoved,

    /// <summary>R7.8, to the sender; the subject is who took the session.</summary>
    OfferAccepted,

    /// <summary>R7.8, to the sender; the subject is who declined.</summary>
    OfferDeclined,

    /// <summary>R7.6, to the agent: they missed as many offers as the site allows and are away now.</summary>
    AwayNow,

    /// <summary>R7.6, to the sender: nobody took the session, and it is offered to them.</summary>
    SessionReturned,

    /// <summary>A supervisor passed the session on; the subject is who.</summary>
    SessionReassigned,

    /// <summary>R8.4; the subject is the number of minutes left.</summary>
    IdleWarning,

    /// <summary>R8.3: the console is closed; the subject is the number of seconds left.</summary>
    ConsoleClosed,
}
