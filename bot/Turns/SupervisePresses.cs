using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses of those who step in: supervisors anywhere, agents in the lines of their queues.</summary>
sealed class SupervisePresses(QueueDesk desk, CardDesk cards, Takings takings, PressDoor door, CurrentPolicy policy) : IFreePresses, ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press is CardPress.ShowAllSessions ? All(pressed.Caller, null, null, ct) : null;

    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.TakeOver => TakeOver(pressed, session, ct),
        CardPress.TakeFromLine => TakeFromLine(pressed, session, ct),
        _ => null,
    };

    async Task<Reply> All(Caller caller, string? problem, string? done, CancellationToken ct) => policy.Now.IsSupervisor(caller.Id)
        ? await desk.AllSessions(caller, ct, problem, done)
        : cards.Problem(caller, Words.Of(Refusal.OnlySupervisors, [], caller.Culture));

    /// <summary>Stands on the list of all sessions and on the session's own card: the one that was pressed is answered.</summary>
    async Task<Reply> TakeOver(Pressed pressed, Session session, CancellationToken ct)
    {
        var caller = pressed.Caller;
        var isLive = await door.IsLive(pressed, session, ct);
        var outcome = await takings.Take(pressed, session, place => new SessionCommand.TakeOver(place, caller.Culture.Name), pressed.Key, ct, isLive);
        return isLive || !policy.Now.IsSupervisor(caller.Id)
            ? await door.Shown(pressed, session, outcome, ct)
            : await All(caller, outcome.Problem(caller), outcome is Outcome.Refused ? null : Takings.Done(caller, outcome.Session(session)), ct);
    }

    async Task<Reply> TakeFromLine(Pressed pressed, Session session, CancellationToken ct)
    {
        var caller = pressed.Caller;
        var outcome = await takings.Take(pressed, session, place => new SessionCommand.Take(place, caller.Culture.Name), pressed.Key, ct);
        var done = outcome is Outcome.Refused ? null : Takings.Done(caller, outcome.Session(session));
        return session.Wait?.Queue is { } queue && await desk.Queue(queue, caller.Culture, outcome.Problem(caller), done, ct) is { } card
            ? CardDesk.Card(card)
            : await desk.Queues(caller, ct, outcome.Problem(caller), done);
    }
}
