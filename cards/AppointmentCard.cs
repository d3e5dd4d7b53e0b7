using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the card of one scheduled session shows.</summary>
public sealed record AppointmentView(Appointment Appointment)
{
    /// <summary>Why the card is sent; null where it was asked for.</summary>
    public AppointmentNotice? Notice { get; init; }

    /// <summary>In single mode: the session that is open already (R1.3).</summary>
    public Session? Open { get; init; }

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }

    /// <summary>There is a file to put it into a calendar by hand: it is in none.</summary>
    public bool HasCalendarFile { get; init; }
}

/// <summary>One scheduled session for its representative: a reminder with one tap to start, or news of it.</summary>
public static class AppointmentCard
{
    public static AdaptiveCard Render(AppointmentView view, CardContext context)
    {
        var (appointment, t) = (view.Appointment, context.T);
        return Parts.Card(context, Fallback(view, context),
            [
                Parts.Band(Title(view.Notice, t), state: State(appointment, context)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                Parts.Warning(view.Open is { } open ? t.AppointmentOpen(open.Number) : Trouble(view, context)),
                new FactSet([.. Facts(appointment, context)]) { Spacing = Spacing.Medium },
                .. Parts.Buttons(Buttons(view, context)),
            ],
            Actions(view, context));
    }

    /// <summary>What a notification says.</summary>
    public static string Fallback(AppointmentView view, CardContext context) =>
        Trouble(view, context) ?? context.T.AppointmentReminderFallback(CardText.Plain(PersonName.OrElse(view.Appointment.CustomerName, "–"), 60), Words.ShortlyWhen(view.Appointment, context.Culture));

    /// <summary>In the body, where they get as many lines as they need.</summary>
    static IEnumerable<CardAction> Buttons(AppointmentView view, CardContext context)
    {
        var (appointment, t) = (view.Appointment, context.T);
        if (!appointment.IsPlanned)
            yield break;
        if (view.Open is { } open)
        {
            yield return context.Press(Verb.SwitchTo, t.GoTo(open.Number), open) with { Style = ActionStyle.Positive };
            yield return Admit(appointment, open, context);
            yield break;
        }

        foreach (var button in ScheduleCard.Buttons(appointment, context))
            yield return view.Notice == AppointmentNotice.Reminder && button is ExecuteAction { Verb: Verb.StartScheduled } ? button with { Style = ActionStyle.Positive } : button;
    }

    static IEnumerable<CardAction> Actions(AppointmentView view, CardContext context)
    {
        if (view.HasCalendarFile && view.Open is null && view.Appointment.IsPlanned)
            yield return new OpenUrlAction(context.Link($"console/scheduled/{view.Appointment.Id}.ics")) { Title = context.T.ScheduleToCalendar };
        yield return context.Press(Verb.ShowSchedule, context.T.ScheduleShow);
    }

    static ExecuteAction Admit(Appointment appointment, Session open, CardContext context) => context.Press(
        Verb.AdmitScheduled, context.T.AppointmentAdmit(open.Number), open, (PressKeys.Appointment, appointment.Id.ToString()));

    static string Title(AppointmentNotice? notice, Texts t) => notice switch
    {
        AppointmentNotice.Reminder => t.AppointmentReminderTitle,
        AppointmentNotice.Missed => t.AppointmentMissedTitle,
        AppointmentNotice.CalendarFailed => t.AppointmentCalendarTitle,
        AppointmentNotice.AddressRefused or AppointmentNotice.MailFailed or AppointmentNotice.ReminderFailed => t.AppointmentTroubleTitle,
        null => t.AppointmentTitle,
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    /// <summary>What went wrong and what would work; null when nothing did.</summary>
    static string? Trouble(AppointmentView view, CardContext context)
    {
        var (name, address, t) = (CardText.Plain(PersonName.OrElse(view.Appointment.CustomerName, "–"), 60), CardText.Plain(view.Appointment.CustomerAddress, 80), context.T);
        return view.Notice switch
        {
            AppointmentNotice.Missed => t.AppointmentMissedText(name, Words.ShortlyWhen(view.Appointment, context.Culture)),
            AppointmentNotice.AddressRefused => t.AppointmentAddressRefused(name, address),
            AppointmentNotice.MailFailed => t.AppointmentMailFailed(name, address),
            AppointmentNotice.CalendarFailed => t.AppointmentCalendarFailed(name, address),
            AppointmentNotice.ReminderFailed => t.AppointmentReminderFailed(name, address),
            AppointmentNotice.Reminder or null => null,
            _ => throw new ArgumentOutOfRangeException(nameof(view)),
        };
    }

    static TextBlock State(Appointment appointment, CardContext context) => new(Words.Of(appointment.State, context.Culture))
    {
        Weight = TextWeight.Bolder,
        Color = appointment.State == AppointmentState.Started ? TextColor.Good : appointment.IsPlanned ? TextColor.Accent : null,
        IsSubtle = appointment.State is AppointmentState.Cancelled or AppointmentState.Missed ? true : null,
        HorizontalAlignment = HorizontalAlignment.Right,
    };

    static IEnumerable<Fact> Facts(Appointment appointment, CardContext context)
    {
        var t = context.T;
        yield return new Fact(t.AppointmentWhen, Words.When(appointment, context.Culture));
        yield return new Fact(t.AppointmentWith, $"{Parts.Name(appointment.CustomerName)} · {Parts.Address(appointment.CustomerAddress)}");
        if (appointment.Subject.Length > 0)
            yield return new Fact(t.AppointmentSubject, CardText.Escape(appointment.Subject, 200));
        yield return new Fact(t.AppointmentLength, Words.Duration(appointment.Length, context.Culture));
    }
}
