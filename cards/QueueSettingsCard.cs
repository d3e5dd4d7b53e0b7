using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the form of a queue shows: all as typed.</summary>
/// <param name="Queue">Null for a new one.</param>
/// <param name="Others">Queues to go on to.</param>
public sealed record QueueSettingsView(QueueId? Queue, IReadOnlyList<Queue> Others)
{
    public string Name { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Agents { get; init; } = "";

    public string Routing { get; init; } = nameof(RoutingWay.LongestIdle);

    /// <summary>A queue's id; "" for none.</summary>
    public string Overflow { get; init; } = "";

    public string Skills { get; init; } = "";
    public string Hours { get; init; } = "";
    public bool TakesRequests { get; init; } = true;

    /// <summary>Names of people by what the settings call them.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];

    /// <summary>Why the last press was refused as a whole.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }

    /// <summary>The form with what is in force.</summary>
    public static QueueSettingsView Of(Queue queue, SessionPolicy policy) => new(queue.Id, [.. policy.Queues.Where(other => other.Id != queue.Id)])
    {
        Name = queue.Name,
        Agents = string.Join('\n', queue.Agents),
        Routing = queue.Routing.ToString(),
        Overflow = queue.Overflow?.Value ?? "",
        Skills = string.Join(", ", queue.Skills),
        Hours = Settings.WriteHours(queue.Hours),
        TakesRequests = queue.TakesRequests,
    };
}

/// <summary>One queue of the site: who serves it, in which order, when (rules §9).</summary>
public static class QueueSettingsCard
{
    const string Name = "name";
    const string Agents = "agents";
    const string Routing = "routing";
    const string Overflow = "overflow";
    const string Skills = "skills";
    const string Hours = "hours";
    const string Requests = "requests";

    /// <summary>A choice needs a value; no queue's id is in capitals.</summary>
    const string Nowhere = "NOWHERE";

    /// <summary>UTF-16 units of a line, and of a list.</summary>
    const int LongestLine = 400;
    const int LongestList = 6000;

    public static AdaptiveCard Render(QueueSettingsView view, CardContext context) => CardSize.Fit<(int Others, int List)>([(30, LongestList), (10, LongestList), (5, 1500)], limits => Render(view, limits.Others, limits.List, context));

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Queue) switch
    {
        (Verb.EditQueue, var queue) when data.HasQueueOrNone => new CardPress.EditQueue(queue),
        (Verb.RemoveQueue, { } queue) => new CardPress.RemoveQueue(queue),
        (Verb.SaveQueue, var queue) when data.HasQueueOrNone && data.Text(Name, LongestLine) is { } name && data.Text(Agents, LongestList) is { } agents
            && data.Text(Routing, LongestLine) is { } routing && data.Text(Overflow, LongestLine) is { } overflow && data.Text(Skills, LongestList) is { } skills
            && data.Text(Hours, LongestList) is { } hours && data.Flag(Requests) is { } requests =>
            new CardPress.SaveQueue(queue, name, agents, routing, overflow == Nowhere ? "" : overflow, skills, hours, requests),
        _ => null,
    };

    static AdaptiveCard Render(QueueSettingsView view, int others, int list, CardContext context)
    {
        var t = context.T;
        var title = view.Queue is { } queue ? t.ChangeOf(Parts.NameForButton(string.IsNullOrWhiteSpace(view.Name) ? queue.Value : view.Name)) : t.NewQueue;
        var id = (PressKeys.Queue, view.Queue?.Value ?? "");
        return Parts.Card(context, title,
            [
                Parts.Band(CardText.Escape(title, 100), t.Queues),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Fields(view, others, list, context),
            ],
            context.Press(Verb.SaveQueue, t.Save, id) with { Style = ActionStyle.Positive, AssociatedInputs = null },
            view.Queue is null ? null : context.Press(Verb.RemoveQueue, t.RemoveQueue, id) with { Style = ActionStyle.Destructive },
            context.Press(Verb.ShowAdmin, t.BackToSettings));
    }

    static IEnumerable<Element> Fields(QueueSettingsView view, int others, int list, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        var named = view.Agents.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(view.Names.ContainsKey).ToArray();
        return
        [
            AdminParts.Line(Name, t.QueueName, view.Name, LongestLine),
            .. Wrong(SettingFault.QueueNameMissing, SettingFault.QueueNameTooLong, SettingFault.QueueRepeated),
            AdminParts.List(Agents, t.QueueAgents, view.Agents, t.PeopleHint, list),
            .. named.Length == 0 ? Array.Empty<Element>() : [Parts.Subtle(t.PeopleNow(AdminParts.People(named, view.Names, 20, t.Nobody, t))) with { Spacing = Spacing.Small }],
            .. Wrong(SettingFault.PersonMissing, SettingFault.PersonRepeated),
            new ChoiceInput([.. Enum.GetValues<RoutingWay>().Select(way => new Choice(Words.Of(way, culture), way.ToString()))])
            {
                Id = Routing, Label = t.QueueRouting, Value = view.Routing, Style = ChoiceStyle.Compact, Wrap = true,
            },
            new ChoiceInput([new Choice(t.QueueOverflowNone, Nowhere), .. view.Others.OrderByDescending(other => other.Id.Value == view.Overflow).Take(others).Select(other => new Choice(Parts.NameForButton(other.Name), other.Id.Value))])
            {
                Id = Overflow, Label = t.QueueOverflow, Value = view.Overflow.Length == 0 ? Nowhere : view.Overflow, Style = ChoiceStyle.Compact, Wrap = true,
            },
            .. Wrong(SettingFault.OverflowUnknown, SettingFault.OverflowItself),
            AdminParts.Line(Skills, t.QueueSkills, view.Skills, LongestLine),
            AdminParts.List(Hours, t.QueueHours, view.Hours, t.QueueHoursHint, list),
            .. Wrong(SettingFault.HoursUnreadable),
            AdminParts.Box(Requests, t.QueueRequests, view.TakesRequests),
            .. Wrong(SettingFault.OutOfRange, SettingFault.NotANumber, SettingFault.TimeZoneUnknown, SettingFault.NobodyAdministers),
        ];

        IEnumerable<Element> Wrong(params SettingFault[] faults) => AdminParts.Problems(view.Problems.Where(problem => faults.Contains(problem.Fault)), context);
    }
}
