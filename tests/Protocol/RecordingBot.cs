using System.Collections.Concurrent;
using SupportBot.Protocol;

namespace SupportBot.Tests.Protocol;

/// <summary>Does what a test tells it, and remembers every turn.</summary>
public sealed class RecordingBot : IBot
{
    public ConcurrentQueue<Turn> Turns { get; } = [];
    public ConcurrentQueue<Exception> Failures { get; } = [];
    public ConcurrentQueue<Turn> Invokes { get; } = [];
    public Connector Connector { get; set; } = null!;
    public Func<Turn, CancellationToken, ValueTask> Does { get; set; } = (_, _) => ValueTask.CompletedTask;
    public Dictionary<string, InvokeHandler> Answers { get; } = [];
    public Action<InvokeRoutes>? Maps { get; set; }

    public void MapInvokes(InvokeRoutes routes)
    {
        foreach (var (name, handler) in Answers)
            routes.Map(name, async (turn, ct) =>
            {
                Invokes.Enqueue(turn);
                return await handler(turn, ct);
            });
        Maps?.Invoke(routes);
    }

    public async ValueTask OnActivity(Turn turn, CancellationToken ct)
    {
        Turns.Enqueue(turn);
        await Does(turn, ct);
    }

    public async ValueTask OnFailure(Turn turn, Exception exception, CancellationToken ct)
    {
        Failures.Enqueue(exception);
        await Connector.Reply(turn, OutboundActivity.Message("Something went wrong."), ct);
    }
}
