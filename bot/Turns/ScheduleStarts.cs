using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>One tap makes a session of a scheduled one, with the customer's link ready.</summary>
sealed class ScheduleStarts(
    SessionStore store, SessionQueries sessions, AppointmentStore appointments, InvitationDesk invitations, SessionStarts starts, ScheduleDesk desk, CardDesk cards, People people, Replies replies, TimeProvider time)
{
    /// <summary>R1.3: with a session open in single mode none is started; that one is offered, and to let the customer into it.</summary>
    public async Task<Reply> Start(Pressed pressed, AppointmentId id, CancellationToken ct)
    {
        if (await appointments.Get(id, ct) is not { } appointment || appointment.Representative != pressed.Caller.Id)
            return await Unknown(pressed, ct);
        var now = time.GetUtcNow();
        var command = new SessionCommand.Start(
            new SessionId(Guid.CreateVersion7(now)), SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7(now)), starts.ModeOf(pressed.Caller), pressed.Caller.Culture.Name,
            invitations.Known(appointment.Language, appointment.TokenHash));
        return await Answer(pressed, id, await store.Open(command, id, pressed.Caller.Actor, Inbound(pressed), ct), ct);
    }

    /// <summary>In single mode several customers are in one session: this one as well.</summary>
    public async Task<Reply> Admit(Pressed pressed, AppointmentId id, SessionId session, CancellationToken ct)
    {
        if (await appointments.Get(id, ct) is not { } appointment || appointment.Representative != pressed.Caller.Id)
            return await Unknown(pressed, ct);
        var command = invitations.Known(appointment.Language, appointment.TokenHash);
        return await Answer(pressed, id, await store.Admit(session, command, id, pressed.Caller.Actor, Inbound(pressed), ct), ct);
    }

    /// <summary>The message with the button turns into the session's live card.</summary>
    Inbound Inbound(Pressed pressed) => new(
        pressed.Key, outcome => outcome is Outcome.Accepted started ? [replies.Entry(pressed.Caller, new Reply.Live(started.Session.Id, pressed.Message))] : []);

    async Task<Reply> Answer(Pressed pressed, AppointmentId id, Outcome outcome, CancellationToken ct)
    {
        if (outcome is Outcome.Accepted { Session: var session })
        {
            await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
            return await cards.Session(pressed.Caller, session, null, ct);
        }

        if (await appointments.Get(id, ct) is not { } now)
            return await Unknown(pressed, ct);
        if (now.Session is { } became && await sessions.Get(became, ct) is { } known)
            return await cards.Session(pressed.Caller, known, null, ct);
        return outcome switch
        {
            Outcome.Refused { Reason: Refusal.SessionAlreadyOpen, Session: { } open } => await desk.One(pressed.Caller, now, ct, open),
            Outcome.Refused refused => await desk.One(pressed.Caller, now, ct, problem: Words.Of(refused.Reason, refused.Subjects, pressed.Caller.Culture)),
            _ => await desk.One(pressed.Caller, now, ct),
        };
    }

    async Task<Reply> Unknown(Pressed pressed, CancellationToken ct) => await desk.Refused(pressed.Caller, new AppointmentOutcome.Refused(Refusal.AppointmentNotFound, [], null), ct);
}
