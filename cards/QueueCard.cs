using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>One queue, for a team's channel or a chat: the same card for everybody.</summary>
public static class QueueCard
{
    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Queue) switch
    {
        (Verb.RefreshQueue, { } queue) => new CardPress.RefreshQueue(queue),
        (Verb.TakeNext, { } queue) => new CardPress.TakeNext(queue),
        (Verb.GoAvailable, var queue) when data.HasQueueOrNone => new CardPress.GoAvailable(queue),
        (Verb.GoAway, var queue) when data.HasQueueOrNone => new CardPress.GoAway(queue),
        _ => null,
    };
}
