using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>Who administers the site, and who supervises (rules §9).</summary>
public static class RolesCard
{
    const string Administrators = "administrators";
    const string Supervisors = "supervisors";

    /// <summary>UTF-16 units: a hundred people.</summary>
    const int LongestList = 12_000;

    internal static CardPress? Parse(string verb, PressData data) => (verb, data.Text(Administrators, LongestList), data.Text(Supervisors, LongestList)) switch
    {
        (Verb.EditRoles, _, _) => new CardPress.EditRoles(),
        (Verb.SaveRoles, { } administrators, { } supervisors) => new CardPress.SaveRoles(administrators, supervisors),
        _ => null,
    };
}
