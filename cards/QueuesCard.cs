using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>All queues as they are now, for one person.</summary>
/// <param name="Own">What the viewer is as an agent; null when they are none.</param>
public sealed record QueuesView(IReadOnlyList<QueueView> Queues, AgentState? Own)
{
    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>Lengths, waits and agents of all queues, and one's own availability (R7.10).</summary>
public static class QueuesCard
{
    public static AdaptiveCard Render(QueuesView view, CardContext context) => CardSize.Fit([20, 12, 6], rows => Render(view, rows, context));

    static AdaptiveCard Render(QueuesView view, int rows, CardContext context)
    {
        var t = context.T;
        var waiting = view.Queues.Sum(queue => queue.Waiting.Count);
        return Parts.Card(context, t.QueuesFallback(waiting),
            [
                Parts.Band(t.Queues, t.WaitingCount(waiting), view.Own is { } own ? OwnState(own, context) : null),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                view.Queues.Count == 0 ? Parts.Text(t.QueuesNone) : null,
                .. view.Queues.Take(rows).Select(queue => Row(queue, context)),
                view.Queues.Count > rows ? Parts.Subtle(t.More(view.Queues.Count - rows)) : null,
            ],
            view.Own is null ? null : context.Press(Verb.GoAvailable, t.Available) with { Style = view.Own == AgentState.Away ? ActionStyle.Positive : null },
            view.Own is null ? null : context.Press(Verb.GoAway, t.Away),
            context.Press(Verb.ShowQueues, t.Refresh));
    }

    static TextBlock OwnState(AgentState own, CardContext context) => new(context.T.QueuesOwn(Words.Of(own, context.Culture)))
    {
        Weight = TextWeight.Bolder,
        Color = own == AgentState.Available ? TextColor.Good : null,
        HorizontalAlignment = HorizontalAlignment.Right,
    };

    static Container Row(QueueView queue, CardContext context) => Parts.Row(
        Parts.Strong(Parts.Name(queue.Queue.Name)),
        Parts.Subtle(QueueCard.Line(queue, context)),
        QueueCard.OpenMark(queue, context),
        context.Press(Verb.RefreshQueue, context.T.ShowQueue(Parts.NameForButton(queue.Queue.Name)), (PressKeys.Queue, queue.Queue.Id.Value)));
}
