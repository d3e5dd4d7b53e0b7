using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A change of the settings: who, when, what (rules §9).</summary>
/// <param name="Setting">The setting's name, or the queue's or agent's.</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record SettingChangeShown(DateTimeOffset At, string Who, string Setting, string? Before, string? After);

/// <summary>Pieces of the cards of settings.</summary>
static class AdminParts
{
    const string None = "–";

    /// <summary>UTF-16 units: there may be one for every field.</summary>
    const int LongestProblem = 240;

    /// <summary>People by the name the directory gives them, else as the settings name them; escaped.</summary>
    public static string Person(string named, IReadOnlyDictionary<string, string> names) => Parts.Name(names.GetValueOrDefault(named) ?? named);

    public static string People(IReadOnlyCollection<string> named, IReadOnlyDictionary<string, string> names, int limit, string nobody, Texts t) =>
        named.Count == 0 ? nobody : Parts.Listed([.. named.Select(person => Person(person, names))], limit, t);

    /// <summary>What is wrong with one field, right below it.</summary>
    public static IEnumerable<Element> Problems(IEnumerable<SettingProblem> problems, CardContext context) => problems.Take(5).Select(problem =>
        new TextBlock(CardText.Escape(CardText.Typed(Words.Of(problem.Fault, problem.Subjects, context.Culture), LongestProblem))) { Color = TextColor.Attention, Weight = TextWeight.Bolder, Spacing = Spacing.Small });

    /// <summary>A field of several lines; what was typed stays whole.</summary>
    public static TextInput List(string id, string label, string typed, string? hint, int longest) =>
        new() { Id = id, Label = label, Placeholder = hint, IsMultiline = true, MaxLength = longest, Value = Parts.Typed(typed, longest) };

    public static TextInput Line(string id, string label, string typed, int longest) =>
        new() { Id = id, Label = label, MaxLength = longest, Value = typed.Length == 0 ? null : CardText.Typed(typed, longest) };

    public static ToggleInput Box(string id, string label, bool isTicked) => new(label) { Id = id, Value = isTicked ? "true" : "false", Wrap = true };

    public static string YesOrNo(bool value, Texts t) => value ? t.Yes : t.No;

    /// <summary>Which activities the site allows.</summary>
    public static string Activities(SessionPolicy policy, CardContext context) => policy.Activities.Length == Enum.GetValues<ActivityKind>().Length ? context.T.AllActivities
        : policy.Activities.IsEmpty ? None : string.Join(", ", policy.Activities.Select(kind => Words.Of(kind, context.Culture)));

    public static Container ChangeRow(SettingChangeShown change, CardContext context)
    {
        var what = CardText.Escape(Words.OfSetting(change.Setting, context.Culture), 80);
        var values = $"{Value(change.Before)} → {Value(change.After)}";
        return Parts.Row(Parts.Text($"**{what}**: {values}"), Parts.Subtle($"{Parts.Name(change.Who)} · {Words.Clock(change.At, context.Now, context.Culture)}"), null);
    }

    static string Value(string? value) => string.IsNullOrWhiteSpace(value) ? None : CardText.Escape(value.ReplaceLineEndings(" "), 80);
}
