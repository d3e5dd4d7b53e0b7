using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>Who changed which setting, and when; the latest first.</summary>
public static class SettingChangesCard
{
    /// <param name="changes">The latest first; more than the card shows is fine.</param>
    public static AdaptiveCard Render(IReadOnlyList<SettingChangeShown> changes, CardContext context) => CardSize.Fit([30, 20, 10], rows => Render(changes, rows, context));

    static AdaptiveCard Render(IReadOnlyList<SettingChangeShown> changes, int rows, CardContext context) => Parts.Card(context, context.T.ChangesTitle,
        [
            Parts.Band(context.T.ChangesTitle, context.T.AdminTitle),
            changes.Count == 0 ? Parts.Text(context.T.ChangesNone) : null,
            .. changes.Take(rows).Select(change => AdminParts.ChangeRow(change, context)),
            changes.Count > rows ? Parts.Subtle(context.T.More(changes.Count - rows)) : null,
        ],
        context.Press(Verb.ShowAdmin, context.T.BackToSettings));
}
