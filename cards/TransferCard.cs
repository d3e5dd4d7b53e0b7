using System.Collections.Immutable;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the form shows that passes a session on.</summary>
/// <param name="ToAgents">The form for agents; else the one for queues.</param>
public sealed record TransferView(Session Session, bool ToAgents)
{
    /// <summary>All queues of the site.</summary>
    public IReadOnlyList<QueueView> Queues { get; init; } = [];

    /// <summary>All agents but the viewer.</summary>
    public IReadOnlyList<AgentShown> Agents { get; init; } = [];

    /// <summary>What was chosen and typed and isn't done yet.</summary>
    public QueueId? Queue { get; init; }

    public ImmutableArray<string> Chosen { get; init; } = [];
    public string Message { get; init; } = "";
    public bool IsUrgent { get; init; }

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }
}

/// <summary>Passes a session on, to one queue or to agents (R7.2).</summary>
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

    public static AdaptiveCard Render(TransferView view, CardContext context) =>
        CardSize.Fit<(int Choices, int Typed)>([(50, LongestMessage), (25, LongestMessage), (10, 2000), (4, 1000)], limits => Render(view, limits.Choices, limits.Typed, context));

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

    static AdaptiveCard Render(TransferView view, int choices, int typed, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var isPossible = view.ToAgents ? view.Agents.Count > 0 : view.Queues.Count > 0;
        return Parts.Card(context, t.TransferFallback(session.Number),
            [
                Parts.Band(t.TransferSession, session.Number.ToString(), Parts.State(session, context)),
                Parts.Problem(view.Problem),
                Picker(view, context),
                .. view.ToAgents ? ToAgents(view, choices, context) : ToQueue(view, choices, context),
                new TextInput
                {
                    Id = Message,
                    Label = t.TransferMessage,
                    Placeholder = t.TransferMessageHint(SessionPolicy.TransferMessageLength),
                    MaxLength = LongestMessage,
                    IsMultiline = true,
                    Value = Parts.Typed(view.Message, typed),
                },
                new ToggleInput(t.TransferUrgent) { Id = Urgent, Value = view.IsUrgent ? "true" : "false", Wrap = true },
                Parts.Subtle(t.TransferHint),
            ],
            isPossible ? Press(Verb.Transfer, t.Transfer, view, context) with { Style = ActionStyle.Positive } : null,
            context.Press(Verb.Cancel, t.Cancel, session));
    }

    /// <summary>R7.2: the selector has both.</summary>
    static ActionSet Picker(TransferView view, CardContext context) => new([.. Enum.GetValues<Target>().Select(target => target == Target.Agents).Select(toAgents =>
        Press(Verb.ChooseTransferTarget, toAgents ? context.T.Agents : context.T.Queues, view with { ToAgents = toAgents }, context) with
        {
            Style = toAgents == view.ToAgents ? ActionStyle.Positive : null,
            Tooltip = toAgents == view.ToAgents ? context.T.Chosen : null,
        })])
    { Spacing = Spacing.Medium };

    static IEnumerable<Element> ToQueue(TransferView view, int choices, CardContext context)
    {
        var t = context.T;
        if (view.Queues.Count == 0)
        {
            yield return Parts.Text(t.QueuesNone);
            yield break;
        }

        var shown = view.Queues.OrderByDescending(queue => queue.Queue.Id == view.Queue).Take(choices).ToArray();
        yield return new ChoiceInput([.. view.Queues.Where(shown.Contains).Select(queue => new Choice(
            $"{Parts.NameForButton(queue.Queue.Name)} · {t.WaitingCount(queue.Waiting.Count)} · {t.AgentsFree(queue.Free)}", queue.Queue.Id.Value))])
        {
            Id = Queue,
            Label = t.TransferQueue,
            Value = view.Queue?.Value,
            Style = shown.Length > 6 ? ChoiceStyle.Compact : ChoiceStyle.Expanded,
            Wrap = true,
        };
        if (shown.Length < view.Queues.Count)
            yield return Parts.Subtle(t.More(view.Queues.Count - shown.Length));
    }

    static IEnumerable<Element> ToAgents(TransferView view, int choices, CardContext context)
    {
        var t = context.T;
        if (view.Agents.Count == 0)
        {
            yield return Parts.Text(t.TransferNoAgents);
            yield break;
        }

        // Several chosen travel with commas between.
        var shown = view.Agents.Where(agent => !agent.Person.Value.Contains(','))
            .OrderByDescending(agent => IsChosen(agent, view)).ThenBy(agent => agent.State).ThenBy(agent => agent.Name, StringComparer.Ordinal).Take(choices).ToArray();
        yield return new ChoiceInput([.. shown.Select(agent => new Choice($"{Parts.NameForButton(agent.Name)} · {(agent.IsReachable ? Words.Of(agent.State, context.Culture) : context.T.AgentUnreachable)}", agent.Person.Value))])
        {
            Id = Agents,
            Label = t.TransferAgents,
            IsMultiSelect = true,
            Value = shown.Where(agent => IsChosen(agent, view)).Select(agent => agent.Person.Value).ToArray() is { Length: > 0 } chosen ? string.Join(',', chosen) : null,
            Style = shown.Length > 6 ? ChoiceStyle.Compact : ChoiceStyle.Expanded,
            Wrap = true,
        };
        if (shown.Length < view.Agents.Count)
            yield return Parts.Subtle(t.More(view.Agents.Count - shown.Length));
    }

    static bool IsChosen(AgentShown agent, TransferView view) => view.Chosen.Contains(agent.Person.Value, StringComparer.OrdinalIgnoreCase);

    static ExecuteAction Press(string verb, string title, TransferView view, CardContext context) =>
        context.Press(verb, title, view.Session, (PressKeys.Target, (view.ToAgents ? Target.Agents : Target.Queues).ToString())) with { AssociatedInputs = null };
}
