using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on an offer (R7.4, R7.5). Accepted, the offer turns into the session's live card.</summary>
sealed class OfferPresses(QueueDesk desk, PressDoor door, Offered offered, TimeProvider time) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.Accept => Accept(pressed, session, ct),
        CardPress.Decline => Decline(pressed, session, ct),
        _ => null,
    };

    async Task<Reply> Accept(Pressed pressed, Session session, CancellationToken ct)
    {
        var caller = pressed.Caller;
        var place = await offered.Release(caller, session, pressed.Message, ct);
        var command = new SessionCommand.Accept(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), caller.Culture.Name);
        var outcome = await door.GiveAndTurnLive(pressed, session, command, ct);
        if (outcome.Session(session).IsController(caller.Id))
        {
            await offered.BelongsTo(caller, session, ct);
            return await door.Shown(pressed, session, outcome, ct);
        }

        await offered.Restore(place, ct);
        return await Shown(pressed, session, outcome, ct);
    }

    async Task<Reply> Decline(Pressed pressed, Session session, CancellationToken ct) => await Shown(pressed, session, await door.Give(pressed, session, new SessionCommand.Decline(), ct), ct);

    /// <summary>The offer as it is now: who was faster stands on it.</summary>
    async Task<Reply> Shown(Pressed pressed, Session session, Outcome outcome, CancellationToken ct)
    {
        var problem = outcome is Outcome.Refused { Reason: Refusal.TakenByAnother or Refusal.SessionEnded } ? null : outcome.Problem(pressed.Caller);
        return CardDesk.Card(await desk.Offer(outcome.Session(session), pressed.Caller.Id, pressed.Caller.Culture, problem, ct));
    }
}
