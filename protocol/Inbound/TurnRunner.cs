using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace SupportBot.Protocol.Inbound;

/// <summary>
/// Takes an activity through the bot: once, in its conversation's order, within its time. The answer waits for the bot, because what the
/// bot has made durable by then can't be lost; and the work goes on when the channel hangs up.
/// </summary>
sealed partial class TurnRunner(IBot bot, InvokeRoutes routes, BotOptions options, TimeProvider time, ILogger<TurnRunner> log)
{
    /// <summary>For work that outlives its invoke's answer.</summary>
    static readonly TimeSpan InvokeWorkLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan ApologyLimit = TimeSpan.FromSeconds(5);

    readonly Arrivals arrivals = new(time);
    readonly ConversationLanes lanes = new();
    readonly LoopGuard loops = new(time);
    int running;

    public async Task<TurnOutcome> Run(Activity activity)
    {
        var turn = new Turn(activity, time.GetUtcNow());
        if (!Concerns(turn))
            return TurnOutcome.Ignored;
        var isInvoke = activity.Type == ActivityTypes.Invoke;
        var outcome = arrivals.Once(turn, () => InLane(turn, isInvoke), out var isRepeated);
        try
        {
            var done = await outcome.WaitAsync(isInvoke ? options.InvokeTimeLimit : options.MessageTimeLimit, time);
            return isRepeated ? done with { Name = "repeated" } : done;
        }
        catch (TimeoutException)
        {
            Overrun(activity.Type!);
            return isInvoke ? Render(WorkingOnIt.Answer(turn), "overrun") : TurnOutcome.SendAgain;
        }
    }

    /// <summary>Waits for work that has outlived its answer, when the host stops.</summary>
    public async Task Drain(CancellationToken ct)
    {
        while (Volatile.Read(ref running) > 0 && !ct.IsCancellationRequested)
            await Task.Delay(50, CancellationToken.None);
    }

    /// <summary>Teams marks edits and deletions by an event type; without it they mean nothing to us. Unknown types are accepted and dropped.</summary>
    bool Concerns(Turn turn) => ActivityTypes.IsForTheBot(turn.Activity.Type!) && !loops.IsUnheard(turn.Activity) && turn.Activity.Type switch
    {
        ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete => turn.Activity.ChannelId == "msteams" && turn.Teams.EventType is not null,
        _ => true,
    };

    Task<TurnOutcome> InLane(Turn turn, bool isInvoke)
    {
        if (!isInvoke)
            return lanes.Run(turn.Address.ConversationId, () => Counted(() => Message(turn)));
        return routes.Find(turn.Activity.Name) is not { } handler ? Task.FromResult(Render(InvokeAnswer.NotImplemented, "not implemented"))
            : lanes.Run(turn.Address.ConversationId, () => Counted(() => Invoke(turn, handler)));
    }

    async Task<TurnOutcome> Message(Turn turn)
    {
        var left = options.MessageTimeLimit - (time.GetUtcNow() - turn.ReceivedAt);
        if (left <= TimeSpan.Zero)
            return TurnOutcome.SendAgain;    // Has waited in its lane for so long that the channel has given up on it.
        using var limit = new CancellationTokenSource(left, time);
        try
        {
            await bot.OnActivity(turn, limit.Token);
        }
        catch (DurabilityException cause)
        {
            NotDurable(cause, turn.Activity.Type!);
            return TurnOutcome.SendAgain;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return TurnOutcome.SendAgain;
        }
        catch (Exception cause)
        {
            Failed(cause, turn.Activity.Type!);
            await Apologise(turn, cause);
        }
        return turn.ExpectsReplies ? Replies(turn) : TurnOutcome.Accepted;
    }

    async Task<TurnOutcome> Invoke(Turn turn, InvokeHandler handler)
    {
        using var limit = new CancellationTokenSource(InvokeWorkLimit, time);
        try
        {
            return Render(await handler(turn, limit.Token), "accepted");
        }
        catch (DurabilityException cause)
        {
            NotDurable(cause, turn.Activity.Type!);
            return TurnOutcome.SendAgain;
        }
        catch (Exception cause)
        {
            Failed(cause, turn.Activity.Type!);
            return TurnOutcome.Failed;
        }
    }

    async Task Apologise(Turn turn, Exception cause)
    {
        try
        {
            using var limit = new CancellationTokenSource(ApologyLimit, time);
            await bot.OnFailure(turn, cause, limit.Token);
        }
        catch (Exception another)
        {
            ApologyFailed(another);
        }
    }

    async Task<TurnOutcome> Counted(Func<Task<TurnOutcome>> work)
    {
        Interlocked.Increment(ref running);
        try
        {
            return await work();
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    static TurnOutcome Render(InvokeAnswer answer, string name) =>
        new(answer.Status, answer.Body is null ? null : JsonSerializer.SerializeToUtf8Bytes(answer.Body, Wire.Json.JsonNode), true, name);

    static TurnOutcome Replies(Turn turn)
    {
        var replies = new JsonArray([.. turn.Replies.Select(reply => JsonSerializer.SerializeToNode(reply, Wire.Json.OutboundActivity))]);
        return Render(new InvokeAnswer(200, new JsonObject { ["activities"] = replies }), "accepted");
    }

    [LoggerMessage(LogLevel.Error, "A turn of type {Type} has failed")]
    partial void Failed(Exception cause, string type);

    [LoggerMessage(LogLevel.Error, "Nothing of a turn of type {Type} could be made durable; the channel is asked to send it again")]
    partial void NotDurable(Exception cause, string type);

    [LoggerMessage(LogLevel.Error, "The apology for a failed turn has failed too")]
    partial void ApologyFailed(Exception cause);

    [LoggerMessage(LogLevel.Warning, "A turn of type {Type} takes longer than the channel waits")]
    partial void Overrun(string type);
}
