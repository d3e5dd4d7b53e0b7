using SupportBot.Bot.Texts;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Commands of agents: whether they take sessions, and what waits (R7.10).</summary>
sealed class DutyTurns(Door door, Duty duty, QueueDesk desk, CurrentPolicy policy)
{
    /// <summary>Cards of queues in one answer.</summary>
    const int MostCards = 10;

    public Task Available(Caller caller, CancellationToken ct) => Go(caller, duty.Available, ct);

    public Task Away(Caller caller, CancellationToken ct) => Go(caller, duty.Away, ct);

    /// <summary>In a personal chat the overview; elsewhere the queues' live cards, which everybody there works from.</summary>
    public async Task Queues(Caller caller, CancellationToken ct)
    {
        if (caller.Turn.IsPersonal)
            await door.Answer(caller, await desk.Queues(caller, ct), ct);
        else if (policy.Now.Queues.IsEmpty)
            await door.Answer(caller, new Reply.Text(ChatTexts.Of("NoQueues", caller.Culture)), ct);
        else
            await door.Answer(caller, policy.Now.Queues.Take(MostCards).Select(queue => new Reply.Queue(queue.Id)), ct);
    }

    async Task Go(Caller caller, Func<Caller, CancellationToken, Task<string>> change, CancellationToken ct) =>
        await door.Answer(caller, new Reply.Text(duty.UnlessAgent(caller) ?? await change(caller, ct)), ct);
}
