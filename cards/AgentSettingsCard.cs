using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What the form of an agent shows: all as typed.</summary>
/// <param name="Original">Whom it was opened for; null for a new one.</param>
public sealed record AgentSettingsView(string? Original)
{
    /// <summary>As the settings name them.</summary>
    public string Person { get; init; } = "";

    /// <summary>As the directory names them, where it is known.</summary>
    public string? Name { get; init; }

    public string Capacity { get; init; } = "";
    public string Skills { get; init; } = "";
    public bool HasVoice { get; init; } = true;

    /// <summary>Whether they count as busy or away while they are so in Teams.</summary>
    public bool FollowsPresence { get; init; } = true;

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];

    /// <summary>Why the last press was refused as a whole.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }

    /// <summary>The form with what is in force.</summary>
    public static AgentSettingsView Of(AgentProfile agent) => new(agent.Person)
    {
        Person = agent.Person,
        Capacity = $"{agent.Capacity}",
        Skills = agent.Skills.IsDefault ? "" : string.Join(", ", agent.Skills),
        HasVoice = agent.HasVoice,
        FollowsPresence = agent.FollowsPresence,
    };
}

/// <summary>What the site knows of one agent (rules §9).</summary>
public static class AgentSettingsCard
{
    const string Person = "person";
    const string Capacity = "capacity";
    const string Skills = "skills";
    const string Voice = "voice";
    const string Follows = "follows";

    /// <summary>UTF-16 units of a line, and of a list.</summary>
    const int LongestLine = 400;
    const int LongestList = 2000;

    public static AdaptiveCard Render(AgentSettingsView view, CardContext context)
    {
        var t = context.T;
        var title = view.Original is null ? t.NewAgent : t.ChangeOf(Parts.NameForButton(view.Name ?? view.Original));
        var id = (PressKeys.Agent, view.Original ?? "");
        return Parts.Card(context, title,
            [
                Parts.Band(CardText.Escape(title, 100), t.Agents),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                AdminParts.Line(Person, t.AgentPerson, view.Person, LongestLine),
                .. Wrong(isOfNumber: false),
                AdminParts.Line(Capacity, t.AgentCapacity, view.Capacity, LongestLine),
                .. Wrong(isOfNumber: true),
                AdminParts.Line(Skills, t.AgentSkills, view.Skills, LongestList),
                AdminParts.Box(Voice, t.AgentVoice, view.HasVoice),
                AdminParts.Box(Follows, t.AgentFollowsPresence, view.FollowsPresence),
            ],
            context.Press(Verb.SaveAgent, t.Save, id) with { Style = ActionStyle.Positive, AssociatedInputs = null },
            view.Original is null ? null : context.Press(Verb.RemoveAgent, t.RemoveAgent, id) with { Style = ActionStyle.Destructive },
            context.Press(Verb.ShowAdmin, t.BackToSettings));

        IEnumerable<Element> Wrong(bool isOfNumber) =>
            AdminParts.Problems(view.Problems.Where(problem => (problem.Fault is SettingFault.OutOfRange or SettingFault.NotANumber) == isOfNumber), context);
    }

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Agent) switch
    {
        (Verb.EditAgent, { } person) => new CardPress.EditAgent(OrNull(person)),
        (Verb.RemoveAgent, { Length: > 0 } person) => new CardPress.RemoveAgent(person),
        (Verb.SaveAgent, { } original) when data.Text(Person, LongestLine) is { } person && data.Text(Capacity, LongestLine) is { } capacity
            && data.Text(Skills, LongestList) is { } skills && data.Flag(Voice) is { } voice && data.Flag(Follows) is { } follows => new CardPress.SaveAgent(OrNull(original), person, capacity, skills, voice, follows || !data.Has(Follows)),
        _ => null,
    };

    static string? OrNull(string person) => person.Length == 0 ? null : person;
}
