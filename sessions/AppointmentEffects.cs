namespace SupportBot.Sessions;

/// <summary>What is owed to the outside because of a scheduled session. Written with the event, in one transaction (R11.4).</summary>
public abstract record AppointmentEffect
{
    AppointmentEffect() { }

    /// <summary>The customer gets it as it is now: by the representative's calendar, else by mail with a calendar file.</summary>
    public sealed record Invite(int Sequence) : AppointmentEffect;

    /// <summary>What somebody has been told is taken back.</summary>
    /// <param name="Address">Who isn't invited any more, though the session stays; null: it is cancelled for everybody.</param>
    public sealed record Withdraw(int Sequence, string? Address) : AppointmentEffect;

    public sealed record RemindCustomer : AppointmentEffect;

    public sealed record Tell(AppointmentNotice Notice) : AppointmentEffect;
}

/// <summary>What the representative is told in chat. Stored by name: names are stable.</summary>
public enum AppointmentNotice
{
    /// <summary>It begins soon.</summary>
    Reminder,

    Missed,
    AddressRefused,
    MailFailed,
    CalendarFailed,
    ReminderFailed,
}

public static class AppointmentEffects
{
    /// <param name="before">Null for one just planned.</param>
    public static IEnumerable<AppointmentEffect> Of(Appointment? before, Appointment after, AppointmentEvent happened) => happened switch
    {
        AppointmentEvent.Planned => [new AppointmentEffect.Invite(after.Sequence)],
        AppointmentEvent.Changed { TokenHash: not null } => [new AppointmentEffect.Withdraw(after.Sequence, before!.CustomerAddress), new AppointmentEffect.Invite(after.Sequence)],
        AppointmentEvent.Changed => [new AppointmentEffect.Invite(after.Sequence)],
        AppointmentEvent.Cancelled => [new AppointmentEffect.Withdraw(after.Sequence, null)],
        AppointmentEvent.Reminded { Side: AppointmentSide.Customer } => [new AppointmentEffect.RemindCustomer()],
        AppointmentEvent.Reminded => [new AppointmentEffect.Tell(AppointmentNotice.Reminder)],
        AppointmentEvent.Missed => [new AppointmentEffect.Tell(AppointmentNotice.Missed)],
        AppointmentEvent.NotTold { Trouble: var trouble } => [new AppointmentEffect.Tell(NoticeOf(trouble))],
        AppointmentEvent.NotReminded => [new AppointmentEffect.Tell(AppointmentNotice.ReminderFailed)],
        _ => [],
    };

    static AppointmentNotice NoticeOf(AppointmentTrouble trouble) => trouble switch
    {
        AppointmentTrouble.AddressRefused => AppointmentNotice.AddressRefused,
        AppointmentTrouble.MailFailed => AppointmentNotice.MailFailed,
        AppointmentTrouble.CalendarFailed => AppointmentNotice.CalendarFailed,
    };
}
