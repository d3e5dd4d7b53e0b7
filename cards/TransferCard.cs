using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Passes a session on, to a queue or to agents (R7.2).</summary>
public static class TransferCard
{
    const string Queue = "queue";
    const string Agents = "agents";
    const string Message = "message";
    const string Urgent = "urgent";

    /// <summary>UTF-16 units. Far above what the rules take: who wrote too much is told so, and nothing is cut (R7.2).</summary>
    const int LongestMessage = 4000;

    enum Target
    {
        Queues,
        Agents,
    }

    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data)
    {
        if (verb == Verb.OpenTransfer)
            return new CardPress.OpenTransfer(session);
        if (data.Text(Message) is not { } message || data.Flag(Urgent) is not { } urgent || data.Named<Target>(PressKeys.Target) is not { } target)
            return null;
        var toAgents = target == Target.Agents;
        return (verb, data.Chosen(Agents)) switch
        {
            (Verb.ChooseTransferTarget, _) => new CardPress.ChooseTransferTarget(session, toAgents, message, urgent),
            (Verb.Transfer, { } agents) when toAgents => new CardPress.Transfer(session, null, agents, message, urgent) { ToAgents = true },
            (Verb.Transfer, _) when !toAgents && data.Text(Queue) is { } queue && (queue.Length == 0 || QueueId.Parse(queue) is not null) =>
                new CardPress.Transfer(session, QueueId.Parse(queue), [], message, urgent),
            _ => null,
        };
    }
}
