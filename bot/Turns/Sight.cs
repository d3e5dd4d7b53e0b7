using SupportBot.Bot.Delivery;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>To whom a session's cards answer.</summary>
sealed class Sight(SessionQueries sessions, CardPlaces places, AssistPasses passes, CurrentPolicy policy)
{
    /// <summary>
    /// Who has or had part in the session, or is asked to take it, presses all; who only has the card before them may look at what it says to everybody, and
    /// come in. To everyone else it is as if there were no such session: a guessed id says nothing (conformance check 111).
    /// </summary>
    public async Task<bool> Reaches(Caller caller, Session session, CardPress press, CancellationToken ct) =>
        await HasPart(caller, session, press, ct) || (IsForOutsiders(press) && (await StandsHere(caller, session, ct) || HasPass(caller, session, press)));

    /// <summary>Who took part, who is or was asked to take it while it waits now, and supervisors.</summary>
    async Task<bool> HasPart(Caller caller, Session session, CardPress press, CancellationToken ct) =>
        session.FindRepresentative(caller.Id) is not null
        || session.Wait?.OfferTo(caller.Id) is not null
        || policy.Now.IsSupervisor(caller.Id)
        || (press is CardPress.Accept or CardPress.Decline or CardPress.TakeFromLine && (await sessions.Waits(session.Id, ct)).Any(happened => Asks(happened, caller.Id)));

    /// <summary>In a channel the card may stand in another thread: it is the same people.</summary>
    async Task<bool> StandsHere(Caller caller, Session session, CancellationToken ct) =>
        !caller.Turn.IsPersonal && (await places.Of(session.Id, ct)).Any(place => StoredAddress.Read(place.Address).RootId == caller.Address.RootId);

    bool HasPass(Caller caller, Session session, CardPress press) => press is CardPress.JoinAsAssistant { Pass: { } pass } && passes.Opens(pass, session.Id, caller.Id);

    /// <summary>Everything else would show, or say by its refusal, more than an outsider's card does.</summary>
    static bool IsForOutsiders(CardPress press) => press is CardPress.ShowSession or CardPress.Refresh or CardPress.Cancel or CardPress.JoinAsAssistant;

    /// <summary>R7.5: who was asked, or serves a queue in which it stood, hears who was faster, also when it waits no more.</summary>
    bool Asks(SessionEvent happened, PersonId person) => happened switch
    {
        SessionEvent.Offered offered => offered.Agent == person,
        SessionEvent.Requested requested => Serves(requested.Queue, person),
        SessionEvent.SessionTransferred { Queue: { } queue } => Serves(queue, person),
        SessionEvent.Overflowed overflowed => Serves(overflowed.Queue, person),
        _ => false,
    };

    bool Serves(QueueId id, PersonId person) => policy.Now.Find(id) is { } queue && SessionPolicy.IsAgentOf(queue, person);
}
