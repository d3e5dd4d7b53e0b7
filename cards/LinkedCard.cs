using System.Text.Json;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A session as a card says it that somebody shows to others.</summary>
/// <param name="Pass">Lets colleagues who see the card assist; null where nobody can.</param>
public sealed record LinkedView(Session Session, string? Pass)
{
    /// <summary>The link that it stands under lets nobody in any more.</summary>
    public bool IsUsedUp { get; init; }
}

/// <summary>
/// What is shown of a session in any chat of the world: a link unfolded, a session found by its representative. Whoever is in that chat sees it, so it
/// says nothing of customers, of what is said, or how to get in; and it stands there for years. Of schema 1.3, as link cards should be: its button is
/// an Action.Submit.
/// </summary>
public static class LinkedCard
{
    const string Schema = "1.3";

    public static AdaptiveCard Render(LinkedView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var state = Words.Of(session.Status, context.Culture);
        return Parts.Card(context, t.LinkedFallback(state),
            [
                Band(context, Parts.State(session, context)),
                Parts.Text(session.IsOpen && session.Controller is not null ? t.LinkedBy(SessionParts.ControllerName(session)) : t.LinkedByNobody(state)),
                view.IsUsedUp && session.IsOpen ? Parts.Subtle(t.LinkedUsedUp) : null,
                Actions(view, context),
            ]) with
        { Version = Schema };
    }

    /// <summary>For chats in which we know nobody.</summary>
    public static AdaptiveCard Anonymous(CardContext context) => Parts.Card(context, context.T.LinkedAnonymous,
        [
            Band(context),
            Parts.Text(context.T.LinkedAnonymous),
        ]) with
    { Version = Schema };

    /// <summary>A link for one person, to be posted into a chat with them (R2.3).</summary>
    /// <param name="by">Who invites.</param>
    public static AdaptiveCard Invitation(LinkShown link, string by, CardContext context)
    {
        var t = context.T;
        var isCustomer = link.Invitee == Invitee.Customer;
        return Parts.Card(context, isCustomer ? t.LinkInvites(CardText.Plain(by, 80)) : t.LinkAsks(CardText.Plain(by, 80)),
            [
                Band(context),
                Parts.Text(isCustomer ? t.LinkInvites(Parts.Name(by)) : t.LinkAsks(Parts.Name(by))),
                Parts.Subtle(isCustomer ? t.LinkNothingToInstall : t.LinkSignIn),
                Parts.Subtle(t.LinkUntil(Words.Time(link.ExpiresAt.ToOffset(context.Now.Offset), context.Culture))) with { Spacing = Spacing.Small },
                new ActionSet([new OpenUrlAction(link.Url) { Title = t.LinkJoin, Style = ActionStyle.Positive }]),
            ]) with
        { Version = Schema };
    }

    /// <summary>How such a card is called while it is written.</summary>
    public static string Title(CardContext context) => context.T.SessionTitle;

    public static string Hint(CardContext context) => context.T.LinkedHint;

    static ActionSet? Actions(LinkedView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        CardAction?[] actions =
        [
            session.IsOpen && view.Pass is { } pass ? Submit(context.Press(Verb.JoinAsAssistant, t.Assist, session, (PressKeys.Pass, pass))) : null,
            new OpenUrlAction(context.ConsoleUrl(session.Id)) { Title = t.OpenConsole },
        ];
        return actions.OfType<CardAction>().ToArray() is { Length: > 0 } some ? new ActionSet(some) : null;
    }

    /// <summary>Headings have no style of their own in this schema.</summary>
    static Container Band(CardContext context, TextBlock? state = null) => new(
    [
        new ColumnSet(
        [
            new Column([Parts.Title(context.T.SessionTitle) with { Style = null }, Parts.Subtle(context.T.LinkedHint) with { Spacing = Spacing.None }]) { Width = "stretch" },
            .. state is null ? Array.Empty<Column>() : [new Column([state]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center }],
        ]),
    ])
    { Style = ContainerStyle.Emphasis, Bleed = true };

    static SubmitAction Submit(ExecuteAction press) => new()
    {
        Title = press.Title,
        Data = JsonSerializer.SerializeToElement(new Dictionary<string, string>(press.Data!) { ["verb"] = press.Verb }, Wire.Json.DictionaryStringString),
        AssociatedInputs = AssociatedInputs.None,
    };
}
