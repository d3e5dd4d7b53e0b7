using System.Diagnostics;
using System.Globalization;
using SupportBot.Sessions.Wording;

namespace SupportBot.Sessions;

/// <summary>The rules of scheduled sessions, as pure functions.</summary>
public static class AppointmentRules
{
    /// <summary>Of one representative at once: a bound for lists.</summary>
    public const int MostPlanned = 100;

    public const int LeastMinutes = 5;
    public const int MostMinutes = 8 * 60;
    public const int SubjectLength = 200;

    static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>After the time has come a reminder by mail tells nothing new; so long it may be late.</summary>
    static readonly TimeSpan StillUseful = TimeSpan.FromMinutes(15);

    /// <param name="planned">How many this representative has planned.</param>
    public static AppointmentDecision Plan(AppointmentCommand.Plan command, Actor by, int planned, SessionPolicy policy, DateTimeOffset now)
    {
        if (by is not Actor.Representative representative)
            return new AppointmentDecision.Refused(Refusal.OnlyRepresentatives);
        if (planned >= MostPlanned)
            return new AppointmentDecision.Refused(Refusal.TooManyAppointments, $"{MostPlanned}");
        return Read(command.Draft, policy, now, out var details) is { } refused
            ? refused
            : new AppointmentDecision.Accepted(new AppointmentEvent.Planned(command.Id, representative.Person, representative.Name, details!, command.TokenHash));
    }

    public static AppointmentDecision Decide(Appointment appointment, AppointmentCommand command, Actor by, SessionPolicy policy, DateTimeOffset now) => command switch
    {
        AppointmentCommand.Plan => new AppointmentDecision.Accepted(),
        AppointmentCommand.Change change => UnlessChangeable(appointment, by) ?? Change(appointment, change, policy, now),
        AppointmentCommand.Cancel when appointment.State == AppointmentState.Cancelled && IsOwner(appointment, by) => new AppointmentDecision.Accepted(),
        AppointmentCommand.Cancel => UnlessChangeable(appointment, by) ?? new AppointmentDecision.Accepted(new AppointmentEvent.Cancelled()),
        AppointmentCommand.DoWhatIsDue => OfSite(by, Due(appointment, now)),
        AppointmentCommand.MarkTold told => OfSite(by, new AppointmentDecision.Accepted(new AppointmentEvent.Told(told.Sequence, told.Address, told.CalendarEvent))),
        AppointmentCommand.MarkNotTold not => OfSite(by, new AppointmentDecision.Accepted(new AppointmentEvent.NotTold(not.Sequence, not.Trouble))),
        AppointmentCommand.MarkNotReminded not => OfSite(by, new AppointmentDecision.Accepted(new AppointmentEvent.NotReminded(not.Trouble))),
        _ => throw new UnreachableException($"no rule for {command.GetType().Name}"),
    };

    /// <summary>Whether it may become this session.</summary>
    public static AppointmentDecision Start(Appointment appointment, SessionId session, Actor by) =>
        UnlessChangeable(appointment, by) ?? new AppointmentDecision.Accepted(new AppointmentEvent.Started(session));

    static AppointmentDecision Change(Appointment appointment, AppointmentCommand.Change command, SessionPolicy policy, DateTimeOffset now)
    {
        if (Read(command.Draft, policy, now, out var details) is { } refused)
            return refused;
        if (IsSame(appointment, details!))
            return new AppointmentDecision.Accepted();
        var isOtherAddress = !string.Equals(appointment.CustomerAddress, details!.CustomerAddress, StringComparison.OrdinalIgnoreCase);
        return new AppointmentDecision.Accepted(new AppointmentEvent.Changed(details, isOtherAddress ? command.TokenHash : null));
    }

    static bool IsSame(Appointment appointment, AppointmentDetails details) =>
        (appointment.CustomerName, appointment.CustomerAddress, appointment.Subject, appointment.StartsAt, appointment.Length, appointment.TimeZone, appointment.Language)
        == (details.CustomerName, details.CustomerAddress, details.Subject, details.StartsAt, details.Length, details.TimeZone, details.Language);

    static AppointmentDecision Due(Appointment appointment, DateTimeOffset now)
    {
        if (!appointment.IsPlanned)
            return new AppointmentDecision.Accepted();
        if (appointment.MissedAt <= now)
            return new AppointmentDecision.Accepted(new AppointmentEvent.Missed());
        var events = new List<AppointmentEvent>(2);
        if (appointment.RemindCustomerAt <= now)
            events.Add(now <= appointment.StartsAt + StillUseful ? new AppointmentEvent.Reminded(AppointmentSide.Customer) : new AppointmentEvent.ReminderDropped(AppointmentSide.Customer));
        if (appointment.RemindRepresentativeAt <= now)
            events.Add(new AppointmentEvent.Reminded(AppointmentSide.Representative)); // of use until it counts as missed
        return new AppointmentDecision.Accepted([.. events]);
    }

