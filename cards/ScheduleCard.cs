using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the form that schedules sessions shows.</summary>
/// <param name="Draft">What was typed, or what is to be changed.</param>
public sealed record ScheduleView(AppointmentDraft Draft)
{
    /// <summary>Null for a new one.</summary>
    public AppointmentId? Editing { get; init; }

    /// <summary>The person's own, the next first.</summary>
    public IReadOnlyList<Appointment> Planned { get; init; } = [];

    /// <summary>The one that was asked to be cancelled.</summary>
    public AppointmentId? Cancelling { get; init; }

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }
}

/// <summary>Schedules a session, and lists what is planned. For a personal chat: it names customers.</summary>
public static class ScheduleCard
{
    const string Date = "date";
    const string Time = "time";
    const string Minutes = "minutes";
    const string Name = "name";
    const string Address = "address";
    const string Subject = "subject";
    const string MessageLanguage = "language";

    /// <summary>UTF-16 units of each field.</summary>
    const int LongestName = 400;

    const int LongestAddress = 320;
    const int LongestSubject = 800;

    static readonly int[] Lengths = [15, 30, 45, 60, 90, 120];

    public static AdaptiveCard Render(ScheduleView view, CardContext context) => CardSize.Fit<(int Rows, int Typed)>(
        [(8, LongestSubject), (5, LongestSubject), (3, LongestName), (1, 200), (0, 80)],
        limits => Render(view, limits.Rows, limits.Typed, context));

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Appointment) switch
    {
        (Verb.ShowSchedule, _) => new CardPress.ShowSchedule(),
        (Verb.SaveSchedule, var id) when data.HasAppointmentOrNone && Draft(data) is { } draft => new CardPress.SaveSchedule(id, draft),
        (Verb.EditScheduled, { } id) => new CardPress.EditScheduled(id),
        (Verb.CancelScheduled, { } id) => new CardPress.CancelScheduled(id),
        (Verb.CancelScheduledConfirmed, { } id) => new CardPress.CancelScheduledConfirmed(id),
        (Verb.StartScheduled, { } id) => new CardPress.StartScheduled(id),
        (Verb.AdmitScheduled, { } id) when data.Session is { } session => new CardPress.AdmitScheduled(id, session),
        _ => null,
    };

    static AppointmentDraft? Draft(PressData data) =>
        (data.Text(Date, 40), data.Text(Time, 40), data.Text(PressKeys.Zone, 64), data.Text(Minutes, 10), data.Text(Name), data.Text(Address), data.Text(Subject)) is ({ } date, { } time, { } zone, { } minutes, { } name, { } address, { } subject)
        && data.IsOneOf(MessageLanguage, Language.Supported.Select(culture => culture.Name), out var language)
            ? new AppointmentDraft(date, time, zone, minutes, name, address, subject, language)
            : null;

    static AdaptiveCard Render(ScheduleView view, int rows, int typed, CardContext context)
    {
        var t = context.T;
        var isNew = view.Editing is null;
        return Parts.Card(context, t.ScheduleFallback,
            [
                Parts.Band(isNew ? t.ScheduleTitle : t.ScheduleChangeTitle, t.ScheduleZone(CardText.Escape(view.Draft.Zone, 64))),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Asked(view, context),
                .. Fields(view, typed, context),
                Parts.Subtle(t.ScheduleHint),
                new ActionSet([Save(view, context), .. isNew ? Array.Empty<CardAction>() : [context.Press(Verb.ShowSchedule, t.ScheduleNew)]]),
                .. List(view, rows, context),
            ],
            context.Press(Verb.ShowSchedule, t.Refresh));
    }

    /// <summary>In which the times on this card are meant travels with it: what the person saw is what is read.</summary>
    static ExecuteAction Save(ScheduleView view, CardContext context)
    {
        var (t, zone) = (context.T, (PressKeys.Zone, view.Draft.Zone));
        return (view.Editing is { } editing
            ? context.Press(Verb.SaveSchedule, t.ScheduleSave, zone, (PressKeys.Appointment, editing.ToString()))
            : context.Press(Verb.SaveSchedule, t.ScheduleGo, zone)) with
        { Style = ActionStyle.Positive, AssociatedInputs = null };
    }

    static IEnumerable<Element> Fields(ScheduleView view, int typed, CardContext context)
    {
        var (draft, t) = (view.Draft, context.T);
        yield return new ColumnSet(
        [
            new Column([new DateInput { Id = Date, Label = t.ScheduleDate, Value = LocalTime.Date(draft.Date) is null ? null : draft.Date.Trim() }]) { Width = "stretch" },
            new Column([new TimeInput { Id = Time, Label = t.ScheduleTime, Value = LocalTime.Time(draft.Time)?.ToString("HH:mm", CultureInfo.InvariantCulture) }]) { Width = "stretch" },
            new Column([LengthChoice(draft, context)]) { Width = "stretch" },
        ]);
        yield return new TextInput { Id = Name, Label = t.ScheduleName, MaxLength = LongestName, Value = Parts.Typed(draft.Name, Math.Min(typed, LongestName)) };
        yield return new TextInput { Id = Address, Label = t.ScheduleAddress, MaxLength = LongestAddress, Style = TextInputStyle.Email, Value = Parts.Typed(draft.Address, Math.Min(typed, LongestAddress)) };
        yield return new TextInput { Id = Subject, Label = t.ScheduleSubject, Placeholder = t.ScheduleSubjectHint, MaxLength = LongestSubject, Value = Parts.Typed(draft.Subject, Math.Min(typed, LongestSubject)) };
        yield return new ChoiceInput([.. Language.Supported.Select(culture => new Choice(Language.NativeName(culture), culture.Name))])
        {
            Id = MessageLanguage,
            Label = t.ScheduleLanguage,
            Value = Language.Of(draft.Language).Name,
            Style = ChoiceStyle.Compact,
        };
    }

    static ChoiceInput LengthChoice(AppointmentDraft draft, CardContext context)
    {
        // One that somebody else's client chose stays offered.
        var chosen = int.TryParse(draft.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= AppointmentRules.LeastMinutes and <= AppointmentRules.MostMinutes ? minutes : 30;
        return new ChoiceInput([.. Lengths.Append(chosen).Distinct().Order().Select(length => new Choice(Words.Duration(TimeSpan.FromMinutes(length), context.Culture), length.ToString(CultureInfo.InvariantCulture)))])
        {
            Id = Minutes,
            Label = context.T.ScheduleLength,
            Value = chosen.ToString(CultureInfo.InvariantCulture),
            Style = ChoiceStyle.Compact,
        };
    }

    static IEnumerable<Element> Asked(ScheduleView view, CardContext context)
    {
        if (view.Planned.FirstOrDefault(planned => planned.Id == view.Cancelling) is not { } asked)
            yield break;
        var t = context.T;
        yield return Parts.Warning(t.ScheduleAskCancel(PersonName.OrElse(asked.CustomerName, "–"), Words.ShortlyWhen(asked, context.Culture)))!;
        yield return new ActionSet(
        [
            Press(Verb.CancelScheduledConfirmed, t.ScheduleYesCancel, asked, context) with { Style = ActionStyle.Destructive },
            context.Press(Verb.ShowSchedule, t.ScheduleKeep),
        ]);
    }

    static IEnumerable<Element> List(ScheduleView view, int rows, CardContext context)
    {
        yield return Parts.Section(view.Planned.Count == 0 ? context.T.ScheduleNone : context.T.SchedulePlanned(view.Planned.Count));
        foreach (var planned in view.Planned.Take(rows))
            yield return Row(planned, context);
        if (view.Planned.Count > rows)
            yield return Parts.Subtle(context.T.More(view.Planned.Count - rows));
    }

    static Container Row(Appointment planned, CardContext context)
    {
        string[] about = [Words.Duration(planned.Length, context.Culture), Parts.Address(planned.CustomerAddress), .. planned.Subject.Length == 0 ? Array.Empty<string>() : [CardText.Escape(planned.Subject, 80)]];
        return Parts.Row(
            Parts.Strong($"{Words.ShortlyWhen(planned, context.Culture)} · {Parts.Name(planned.CustomerName)}"),
            Parts.Subtle(string.Join(" · ", about)),
            null,
            Buttons(planned, context));
    }

    /// <summary>What can be done about one that is planned.</summary>
    internal static IEnumerable<CardAction> Buttons(Appointment planned, CardContext context)
    {
        var (t, name) = (context.T, Parts.NameForButton(planned.CustomerName));
        yield return Press(Verb.StartScheduled, t.StartSession, planned, context) with { Tooltip = t.ScheduleStart(name) };
        yield return Press(Verb.EditScheduled, t.ScheduleChange, planned, context) with { Tooltip = t.ScheduleChangeOf(name) };
        yield return Press(Verb.CancelScheduled, t.ScheduleCancel, planned, context) with { Tooltip = t.ScheduleCancelOf(name) };
    }

    internal static ExecuteAction Press(string verb, string title, Appointment appointment, CardContext context) => context.Press(verb, title, (PressKeys.Appointment, appointment.Id.ToString()));
}
