using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What happened to a scheduled session. Stored by the record's name: names are stable.</summary>
public abstract record AppointmentEvent
{
    AppointmentEvent() { }

    public sealed record Planned(AppointmentId Id, PersonId Representative, string RepresentativeName, AppointmentDetails Details, string TokenHash) : AppointmentEvent;

    /// <param name="TokenHash">Null: the link stays.</param>
    public sealed record Changed(AppointmentDetails Details, string? TokenHash) : AppointmentEvent;

    public sealed record Cancelled : AppointmentEvent;

    public sealed record Started(SessionId Session) : AppointmentEvent;

    public sealed record Reminded(AppointmentSide Side) : AppointmentEvent;

    /// <summary>The reminder's time passed while the site was down, and it would be of no use any more.</summary>
    public sealed record ReminderDropped(AppointmentSide Side) : AppointmentEvent;

    public sealed record Missed : AppointmentEvent;

    public sealed record Told(int Sequence, string Address, string? CalendarEvent) : AppointmentEvent;

    public sealed record NotTold(int Sequence, AppointmentTrouble Trouble) : AppointmentEvent;

    public sealed record NotReminded(AppointmentTrouble Trouble) : AppointmentEvent;
}

/// <summary>What the rules say to a command about a scheduled session.</summary>
public abstract record AppointmentDecision
{
    AppointmentDecision() { }

    /// <summary>No events: nothing needs to change.</summary>
    public sealed record Accepted(params ImmutableArray<AppointmentEvent> Events) : AppointmentDecision;

    /// <inheritdoc cref="Decision.Refused"/>
    public sealed record Refused(Refusal Reason, params ImmutableArray<string> Subjects) : AppointmentDecision;
}
