using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>How a turn in chat gets through the one door: the command, its answer and the key of the delivery become durable together.</summary>
sealed class Door(SessionStore store, Replies replies)
{
    /// <summary>Gives a command; what is answered depends on the outcome, and is promised in the same transaction. No reply: the live card says it.</summary>
    public Task<Outcome> Give(Caller caller, SessionId session, SessionCommand command, Func<Outcome, Reply?> answer, CancellationToken cancellationToken) =>
        store.Apply(session, command, caller.Actor, Inbound(caller, answer), cancellationToken);

    /// <summary>Answers a turn that changes nothing. A repeated delivery is answered once.</summary>
    public Task Answer(Caller caller, Reply reply, CancellationToken cancellationToken) => Answer(caller, [reply], cancellationToken);

    public Task Answer(Caller caller, IEnumerable<Reply> inOrder, CancellationToken cancellationToken) =>
        store.Take(caller.Turn.DedupKey, replies.Entries(caller, inOrder), cancellationToken);

    public static Reply.Text Refused(Caller caller, Refusal reason) => new(Words.Of(reason, [], caller.Culture));

    /// <summary>What is answered to an accepted command; a refused one says why, a repeated one has been answered.</summary>
    public static Reply? Shown(Caller caller, Outcome outcome, Func<Session, Reply?> accepted) => outcome switch
    {
        Outcome.Accepted done => accepted(done.Session),
        Outcome.Refused refused => new Reply.Text(Words.Of(refused.Reason, refused.Subjects, caller.Culture)),
        _ => null,
    };

    Inbound Inbound(Caller caller, Func<Outcome, Reply?> answer) =>
        new(caller.Turn.DedupKey, outcome => answer(outcome) is { } reply ? replies.Entries(caller, [reply]) : []);
}