    static AppointmentDecision? UnlessChangeable(Appointment appointment, Actor by) => !IsOwner(appointment, by)
        ? new AppointmentDecision.Refused(Refusal.OnlyOwner)
        : appointment.State switch
        {
            AppointmentState.Planned => null,
            AppointmentState.Started => new AppointmentDecision.Refused(Refusal.AppointmentStarted),
            AppointmentState.Cancelled => new AppointmentDecision.Refused(Refusal.AppointmentCancelled),
            AppointmentState.Missed => new AppointmentDecision.Refused(Refusal.AppointmentMissed),
        };

    static bool IsOwner(Appointment appointment, Actor by) => by is Actor.Representative representative && representative.Person == appointment.Representative;

    static AppointmentDecision OfSite(Actor by, AppointmentDecision decision) => by is Actor.Site ? decision : new AppointmentDecision.Refused(Refusal.OnlyOwner);

    static AppointmentDecision.Refused? Read(AppointmentDraft draft, SessionPolicy policy, DateTimeOffset now, out AppointmentDetails? details)
    {
        details = null;
        if (LocalTime.Zone(draft.Zone) is not { } zone)
            return new AppointmentDecision.Refused(Refusal.AppointmentZoneUnknown, Revealed.Text(draft.Zone));
        if (LocalTime.Date(draft.Date) is not { } date)
            return new AppointmentDecision.Refused(Refusal.AppointmentDateUnreadable);
        if (LocalTime.Time(draft.Time) is not { } time)
            return new AppointmentDecision.Refused(Refusal.AppointmentTimeUnreadable);
        if (LocalTime.In(zone, date, time) is not { } starts)
            return new AppointmentDecision.Refused(Refusal.AppointmentTimeSkipped, Clock(time), Clock(LocalTime.AfterGap(zone, date, time)));
        if (starts <= now)
            return new AppointmentDecision.Refused(Refusal.AppointmentInPast);
        if (starts > now + Furthest)
            return new AppointmentDecision.Refused(Refusal.AppointmentTooFar);
        if (!int.TryParse(draft.Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < LeastMinutes or > MostMinutes)
            return new AppointmentDecision.Refused(Refusal.AppointmentLengthInvalid, $"{LeastMinutes}", $"{MostMinutes}");
        if (BadCustomer(draft, policy) is { } bad)
            return bad;
        details = new AppointmentDetails(
            PersonName.Clean(draft.Name)!, MailAddress.Normalize(draft.Address)!, PersonName.Clean(draft.Subject) ?? "", starts.ToUniversalTime(), TimeSpan.FromMinutes(minutes), zone.Id, Language.Of(draft.Language).Name,
            starts - policy.CustomerReminder > now ? (starts - policy.CustomerReminder).ToUniversalTime() : null,
            // Planned for so soon, the reminder comes with the time itself: it has the button that starts.
            (starts - policy.RepresentativeReminder > now ? starts - policy.RepresentativeReminder : starts).ToUniversalTime(),
            (starts + policy.MissedAfter).ToUniversalTime());
        return null;
    }

    /// <summary>R2.7.</summary>
    static AppointmentDecision.Refused? BadCustomer(AppointmentDraft draft, SessionPolicy policy)
    {
        if (SessionRules.BadName(draft.Name, policy) is { } badName)
            return new AppointmentDecision.Refused(badName.Reason, badName.Subjects);
        if (string.IsNullOrWhiteSpace(draft.Address))
            return new AppointmentDecision.Refused(Refusal.AddressMissing);
        if (PersonName.HasLineBreak(draft.Address.Trim()))
            return new AppointmentDecision.Refused(Refusal.AddressHasLineBreak, Revealed.Text(draft.Address));
        if (MailAddress.Normalize(draft.Address) is null)
            return new AppointmentDecision.Refused(Refusal.AddressInvalid, Revealed.Text(draft.Address));
        if (PersonName.HasLineBreak(draft.Subject.Trim()))
            return new AppointmentDecision.Refused(Refusal.AppointmentSubjectHasLineBreak);
        var subject = PersonName.Clean(draft.Subject) ?? "";
        var length = Graphemes.Count(subject);
        return length > SubjectLength || subject.Length > SubjectLength * 16 ? new AppointmentDecision.Refused(Refusal.AppointmentSubjectTooLong, $"{SubjectLength}", $"{length}") : null;
    }

    static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
