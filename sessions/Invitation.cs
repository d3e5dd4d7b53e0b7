namespace SupportBot.Sessions;

/// <summary>Whom an invitation is for (R2.1). Stored by name: names are stable.</summary>
public enum Invitee
{
    Customer,
    Representative,
}

/// <summary>How the link travels. Stored by name: names are stable.</summary>
public enum InvitationWay
{
    /// <summary>The site sends an e-mail (R2.2).</summary>
    Mail,

    /// <summary>The representative copies the link and gives it on (R2.3).</summary>
    Link,

    /// <summary>The representative sends it from their own mail program; the site sends nothing (R2.2).</summary>
    OwnMail,

    /// <summary>A message in the recipient's chat, in the representative's name where that can be (R2.3).</summary>
    Chat,
}

/// <summary>What became of an invitation (R2.6). Stored by name: names are stable.</summary>
public enum InvitationState
{
    Queued,
    Sent,
    Failed,
    Opened,
    Joined,
    Revoked,
    Expired,
}

/// <summary>Why an invitation could not be sent. Stored by name: names are stable.</summary>
public enum SendFailure
{
    /// <summary>The mail server refused this address (5xx).</summary>
    AddressRefused,

    /// <summary>The mail server could not be reached or asked to wait, again and again, until we gave up.</summary>
    ServerUnavailable,

    /// <summary>The mail server refused the message or our sign-in.</summary>
    Refused,

    /// <summary>It was sent, and came back.</summary>
    Bounced,

    /// <summary>Neither the representative's chat nor the bot's reaches this person.</summary>
    PersonUnreachable,

    /// <summary>The directory knows nobody like this.</summary>
    PersonUnknown,
}

/// <summary>Whom an invitation by chat is for.</summary>
/// <param name="Id">As the directory, or the person themselves, is called: an id, a sign-in name, an address.</param>
public sealed record InvitedPerson(string Id, string Name);

/// <summary>One recipient's own way into a session (R2.5).</summary>
public sealed record Invitation
{
    public required InvitationId Id { get; init; }
    public required Invitee Invitee { get; init; }
    public required InvitationWay Way { get; init; }

    /// <summary>The e-mail address, or null for a link to copy and for a message in chat.</summary>
    public string? Address { get; init; }

    /// <summary>By chat: whom.</summary>
    public InvitedPerson? Person { get; init; }

    /// <summary>To whom, as people read it; null for a link to copy.</summary>
    public string? Recipient => Address ?? Person?.Name;

    /// <summary>The language of the message, as a BCP 47 primary tag.</summary>
    public required string Language { get; init; }

    /// <summary>SHA-256 of the token in the link, in hex. The token itself is never stored.</summary>
    public required string TokenHash { get; init; }

    public required InvitationState State { get; init; }

    /// <summary>When the state began.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often sending has been tried in vain since it was last queued.</summary>
    public int FailedTries { get; init; }

    public SendFailure? Failure { get; init; }

    /// <summary>The representative who invites.</summary>
    public ParticipantId? Sender { get; init; }

    /// <summary>Who came in by it: the link is theirs from then on.</summary>
    public ParticipantId? JoinedBy { get; init; }

    /// <summary>Whether the link still lets somebody in as far as the state tells; the session must be open as well.</summary>
    public bool IsUsable => State is not (InvitationState.Revoked or InvitationState.Expired);

    /// <summary>Whether the link lets somebody in now. A joined one has done its work: its recipient may come back as long as the session is open.</summary>
    public bool IsUsableAt(DateTimeOffset now) => IsUsable && (State == InvitationState.Joined || ExpiresAt > now);
}
