using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What the form of roles shows: the lists as typed, one person a line.</summary>
public sealed record RolesView(string Administrators, string Supervisors, string Representatives)
{
    /// <summary>Names of people by what the settings call them.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];

    /// <summary>Why the last press was refused as a whole.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }

    /// <summary>The form with what is in force.</summary>
    public static RolesView Of(SessionPolicy policy) => new(string.Join('\n', policy.Administrators), string.Join('\n', policy.Supervisors), string.Join('\n', policy.Representatives));
}

/// <summary>Who administers the site, who supervises, and who gives support at all (rules §9).</summary>
public static class RolesCard
{
    const string Administrators = "administrators";
    const string Supervisors = "supervisors";
    const string Representatives = "representatives";

    /// <summary>UTF-16 units: sixty people.</summary>
    const int LongestList = 5000;

    public static AdaptiveCard Render(RolesView view, CardContext context) => CardSize.Fit([LongestList, 1500], list => Render(view, list, context));

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Text(Administrators, LongestList), data.Text(Supervisors, LongestList), data.Text(Representatives, LongestList)) switch
    {
        (Verb.EditRoles, _, _, _) => new CardPress.EditRoles(),
        // An older card doesn't ask for representatives: they stay as they are.
        (Verb.SaveRoles, { } administrators, { } supervisors, { } representatives) => new CardPress.SaveRoles(administrators, supervisors, data.Has(Representatives) ? representatives : null),
        _ => null,
    };

    static AdaptiveCard Render(RolesView view, int list, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.RolesTitle,
            [
                Parts.Band(t.RolesTitle, t.AdminTitle),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Field(Administrators, t.RolesAdministrators, view.Administrators),
                .. Wrong(nameof(SessionPolicy.Administrators)),
                .. Field(Supervisors, t.RolesSupervisors, view.Supervisors),
                .. Wrong(nameof(SessionPolicy.Supervisors)),
                .. Field(Representatives, t.RolesRepresentatives, view.Representatives),
                .. Wrong(nameof(SessionPolicy.Representatives)),
                Parts.Subtle(t.RolesHint),
            ],
            context.Press(Verb.SaveRoles, t.Save) with { Style = ActionStyle.Positive, AssociatedInputs = null },
            context.Press(Verb.ShowAdmin, t.BackToSettings));

        IEnumerable<Element> Field(string id, string label, string typed)
        {
            yield return AdminParts.List(id, label, typed, t.PeopleHint, list);
            var named = typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(view.Names.ContainsKey).ToArray();
            if (named.Length > 0)
                yield return Parts.Subtle(t.PeopleNow(AdminParts.People(named, view.Names, 20, t.Nobody, t))) with { Spacing = Spacing.Small };
        }

        IEnumerable<Element> Wrong(string setting) => AdminParts.Problems(view.Problems.Where(problem => problem.Setting == setting), context);
    }
}
