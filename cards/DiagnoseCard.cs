using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>How something stands.</summary>
public enum FindingState
{
    Good,

    /// <summary>Works, with less than it could do.</summary>
    Note,

    /// <summary>Doesn't work.</summary>
    Wrong,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Area">The heading under which it stands.</param>
/// <param name="ToDo">What would put it right; null where it is good.</param>
public sealed record Finding(string Area, FindingState State, string What, string? ToDo = null);

/// <summary>Whether the site is well, thing by thing: what is wrong first, each with what to do.</summary>
public static class DiagnoseCard
{
    public static AdaptiveCard Render(IReadOnlyList<Finding> findings, CardContext context) =>
        // a server's answer may be in what was found
        CardSize.Fit<(bool WithGood, int Most, int Longest)>(
            [(true, 60, 400), (false, 40, 400), (false, 15, 200), (false, 8, 100), (false, 4, 60)], limits => Render(findings, limits.WithGood, limits.Most, limits.Longest, context));

    static AdaptiveCard Render(IReadOnlyList<Finding> findings, bool withGood, int most, int longest, CardContext context)
    {
        var t = context.T;
        var (wrong, notes) = (findings.Count(finding => finding.State == FindingState.Wrong), findings.Count(finding => finding.State == FindingState.Note));
        var summary = wrong + notes == 0 ? t.DiagnoseWell : t.DiagnoseCount(wrong, notes);
        return Parts.Card(context, $"{t.DiagnoseTitle}: {summary}",
            [
                Parts.Band(t.DiagnoseTitle, summary),
                .. findings.Where(finding => withGood || finding.State != FindingState.Good).Take(most).GroupBy(finding => finding.Area).SelectMany((area, index) => Area(area.Key, area, index == 0, longest, context)),
            ],
            context.Press(Verb.Diagnose, t.DiagnoseAgain),
            context.Press(Verb.ShowAdmin, t.AdminTitle));
    }

    static IEnumerable<Element> Area(string area, IEnumerable<Finding> findings, bool isFirst, int longest, CardContext context)
    {
        yield return Parts.Section(CardText.Escape(area, longest), isFirst);
        foreach (var finding in findings.OrderByDescending(finding => finding.State))
            yield return Row(finding, longest, context.T);
    }

    static ColumnSet Row(Finding finding, int longest, Texts t) => new(
    [
        new Column([Mark(finding.State, t)]) { Width = "70px" },
        new Column([Parts.Text(CardText.Escape(finding.What, longest)), .. finding.ToDo is { } toDo ? [Parts.Subtle(CardText.Escape(toDo, longest)) with { Spacing = Spacing.None }] : Array.Empty<Element>()]) { Width = "stretch" },
    ])
    { Spacing = Spacing.Small };

    static TextBlock Mark(FindingState state, Texts t) => state switch
    {
        FindingState.Good => new TextBlock(t.DiagnoseGood) { Color = TextColor.Good, Weight = TextWeight.Bolder },
        FindingState.Note => new TextBlock(t.DiagnoseNote) { Color = TextColor.Accent, Weight = TextWeight.Bolder },
        FindingState.Wrong => new TextBlock(t.DiagnoseWrong) { Color = TextColor.Attention, Weight = TextWeight.Bolder },
    };
}
