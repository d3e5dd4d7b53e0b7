using SupportBot.Cards.Presses;

namespace SupportBot.Bot.Turns;

/// <summary>Which presses open a form that needs room. A new form is one line here; everything else follows from it.</summary>
static class DialogForms
{
    const string Medium = "medium";
    const string Large = "large";

    /// <summary>With the dialog's height, in Teams' words.</summary>
    static readonly Dictionary<string, string> Heights = new(StringComparer.Ordinal)
    {
        [Verb.OpenInvite] = Large,
        [Verb.OpenTransfer] = Large,
        [Verb.OpenTransferControl] = Medium,
        [Verb.EditLimits] = Large,
        [Verb.EditQueue] = Large,
        [Verb.EditAgent] = Medium,
        [Verb.EditRoles] = Medium,
        [Verb.EditScheduled] = Large,
    };

    public static bool Opens(string verb) => Heights.ContainsKey(verb);

    public static string HeightOf(string verb) => Heights.GetValueOrDefault(verb, Large);

    /// <summary>Back to where the form was opened: in a dialog, to close it.</summary>
    public static bool Closes(CardPress press) => press is CardPress.Cancel or CardPress.ShowSession or CardPress.ShowAdmin;
}
