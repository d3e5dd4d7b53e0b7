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

/// <summary>R10.1; what has ended is in the record only. Stored by name: names are stable.</summary>
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
}

/// <summary>An activity that is requested or runs.</summary>
/// <param name="Customer">Whom it concerns; null: everyone.</param>
public sealed record Activity(ActivityId Id, ActivityKind Kind, ActivityState State, ParticipantId? Customer, DateTimeOffset Since)
{
    /// <summary>The four sharing and viewing activities (rules §0).</summary>
    public bool IsSharing => Kind is ActivityKind.DesktopViewing or ActivityKind.ApplicationViewing or ActivityKind.DesktopSharing or ActivityKind.ApplicationSharing;

    /// <summary>R10.2: begins only with the customer's consent.</summary>
    public static bool NeedsConsent(ActivityKind kind, SessionPolicy policy) => kind switch
    {
        ActivityKind.DesktopViewing or ActivityKind.ApplicationViewing or ActivityKind.FileTransfer => true,
        ActivityKind.Recording => policy.RecordingNeedsConsent,
        ActivityKind.DesktopSharing or ActivityKind.ApplicationSharing or ActivityKind.Video or ActivityKind.Voice => false,
    };
}
