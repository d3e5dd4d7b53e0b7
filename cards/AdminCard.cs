using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>The settings of the site as they are now.</summary>
public sealed record AdminView(SessionPolicy Policy)
{
    /// <summary>Names of people by what the settings call them; who is missing shows as they are called there.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The latest first; more than the card shows is fine.</summary>
    public IReadOnlyList<SettingChangeShown> Changes { get; init; } = [];

    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>All settings of the site at a glance, each with a way to change it, and who changed what (rules §9).</summary>
public static class AdminCard
{
    public static AdaptiveCard Render(AdminView view, CardContext context) =>
        CardSize.Fit<(int Rows, int Changes)>([(12, 5), (8, 3), (4, 2), (2, 0)], limits => Render(view, limits.Rows, limits.Changes, context));

    static AdaptiveCard Render(AdminView view, int rows, int changes, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.AdminFallback,
            [
                Parts.Band(t.AdminTitle),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Limits(view.Policy, context),
                .. Queues(view, rows, context),
                .. Agents(view, rows, context),
                .. Roles(view, context),
                .. Changes(view, changes, context),
            ],
            context.Press(Verb.ShowSettingChanges, t.AllChanges),
            context.Press(Verb.ShowQueues, t.Queues),
            context.Press(Verb.ShowAllSessions, t.AllTitle));
    }

    static IEnumerable<Element> Limits(SessionPolicy policy, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        yield return Parts.Section(t.LimitsTitle, isFirst: true);
        yield return new FactSet(
        [
            Fact("Mode", Words.Of(policy.Mode, culture)),
            Fact("MayChooseMode", AdminParts.YesOrNo(policy.MayChooseMode, t)),
            Fact("EmailTicked", AdminParts.YesOrNo(policy.EmailTicked, t)),
            Fact("FollowPresence", AdminParts.YesOrNo(policy.FollowPresence, t)),
            Fact("OwnMailByDefault", AdminParts.YesOrNo(policy.OwnMailByDefault, t)),
            Fact("AssistantsMayInvite", AdminParts.YesOrNo(policy.AssistantsMayInvite, t)),
            Fact("RecordingNeedsConsent", AdminParts.YesOrNo(policy.RecordingNeedsConsent, t)),
            Fact("Activities", AdminParts.Activities(policy, context)),
            .. Settings.Numbers.Select(setting => Fact(setting.Name, Value(setting, policy))),
            Fact("TimeZone", CardText.Escape(policy.TimeZone, 60)),
        ])
        { Spacing = Spacing.Small };
        yield return new ActionSet([context.Press(Verb.EditLimits, t.Change) with { Tooltip = t.ChangeOf(t.LimitsTitle) }]) { Spacing = Spacing.Small };

        Fact Fact(string setting, string value) => new(Words.OfSetting(setting, culture), value);

        string Value(NumberSetting setting, SessionPolicy of) => setting.Unit switch
        {
            SettingUnit.Count => setting.Get(of).ToString(culture),
            SettingUnit.Seconds => Words.Duration(TimeSpan.FromSeconds(setting.Get(of)), culture),
            SettingUnit.Minutes => Words.Duration(TimeSpan.FromMinutes(setting.Get(of)), culture),
            SettingUnit.Hours => Words.Duration(TimeSpan.FromHours(setting.Get(of)), culture),
            SettingUnit.Days or SettingUnit.Megabytes => $"{setting.Get(of)} {Words.Of(setting.Unit, culture)}",
        };
    }

    static IEnumerable<Element> Queues(AdminView view, int rows, CardContext context)
    {
        var (t, culture, queues) = (context.T, context.Culture, view.Policy.Queues);
        yield return Parts.Section($"{t.Queues} ({queues.Length})");
        foreach (var queue in queues.Take(rows))
        {
            var agents = queue.Agents.IsEmpty ? t.Everybody : t.QueueAgentsCount(queue.Agents.Length);
            var change = context.Press(Verb.EditQueue, t.Change, (PressKeys.Queue, queue.Id.Value)) with { Tooltip = t.ChangeOf(Parts.NameForButton(queue.Name)) };
            yield return WithChange(Parts.Name(queue.Name), $"{agents} · {Words.Of(queue.Routing, culture)}", change);
        }

        if (queues.Length > rows)
            yield return Parts.Subtle(t.More(queues.Length - rows));
        yield return new ActionSet([context.Press(Verb.EditQueue, t.NewQueue)]) { Spacing = Spacing.Small };
    }

    static IEnumerable<Element> Agents(AdminView view, int rows, CardContext context)
    {
        var (t, agents) = (context.T, view.Policy.Agents);
        yield return Parts.Section($"{t.Agents} ({agents.Length})");
        foreach (var agent in agents.Take(rows))
        {
            var skills = agent.Skills.IsDefaultOrEmpty ? "" : $" · {CardText.Escape(string.Join(", ", agent.Skills), 60)}";
            var change = context.Press(Verb.EditAgent, t.Change, (PressKeys.Agent, agent.Person)) with { Tooltip = t.ChangeOf(Parts.NameForButton(view.Names.GetValueOrDefault(agent.Person) ?? agent.Person)) };
            yield return WithChange(AdminParts.Person(agent.Person, view.Names), $"{t.AgentSessions(agent.Capacity)}{skills}", change);
        }

        if (agents.Length > rows)
            yield return Parts.Subtle(t.More(agents.Length - rows));
        yield return new ActionSet([context.Press(Verb.EditAgent, t.NewAgent)]) { Spacing = Spacing.Small };
    }

    static IEnumerable<Element> Roles(AdminView view, CardContext context)
    {
        var (t, policy) = (context.T, view.Policy);
        yield return Parts.Section(t.RolesTitle);
        yield return new FactSet(
        [
            new Fact(t.RolesAdministrators, AdminParts.People(policy.Administrators, view.Names, 8, t.Nobody, t)),
            new Fact(t.RolesSupervisors, AdminParts.People(policy.Supervisors, view.Names, 8, t.Nobody, t)),
            new Fact(t.RolesRepresentatives, AdminParts.People(policy.Representatives, view.Names, 8, t.RepresentativesAll, t)),
        ])
        { Spacing = Spacing.Small };
        yield return new ActionSet([context.Press(Verb.EditRoles, t.Change) with { Tooltip = t.ChangeOf(t.RolesTitle) }]) { Spacing = Spacing.Small };
    }

    static IEnumerable<Element> Changes(AdminView view, int changes, CardContext context)
    {
        if (changes == 0)
            yield break;
        yield return Parts.Section(context.T.ChangesTitle);
        if (view.Changes.Count == 0)
            yield return Parts.Subtle(context.T.ChangesNone) with { Spacing = Spacing.Small };
        foreach (var change in view.Changes.Take(changes))
            yield return AdminParts.ChangeRow(change, context);
    }

    /// <summary>The button stands beside, not below: there are many.</summary>
    static ColumnSet WithChange(string name, string about, ExecuteAction change) => new(
    [
        new Column([Parts.Strong(name), Parts.Subtle(about) with { Spacing = Spacing.None }]) { Width = "stretch", VerticalContentAlignment = VerticalAlignment.Center },
        new Column([new ActionSet([change])]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center },
    ]);
}
