using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>The part of the invitation form that writes to people in Teams (R2.3). Teams itself finds them while one types, and gives their object ids.</summary>
static class InvitePeople
{
    const string People = "people";

    /// <summary>Resolved by the client, in its own directory.</summary>
    const string Directory = "graph.microsoft.com/users";

    public static IEnumerable<Element> Render(InviteView view, CardContext context, Func<string, string, ExecuteAction> press)
    {
        var t = context.T;
        yield return Parts.Strong(t.InvitePeople) with { Separator = true, Spacing = Spacing.Medium };
        yield return new ChoiceInput([.. view.Colleagues.Select(colleague => new Choice(Title(colleague, context), colleague.Id))])
        {
            Id = People,
            Label = t.InvitePeopleLabel,
            Placeholder = t.InvitePeopleHint,
            IsMultiSelect = true,
            Data = new ChoicesQuery(Directory),
            Value = view.People.Count == 0 ? null : string.Join(',', view.People),
        };
        yield return new ActionSet([press(Verb.InviteByChat, t.SendInstantMessage)]) { Spacing = Spacing.Small };
    }

    static string Title(Colleague colleague, CardContext context) =>
        Words.Of(colleague.Presence, context.Culture) is { } presence ? $"{Parts.NameForButton(colleague.Name)} · {presence}" : Parts.NameForButton(colleague.Name);

    /// <returns>Null when it is malformed.</returns>
    public static CardPress.InviteByChat? Parse(SessionId session, Invitee invitee, string? language, PressData data) =>
        data.Chosen(People) is { } chosen ? new CardPress.InviteByChat(session, invitee, chosen, language) : null;
}
