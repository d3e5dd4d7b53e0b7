using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>One thing that runs in a session (R10); never reused.</summary>
public readonly record struct ActivityId(Guid Value)
{
    public override string ToString() => Value.ToString("N", System.Globalization.CultureInfo.InvariantCulture);

    public static ActivityId? Parse(string? text) => Guid.TryParse(text, out var value) ? new ActivityId(value) : null;
}

/// <summary>Rules §0. Chat is no activity with a state: it belongs to everyone, always (R10.4). Stored by name: names are stable.</summary>
public enum ActivityKind
{
    /// <summary>The representative sees the customer's desktop.</summary>
    DesktopViewing,

    /// <summary>The representative sees one application of the customer's.</summary>
    ApplicationViewing,

    /// <summary>Everyone sees the representative's desktop.</summary>
    DesktopSharing,

    /// <summary>Everyone sees one application of the representative's.</summary>
    ApplicationSharing,

    FileTransfer,
    Video,
    Voice,
    Recording,
}

/// <summary>R10.1. Stored by name: names are stable.</summary>
public enum ActivityState
{
    /// <summary>The customer is being asked (R10.2).</summary>
    Requested,

    Running,
}

/// <summary>Why an activity ended. Stored by name: names are stable.</summary>
public enum ActivityEnd
{
    /// <summary>Somebody stopped it (R10.3, R10.4).</summary>
    Stopped,

    /// <summary>The customer said no, or nothing in time (R10.2).</summary>
    Refused,

    /// <summary>Another customer was selected (R4.4).</summary>
    CustomerSwitched,

    /// <summary>Its customer left.</summary>
    CustomerLeft,

    /// <summary>Control went to somebody else (R6.3, R7.3); a file transfer was interrupted by it.</summary>
    ControlMoved,

    SessionEnded,

    /// <summary>The file has arrived whole.</summary>
    Completed,

    /// <summary>The file couldn't be read or written, or arrived damaged.</summary>
    Failed,
}

/// <summary>An activity that is requested or runs.</summary>
/// <param name="Customer">Whom it concerns; null: everyone.</param>
public sealed record Activity(ActivityId Id, ActivityKind Kind, ActivityState State, ParticipantId? Customer, DateTimeOffset Since)
{
    /// <summary>Customers who still have to say yes (R10.2). While it runs: those who came later, and whom it leaves alone until then.</summary>
    public ImmutableArray<ParticipantId> Asked { get; init; } = [];

    /// <summary>Customers who take no part: they stopped it for themselves while it goes on for others (R10.3).</summary>
    public ImmutableArray<ParticipantId> Out { get; init; } = [];

    /// <summary>What is transferred; null for everything but files.</summary>
    public FileDetails? File { get; init; }

    /// <summary>The four sharing and viewing activities (rules §0).</summary>
    public bool IsSharing => IsViewing || Kind is ActivityKind.DesktopSharing or ActivityKind.ApplicationSharing;

    /// <summary>A customer's screen is seen.</summary>
    public bool IsViewing => Kind is ActivityKind.DesktopViewing or ActivityKind.ApplicationViewing;

    /// <summary>Whether it touches this customer: their stop ends it, or their part of it.</summary>
    public bool Concerns(ParticipantId customer) => Customer is { } concerned ? concerned == customer : !Out.Contains(customer);

    /// <summary>Whether somebody takes part: said yes where they were asked, and hasn't stopped it for themselves.</summary>
    public bool Includes(ParticipantId participant) => State == ActivityState.Running && !Asked.Contains(participant) && !Out.Contains(participant);

    /// <summary>R10.2: begins only with the customer's consent.</summary>
    public static bool NeedsConsent(ActivityKind kind, SessionPolicy policy) => kind switch
    {
        ActivityKind.DesktopViewing or ActivityKind.ApplicationViewing or ActivityKind.FileTransfer => true,
        ActivityKind.Recording => policy.RecordingNeedsConsent,
        ActivityKind.DesktopSharing or ActivityKind.ApplicationSharing or ActivityKind.Video or ActivityKind.Voice => false,
    };
}

/// <summary>An activity that is over, as pages and cards still tell of it for a while.</summary>
/// <param name="By">Who ended it; null: the site did.</param>
public sealed record EndedActivity(ActivityId Id, ActivityKind Kind, ParticipantId? Customer, ActivityEnd Reason, ParticipantId? By, FileDetails? File, DateTimeOffset At);

/// <summary>Which way a file goes. Stored by name: names are stable.</summary>
public enum FileDirection
{
    ToCustomer,
    FromCustomer,
}

/// <summary>A file that is transferred.</summary>
/// <param name="Name">Cleaned by <see cref="FileName"/>; null until the customer has chosen which.</param>
/// <param name="Size">In bytes; null until the customer has chosen.</param>
/// <param name="Sha256">Of what arrived, in lower-case hex; null before.</param>
public sealed record FileDetails(FileDirection Direction, string? Name, long? Size, string? Sha256 = null);
