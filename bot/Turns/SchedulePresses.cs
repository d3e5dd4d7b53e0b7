using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on the cards of scheduled sessions. They answer in a personal chat alone, and each representative about their own.</summary>
sealed class SchedulePresses(AppointmentStore store, ScheduleDesk desk, ScheduleStarts starts, InvitationDesk invitations, CardDesk cards, TimeProvider time) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.ShowSchedule or CardPress.SaveSchedule or CardPress.EditScheduled or CardPress.CancelScheduled or CardPress.CancelScheduledConfirmed or CardPress.StartScheduled or CardPress.AdmitScheduled
            when !pressed.Caller.Turn.IsPersonal => Task.FromResult<Reply>(cards.Problem(pressed.Caller, ChatTexts.Of("OnlyPersonal", pressed.Caller.Culture))),
        CardPress.ShowSchedule => Shown(desk.Form(pressed.Caller, ct)),
        CardPress.SaveSchedule { Appointment: { } id } save => Change(pressed, id, save.Draft, ct),
        CardPress.SaveSchedule save => Plan(pressed, save.Draft, ct),
        CardPress.EditScheduled edit => Edit(pressed, edit.Appointment, ct),
        CardPress.CancelScheduled cancel => Shown(desk.Form(pressed.Caller, ct, view => view with { Cancelling = cancel.Appointment })),
        CardPress.CancelScheduledConfirmed cancel => Cancel(pressed, cancel.Appointment, ct),
        CardPress.StartScheduled start => starts.Start(pressed, start.Appointment, ct),
        CardPress.AdmitScheduled admit => starts.Admit(pressed, admit.Appointment, admit.Session, ct),
        _ => null,
    };

    async Task<Reply> Plan(Pressed pressed, AppointmentDraft draft, CancellationToken ct)
    {
        var (hash, token) = invitations.Early();
        var id = new AppointmentId(Guid.CreateVersion7(time.GetUtcNow()));
        return await store.Give(id, new AppointmentCommand.Plan(id, draft, hash, token), pressed.Caller.Actor, pressed.Key, ct) switch
        {
            AppointmentOutcome.Accepted done => await desk.One(pressed.Caller, done.Appointment, ct, done: Said(pressed, done.Appointment, "ScheduleDone")),
            AppointmentOutcome.Refused refused => await Again(pressed, null, draft, refused, ct),
            _ => await desk.Form(pressed.Caller, ct),
        };
    }

    async Task<Reply> Change(Pressed pressed, AppointmentId id, AppointmentDraft draft, CancellationToken ct)
    {
        var (hash, token) = invitations.Early();
        return await store.Give(id, new AppointmentCommand.Change(draft, hash, token), pressed.Caller.Actor, pressed.Key, ct) switch
        {
            AppointmentOutcome.Accepted done => await desk.One(pressed.Caller, done.Appointment, ct, done: Said(pressed, done.Appointment, "ScheduleChanged")),
            AppointmentOutcome.Refused { Appointment: { IsPlanned: true } own } refused when own.Representative == pressed.Caller.Id => await Again(pressed, id, draft, refused, ct),
            AppointmentOutcome.Refused refused => await desk.Refused(pressed.Caller, Hidden(pressed, refused), ct),
            AppointmentOutcome.Repeated { Appointment: { } changed } when changed.Representative == pressed.Caller.Id => await desk.One(pressed.Caller, changed, ct),
            _ => await desk.Form(pressed.Caller, ct),
        };
    }

    async Task<Reply> Edit(Pressed pressed, AppointmentId id, CancellationToken ct)
    {
        if (await store.Get(id, ct) is not { } own || own.Representative != pressed.Caller.Id)
            return await desk.Refused(pressed.Caller, new AppointmentOutcome.Refused(Refusal.AppointmentNotFound, [], null), ct);
        return own.IsPlanned
            ? await desk.Form(pressed.Caller, ct, view => view with { Editing = id, Draft = ScheduleDesk.DraftOf(own) })
            : await desk.One(pressed.Caller, own, ct);
    }

    async Task<Reply> Cancel(Pressed pressed, AppointmentId id, CancellationToken ct) =>
        await store.Give(id, new AppointmentCommand.Cancel(), pressed.Caller.Actor, pressed.Key, ct) switch
        {
            AppointmentOutcome.Accepted done => await desk.Form(pressed.Caller, ct, view => view with { Done = Said(pressed, done.Appointment, "ScheduleCancelled") }),
            AppointmentOutcome.Refused refused => await desk.Refused(pressed.Caller, Hidden(pressed, refused), ct),
            _ => await desk.Form(pressed.Caller, ct),
        };

    /// <summary>R2.7: the form keeps what was typed.</summary>
    Task<Reply.Card> Again(Pressed pressed, AppointmentId? editing, AppointmentDraft draft, AppointmentOutcome.Refused refused, CancellationToken ct) => desk.Form(
        pressed.Caller, ct, view => view with { Editing = editing, Draft = LocalTime.Zone(draft.Zone) is null ? draft with { Zone = view.Draft.Zone } : draft, Problem = Words.Of(refused.Reason, refused.Subjects, pressed.Caller.Culture) });

    /// <summary>Somebody else's is as good as none: a guessed id says nothing.</summary>
    static AppointmentOutcome.Refused Hidden(Pressed pressed, AppointmentOutcome.Refused refused) =>
        refused.Appointment is { } found && found.Representative != pressed.Caller.Id ? new AppointmentOutcome.Refused(Refusal.AppointmentNotFound, [], null) : refused;

    static string Said(Pressed pressed, Appointment appointment, string key) =>
        ChatTexts.Of(key, pressed.Caller.Culture, PersonName.OrElse(appointment.CustomerName, "–"), Words.ShortlyWhen(appointment, pressed.Caller.Culture));

    static async Task<Reply> Shown(Task<Reply.Card> card) => await card;
}
