using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>One queue as it is now.</summary>
/// <param name="Waiting">The sessions in its line, the next one first.</param>
/// <param name="Agents">Those who serve it.</param>
/// <param name="IsOpen">Whether customers may come in by themselves now (R7.9).</param>
public sealed record QueueView(Queue Queue, IReadOnlyList<Session> Waiting, IReadOnlyList<AgentShown> Agents, bool IsOpen)
{
    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>Stands where several people see it, who may pin it.</summary>
    public bool IsShared { get; init; }

    public int Free => Agents.Count(agent => agent.State == AgentState.Available);

    public TimeSpan? LongestWait(DateTimeOffset now) => Waiting.Count == 0 ? null : now - Waiting.Min(session => session.Wait?.Since ?? now);
}

/// <summary>
/// One queue, for a team's channel or a chat: the same card for everybody, so of customers it says first names only and nothing of what
/// they asked.
/// </summary>
public static class QueueCard
{
    public static AdaptiveCard Render(QueueView view, CardContext context) => CardSize.Fit<(int Waiting, int Names)>([(8, 12), (5, 6), (2, 2)], limits => Render(view, limits.Waiting, limits.Names, context));

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Queue) switch
    {
        (Verb.RefreshQueue, { } queue) => new CardPress.RefreshQueue(queue),
        (Verb.TakeNext, { } queue) => new CardPress.TakeNext(queue),
        (Verb.GoAvailable, var queue) when data.HasQueueOrNone => new CardPress.GoAvailable(queue),
        (Verb.GoAway, var queue) when data.HasQueueOrNone => new CardPress.GoAway(queue),
        _ => null,
    };

    /// <summary>"2 waiting · longest 4 min · 3 agents free".</summary>
    internal static string Line(QueueView view, CardContext context)
    {
        var t = context.T;
        var longest = view.LongestWait(context.Now) is { } wait ? $" · {t.QueueLongestWait(Words.Duration(wait, context.Culture))}" : "";
        return $"{t.WaitingCount(view.Waiting.Count)}{longest} · {t.AgentsFree(view.Free)}";
    }

    internal static TextBlock OpenMark(QueueView view, CardContext context) => new(view.IsOpen ? context.T.QueueOpen : context.T.QueueClosed)
    {
        Size = TextSize.Small,
        Color = view.IsOpen ? TextColor.Good : null,
        IsSubtle = view.IsOpen ? null : true,
        HorizontalAlignment = HorizontalAlignment.Right,
    };

    static AdaptiveCard Render(QueueView view, int waiting, int names, CardContext context)
    {
        var t = context.T;
        var id = (PressKeys.Queue, view.Queue.Id.Value);
        return Parts.Card(context, t.QueueFallback(CardText.Plain(view.Queue.Name, 60), t.WaitingCount(view.Waiting.Count)),
            [
                Parts.Band(Parts.Name(view.Queue.Name), t.TransferQueue, OpenMark(view, context)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                new FactSet([.. Facts(view, names, context)]),
                .. Faces(view, names, context),
                view.Agents.All(agent => agent.State == AgentState.Away) ? Parts.Subtle(t.QueueNobodyServes) : null,
                .. Next(view, waiting, context),
                view.IsShared ? Parts.Subtle(t.QueuePin) with { Spacing = Spacing.Medium, Separator = true } : null,
            ],
            context.Press(Verb.TakeNext, t.TakeNext, id) with { Style = view.Waiting.Count > 0 ? ActionStyle.Positive : null },
            context.Press(Verb.GoAvailable, t.Available, id),
            context.Press(Verb.GoAway, t.Away, id),
            context.Press(Verb.RefreshQueue, t.Refresh, id));
    }

    static IEnumerable<Fact> Facts(QueueView view, int names, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        yield return new Fact(t.OfferWaiting, view.Waiting.Count.ToString(culture));
        if (view.LongestWait(context.Now) is { } wait)
            yield return new Fact(t.QueueLongest, Words.Duration(wait, culture));
        var named = HasFaces(view, context) ? view.Agents.Where(agent => agent.State == AgentState.Away) : view.Agents;
        foreach (var group in named.GroupBy(agent => agent.State).OrderBy(group => group.Key))
            yield return new Fact($"{Words.Of(group.Key, culture)} ({group.Count()})", Parts.Listed([.. group.Select(agent => Parts.Name(agent.Name))], names, t));
    }

    /// <summary>Who is on duty, each with photo and state, where photos are known; else their names stand among the facts.</summary>
    static IEnumerable<Element> Faces(QueueView view, int names, CardContext context)
    {
        if (!HasFaces(view, context))
            yield break;
        var onDuty = OnDuty(view).OrderBy(agent => agent.State).ToArray();
        foreach (var agent in onDuty.Take(names))
        {
            var state = new TextBlock(Words.Of(agent.State, context.Culture)) { Size = TextSize.Small, Color = agent.State == AgentState.Available ? TextColor.Good : null, IsSubtle = agent.State == AgentState.Available ? null : true, HorizontalAlignment = HorizontalAlignment.Right };
            yield return Parts.Row(Parts.Face(agent.Name, agent.Person, context), Parts.Text(Parts.Name(agent.Name)), null, state);
        }

        if (onDuty.Length > names)
            yield return Parts.Subtle(context.T.More(onDuty.Length - names));
    }

    static bool HasFaces(QueueView view, CardContext context) => Parts.HaveFaces(OnDuty(view).Select(agent => (PersonId?)agent.Person), context);

    static IEnumerable<AgentShown> OnDuty(QueueView view) => view.Agents.Where(agent => agent.State != AgentState.Away);

    static IEnumerable<Element> Next(QueueView view, int waiting, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        if (view.Waiting.Count == 0)
        {
            yield return Parts.Text(t.QueueNobodyWaits);
            yield break;
        }

        yield return Parts.Section(t.QueueLine);
        foreach (var session in view.Waiting.Take(waiting))
        {
            var names = session.Customers.Where(customer => customer.IsPresent).Select(customer => Parts.FirstName(customer.Name)).ToArray();
            var urgent = session.Wait?.IsUrgent == true ? new TextBlock(t.OfferUrgent) { Size = TextSize.Small, Color = TextColor.Attention, HorizontalAlignment = HorizontalAlignment.Right } : null;
            yield return Parts.Row(Parts.Text(Parts.Listed(names, 3, t)), Parts.Subtle(t.Since(Words.Clock(session.Wait?.Since ?? context.Now, context.Now, culture))), urgent);
        }

        if (view.Waiting.Count > waiting)
            yield return Parts.Subtle(t.More(view.Waiting.Count - waiting));
    }
}
