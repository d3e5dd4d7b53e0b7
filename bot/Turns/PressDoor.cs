using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>How presses about a session get through the one door, and what they are answered with.</summary>
sealed class PressDoor(SessionStore store, CardPlaces places, CardDesk desk, Replies replies)
{
    /// <summary>Gives the command; what it entails beside the outcome is the outbox's, by the rules.</summary>
    public Task<Outcome> Give(Pressed pressed, Session session, SessionCommand command, CancellationToken ct, Func<Outcome, IEnumerable<OutboxEntry>>? also = null) =>
        store.Apply(session.Id, command, pressed.Caller.Actor, new Inbound(pressed.Key, also), ct);

    /// <summary>Gives the command; accepted, the pressed message turns into the session's live card. A dialog is opened on that.</summary>
    public Task<Outcome> GiveAndTurnLive(Pressed pressed, Session session, SessionCommand command, CancellationToken ct) => Give(
        pressed, session, command, ct, answer => answer is Outcome.Accepted && !pressed.IsInDialog ? [replies.Entry(pressed.Caller, new Reply.Live(session.Id, pressed.Message))] : []);

    /// <summary>A command whose outcome the session's card shows.</summary>
    public async Task<Reply> Plain(Pressed pressed, Session session, SessionCommand command, CancellationToken ct) => await Shown(pressed, session, await Give(pressed, session, command, ct), ct);

    /// <summary>The session's card with what became of a command.</summary>
    /// <param name="done">What is said when it was accepted.</param>
    public async Task<Reply> Shown(Pressed pressed, Session session, Outcome outcome, CancellationToken ct, string? done = null) =>
        await desk.Session(pressed.Caller, outcome.Session(session), outcome.Problem(pressed.Caller), ct, outcome is Outcome.Refused ? null : done);

    /// <summary>Asked for by a card that is out of date, or forged (R5.1, R11.5).</summary>
    public async Task<Reply> Refused(Pressed pressed, Session session, Refusal reason, CancellationToken ct) =>
        await desk.Session(pressed.Caller, session, Words.Of(session.IsOpen ? reason : Refusal.SessionEnded, [], pressed.Caller.Culture), ct);

    /// <summary>
    /// A message of its own beside the session's card, which would be drawn anew under somebody's typing; for the caller alone, so not in a shared
    /// conversation: there it goes into their personal chat, and where there is none, the pressed card turns into it for their eyes.
    /// </summary>
    public async Task<Reply> Beside(Pressed pressed, Session session, Reply beside, CancellationToken ct)
    {
        var caller = pressed.Caller;
        if (pressed.IsInDialog || !Replies.HasPersonalChat(caller))
            return beside;
        await Post(pressed, beside, ct);
        return await desk.Session(caller, session, null, ct, caller.Turn.IsPersonal ? null : ChatTexts.Of("AnsweredPrivately", caller.Culture));
    }

    /// <summary>Beside the session's live card; any other card turns into it.</summary>
    public async Task<Reply> Form(Pressed pressed, Session session, Reply.Card form, CancellationToken ct) => !pressed.IsInDialog && await IsLive(pressed, session, ct) ? await Beside(pressed, session, form, ct) : form;

    /// <summary>A message of its own, once for a press.</summary>
    /// <returns>False for a repeat.</returns>
    public Task<bool> Post(Pressed pressed, Reply reply, CancellationToken ct) => Post(pressed, [reply], ct);

    /// <inheritdoc cref="Post(Pressed, Reply, CancellationToken)"/>
    public Task<bool> Post(Pressed pressed, IEnumerable<Reply> inOrder, CancellationToken ct) => store.Take(pressed.Key, [.. inOrder.Select(reply => replies.Entry(pressed.Caller, reply))], ct);

    /// <summary>Whether the pressed message is the session's live card, which is kept up to date.</summary>
    public async Task<bool> IsLive(Pressed pressed, Session session, CancellationToken ct) => (await places.Of(session.Id, ct)).Any(place =>
        place.ConversationId == pressed.Caller.Address.ConversationId && place.ActivityId == pressed.Message && place.Kind == nameof(Delivery.CardKind.Session));
}

/// <summary>A group of presses about one session.</summary>
interface ISessionPresses
{
    /// <returns>Null for a press of another group.</returns>
    Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct);
}

/// <summary>A group of presses about no session.</summary>
interface IFreePresses
{
    /// <returns>Null for a press of another group.</returns>
    Task<Reply>? Judge(Pressed pressed, CancellationToken ct);
}
