namespace SupportBot.Sessions;

/// <summary>How what happened changes a scheduled session.</summary>
public static class AppointmentEvolution
{
    public static Appointment Begin(AppointmentEvent.Planned planned) => new()
    {
        Id = planned.Id,
        Representative = planned.Representative,
        RepresentativeName = planned.RepresentativeName,
        CustomerName = planned.Details.CustomerName,
        CustomerAddress = planned.Details.CustomerAddress,
        Subject = planned.Details.Subject,
        StartsAt = planned.Details.StartsAt,
        Length = planned.Details.Length,
        TimeZone = planned.Details.TimeZone,
        Language = planned.Details.Language,
        TokenHash = planned.TokenHash,
        RemindCustomerAt = planned.Details.RemindCustomerAt,
        RemindRepresentativeAt = planned.Details.RemindRepresentativeAt,
        MissedAt = planned.Details.MissedAt,
    };

    public static Appointment Evolve(Appointment before, AppointmentEvent happened, DateTimeOffset at) => Next(before, happened, at) with { Version = before.Version + 1 };

    static Appointment Next(Appointment before, AppointmentEvent happened, DateTimeOffset at) => happened switch
    {
        AppointmentEvent.Changed changed => Changed(before, changed),
        AppointmentEvent.Cancelled => before with { State = AppointmentState.Cancelled, Sequence = before.Sequence + 1, EndedAt = at },
        AppointmentEvent.Started started => before with { State = AppointmentState.Started, Session = started.Session, EndedAt = at },
        AppointmentEvent.Missed => before with { State = AppointmentState.Missed, EndedAt = at },
        AppointmentEvent.Reminded { Side: var side } => Settled(before, side),
        AppointmentEvent.ReminderDropped { Side: var side } => Settled(before, side),
        AppointmentEvent.Told told => before with { ToldSequence = told.Sequence, ToldAddress = told.Address, CalendarEvent = told.CalendarEvent },
        AppointmentEvent.NotTold { Trouble: AppointmentTrouble.CalendarFailed } => before with { CalendarEvent = null, IsByMail = true },
        AppointmentEvent.NotTold or AppointmentEvent.NotReminded => before,
        _ => throw new System.Diagnostics.UnreachableException($"{happened.GetType().Name} happens to no scheduled session"),
    };

    static Appointment Changed(Appointment before, AppointmentEvent.Changed changed) => before with
    {
        CustomerName = changed.Details.CustomerName,
        CustomerAddress = changed.Details.CustomerAddress,
        Subject = changed.Details.Subject,
        StartsAt = changed.Details.StartsAt,
        Length = changed.Details.Length,
        TimeZone = changed.Details.TimeZone,
        Language = changed.Details.Language,
        TokenHash = changed.TokenHash ?? before.TokenHash,
        RemindCustomerAt = changed.Details.RemindCustomerAt,
        RemindRepresentativeAt = changed.Details.RemindRepresentativeAt,
        MissedAt = changed.Details.MissedAt,
        Sequence = before.Sequence + 1,
    };

    static Appointment Settled(Appointment before, AppointmentSide side) =>
        side == AppointmentSide.Customer ? before with { RemindCustomerAt = null } : before with { RemindRepresentativeAt = null };
}
