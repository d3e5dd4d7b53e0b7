using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on the cards of queues: each is answered with the card as it is now.</summary>
sealed class QueuePresses(QueueDesk desk, Duty duty, Takings takings) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.ShowQueues => Shown(pressed.Caller, null, null, null, ct),
        CardPress.RefreshQueue refresh => Shown(pressed.Caller, refresh.Queue, null, null, ct),
        CardPress.TakeNext take => TakeNext(pressed, take.Queue, ct),
        CardPress.GoAvailable go => Go(pressed.Caller, go.Queue, duty.Available, ct),
        CardPress.GoAway go => Go(pressed.Caller, go.Queue, duty.Away, ct),
        _ => null,
    };

    async Task<Reply> Go(Caller caller, QueueId? queue, Func<Caller, CancellationToken, Task<string>> change, CancellationToken ct) => duty.UnlessAgent(caller) is { } problem
        ? await Shown(caller, queue, problem, null, ct)
        : await Shown(caller, queue, null, await change(caller, ct), ct);

    async Task<Reply> TakeNext(Pressed pressed, QueueId queue, CancellationToken ct)
    {
        var (problem, done) = await takings.Next(pressed, queue, ct);
        return await Shown(pressed.Caller, queue, problem, done, ct);
    }

    /// <summary>The queue's card; the overview where there is no such queue.</summary>
    async Task<Reply> Shown(Caller caller, QueueId? queue, string? problem, string? done, CancellationToken ct) =>
        queue is not { } id ? await desk.Queues(caller, ct, problem, done)
        : await desk.Queue(id, caller.Culture, problem, done, ct) is { } card ? CardDesk.Card(card)
        : await desk.Queues(caller, ct, problem ?? Words.Of(Refusal.QueueNotFound, [], caller.Culture), done);
}
