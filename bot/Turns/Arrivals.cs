using SupportBot.Protocol;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The bot's own comings and goings: greets once per conversation, and knows where it can't speak any more.</summary>
sealed class Arrivals(Callers callers, SessionStore store, Replies replies, People people, CardDesk desk)
{
    public async Task Take(Turn turn, CancellationToken ct)
    {
        if (await callers.Of(turn, ct) is not { } caller)
            return;
        if (turn.IsBotRemoved && turn.IsPersonal)
            await people.MarkUnreachable(caller.Id, "removed", ct);
        if (!turn.IsBotAdded)
            return;
        if (turn.IsPersonal)
            await people.MarkReachable(caller.Id, ct);
        // installationUpdate and conversationUpdate come in either order, or at the same moment: one key, one welcome
        await store.Take($"welcome|{turn.Address.ChannelId}|{turn.Address.RootId}", [replies.Entry(caller, desk.Welcome(caller))], ct);
    }
}
