namespace SupportBot.Sessions;

/// <summary>What somebody wants of a scheduled session. Chance is drawn by the caller.</summary>
public abstract record AppointmentCommand
{
    AppointmentCommand() { }

    /// <param name="SealedToken">Passes to what is stored for the messages, and from there to the outbox.</param>
    public sealed record Plan(AppointmentId Id, AppointmentDraft Draft, string TokenHash, string SealedToken) : AppointmentCommand;

    /// <param name="TokenHash">Of a new token, which takes the old one's place where the address is another: who had the link isn't invited any more.</param>
    public sealed record Change(AppointmentDraft Draft, string TokenHash, string SealedToken) : AppointmentCommand;

    public sealed record Cancel : AppointmentCommand;

    /// <summary>The time has come for something.</summary>
    public sealed record DoWhatIsDue : AppointmentCommand;

    /// <summary>The customer has been told by the calendar or by mail.</summary>
    /// <param name="CalendarEvent">The event in the representative's calendar; null: by mail.</param>
    public sealed record MarkTold(int Sequence, string Address, string? CalendarEvent) : AppointmentCommand;

    /// <summary>The calendar or the mail server refused it for good, or for too long.</summary>
    public sealed record MarkNotTold(int Sequence, AppointmentTrouble Trouble) : AppointmentCommand;

    /// <summary>The reminder by mail has not gone out.</summary>
    public sealed record MarkNotReminded(AppointmentTrouble Trouble) : AppointmentCommand;
}

/// <summary>Why the customer isn't told. Stored by name: names are stable.</summary>
public enum AppointmentTrouble
{
    /// <summary>The mail server refuses the address.</summary>
    AddressRefused,

    /// <summary>The mail server can't be reached, or refuses us.</summary>
    MailFailed,

    /// <summary>The calendar in Microsoft 365 refused it; mail was sent instead.</summary>
    CalendarFailed,
}
