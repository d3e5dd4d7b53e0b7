using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the form of limits shows.</summary>
/// <param name="Policy">As it is now.</param>
public sealed record LimitsView(SessionPolicy Policy)
{
    /// <summary>What was typed and isn't saved yet, by the setting's name.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it; stands beside what was typed.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];

    /// <summary>Why the last press was refused as a whole.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }
}

/// <summary>Modes, limits and times of the site (rules §9).</summary>
public static class LimitsCard
{
    const string Mode = "Mode";
    const string TimeZone = "TimeZone";

    /// <summary>UTF-16 units of a value.</summary>
    const int LongestValue = 100;

    static readonly (string Name, Func<SessionPolicy, bool> Get)[] Boxes =
    [
        ("MayChooseMode", policy => policy.MayChooseMode),
        ("EmailTicked", policy => policy.EmailTicked),
        ("FollowPresence", policy => policy.FollowPresence),
        ("OwnMailByDefault", policy => policy.OwnMailByDefault),
        ("AssistantsMayInvite", policy => policy.AssistantsMayInvite),
        ("RecordingNeedsConsent", policy => policy.RecordingNeedsConsent),
    ];

    /// <summary>The box of an activity that the site allows or doesn't.</summary>
    public static string BoxOf(ActivityKind kind) => $"Allow{kind}";

    public static AdaptiveCard Render(LimitsView view, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.LimitsTitle,
            [
                Parts.Band(t.LimitsTitle, t.AdminTitle),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Fields(view, context),
                Parts.Subtle(t.LimitsHint),
            ],
            context.Press(Verb.SaveLimits, t.Save) with { Style = ActionStyle.Positive, AssociatedInputs = null },
            context.Press(Verb.ShowAdmin, t.BackToSettings));
    }

    internal static CardPress? Parse(string verb, PressData data)
    {
        if (verb == Verb.EditLimits)
            return new CardPress.EditLimits();
        var values = new Dictionary<string, string>();
        foreach (var name in Boxes.Select(box => box.Name).Concat(Settings.Numbers.Select(setting => setting.Name)).Append(Mode).Append(TimeZone).Concat(Enum.GetValues<ActivityKind>().Select(BoxOf)).Where(data.Has))
        {
            if (data.Text(name, LongestValue) is not { } value)
                return null;
            values[name] = value;
        }

        return new CardPress.SaveLimits(values);
    }

    static IEnumerable<Element> Fields(LimitsView view, CardContext context)
    {
        var (policy, culture) = (view.Policy, context.Culture);
        yield return new ChoiceInput([.. Enum.GetValues<SessionMode>().Select(mode => new Choice(Words.Of(mode, culture), mode.ToString()))])
        {
            Id = Mode,
            Label = Words.OfSetting(Mode, culture),
            Value = view.Typed.GetValueOrDefault(Mode) ?? policy.Mode.ToString(),
            Style = ChoiceStyle.Compact,
            Wrap = true,
        };
        foreach (var (name, get) in Boxes)
            yield return Box(name, Words.OfSetting(name, culture), get(policy));
        yield return Parts.Strong(Words.OfSetting("Activities", culture));
        foreach (var kind in Enum.GetValues<ActivityKind>())
            yield return Box(BoxOf(kind), Words.Of(kind, culture), policy.Activities.Contains(kind));
        foreach (var setting in Settings.Numbers)
        {
            foreach (var part in Field(setting.Name, Label(setting, context), setting.Get(policy).ToString(System.Globalization.CultureInfo.InvariantCulture)))
                yield return part;
        }

        foreach (var part in Field(TimeZone, Words.OfSetting(TimeZone, culture), policy.TimeZone))
            yield return part;

        ToggleInput Box(string name, string label, bool isTicked) =>
            AdminParts.Box(name, label, view.Typed.TryGetValue(name, out var ticked) ? ticked == "true" : isTicked) with { Spacing = Spacing.Small };

        IEnumerable<Element> Field(string name, string label, string value) =>
        [
            AdminParts.Line(name, label, view.Typed.GetValueOrDefault(name) ?? value, LongestValue),
            .. AdminParts.Problems(view.Problems.Where(problem => problem.Setting == name), context),
        ];
    }

    /// <summary>"Ring time of an offer (5–600 s)".</summary>
    static string Label(NumberSetting setting, CardContext context)
    {
        var unit = Words.Of(setting.Unit, context.Culture);
        return $"{Words.OfSetting(setting.Name, context.Culture)} ({setting.Least}–{setting.Most}{(unit.Length == 0 ? "" : $" {unit}")})";
    }
}
