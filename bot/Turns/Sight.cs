using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>To whom a session's cards answer; to others a guessed id says nothing (conformance check 111).</summary>
sealed class Sight(SessionQueries sessions, CardPlaces places, CurrentPolicy policy)
{
    /// <summary>Who took part, who is or was asked to take it while it waits now, supervisors, and in a shared conversation everybody there.</summary>
    public async Task<bool> Reaches(Caller caller, Session session, CardPress press, CancellationToken ct) =>
        session.FindRepresentative(caller.Id) is not null
        || session.Wait?.OfferTo(caller.Id) is not null
        || policy.Now.IsSupervisor(caller.Id)
        || (press is CardPress.Accept or CardPress.Decline or CardPress.TakeFromLine && (await sessions.Waits(session.Id, ct)).Any(happened => Asks(happened, caller.Id)))
        || (!caller.Turn.IsPersonal && (await places.Of(session.Id, ct)).Any(place => place.ConversationId == caller.Address.ConversationId));

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
