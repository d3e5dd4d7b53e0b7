using SupportBot.Bot.Texts;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Control that somebody takes by themselves: out of a line, or as a supervisor. The session's live card comes into their personal chat.</summary>
sealed class Takings(SessionStore store, Replies replies, QueueBoard board, Offered offered, CurrentPolicy policy)
{
    /// <summary>The first session of the line that nobody else takes at the same instant. The same press again takes no second one (R11.1).</summary>
    public async Task<(string? Problem, string? Done)> Next(Pressed pressed, QueueId id, CancellationToken ct)
    {
        var caller = pressed.Caller;
        if (policy.Now.Find(id) is not { } queue)
            return (Words.Of(Refusal.QueueNotFound, [], caller.Culture), null);
        if (!SessionPolicy.IsAgentOf(queue, caller.Id) && !policy.Now.IsSupervisor(caller.Id))
            return (Words.Of(Refusal.NotAgentOfQueue, [], caller.Culture), null);
        if (!await store.Take(pressed.Key, [], ct))
            return (null, null);
        foreach (var session in await board.Line(id, ct))
        {
            var taken = await Take(pressed, session, place => new SessionCommand.Take(place, caller.Culture.Name), $"{pressed.Key}|{session.Id}", ct);
            if (taken is Outcome.Accepted { Session: var now })
                return (null, Done(caller, now));
        }

        return (ChatTexts.Of("NobodyWaits", caller.Culture, queue.Name), null);
    }

    /// <param name="command">Of the place that the taker gets, if they have none in the session.</param>
    /// <param name="hasCard">The session's live card is there already: it was pressed.</param>
    public async Task<Outcome> Take(Pressed pressed, Session session, Func<ParticipantId, SessionCommand> command, string key, CancellationToken ct, bool hasCard = false)
    {
        var caller = pressed.Caller;
        var outcome = await store.Apply(
            session.Id, command(new ParticipantId(Guid.CreateVersion7())), caller.Actor, new Inbound(key, answer => answer is Outcome.Accepted && !hasCard ? replies.Private(caller, session.Id) : []), ct);
        if (outcome is Outcome.Accepted)
            await offered.BelongsTo(caller, session, ct);
        return outcome;
    }

    public static string Done(Caller caller, Session session) =>
        ChatTexts.Of(caller.Turn.IsPersonal || caller.Person.PersonalAddress is not null ? "Taken" : "TakenElsewhere", caller.Culture, session.Number);
}
