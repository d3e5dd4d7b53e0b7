using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;

namespace SupportBot.Web.Representatives;

/// <summary>Makes a session of a scheduled one from its representative's page, with the customer's link ready, as its card in the chat does.</summary>
sealed class ScheduledStarts(SessionStore store, AppointmentStore appointments, InvitationDesk invitations, People people, CurrentPolicy policy, TimeProvider time)
{
    /// <summary>Null: there is no such scheduled session for this person.</summary>
    public async Task<Appointment?> Find(string id, Actor.Representative by, CancellationToken cancellationToken) =>
        AppointmentId.Parse(id) is { } known && await appointments.Get(known, cancellationToken) is { } appointment && appointment.Representative == by.Person ? appointment : null;

    public async Task<Outcome> Start(Appointment appointment, Actor.Representative by, CancellationToken cancellationToken)
    {
        var (now, own) = (time.GetUtcNow(), (await people.Get(by.Person, cancellationToken))?.Mode);
        var command = new SessionCommand.Start(
            new SessionId(Guid.CreateVersion7(now)), SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7(now)), policy.Now.ModeFor(own), Languages.Now, invitations.Known(appointment.Language, appointment.TokenHash));
        return await Begun(await store.Open(command, appointment.Id, by, null, cancellationToken), by, cancellationToken);
    }

    /// <summary>In single mode several customers are in one session: this one as well.</summary>
    public async Task<Outcome> Admit(Appointment appointment, SessionId session, Actor.Representative by, CancellationToken cancellationToken) =>
        await Begun(await store.Admit(session, invitations.Known(appointment.Language, appointment.TokenHash), appointment.Id, by, null, cancellationToken), by, cancellationToken);

    /// <summary>What is written in the chat is about it from now on.</summary>
    async Task<Outcome> Begun(Outcome outcome, Actor.Representative by, CancellationToken cancellationToken)
    {
        if (outcome is Outcome.Accepted { Session: var session })
            await people.SetCurrentSession(by.Person, session.Id, cancellationToken);
        return outcome;
    }
}
