using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the invitation form shows.</summary>
/// <param name="Invitee">Whom the form is for.</param>
public sealed record InviteView(Session Session, Invitee Invitee)
{
    /// <summary>What was typed and isn't sent yet (R2.7).</summary>
    public string Addresses { get; init; } = "";

    /// <summary>The message's language, a supported tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the box *Send with my own mail program* is ticked; null: as the site has it.</summary>
    public bool? ByOwnMail { get; init; }

    /// <summary>Whom they likely want to invite by e-mail again.</summary>
    public IReadOnlyList<RecentCustomer> Customers { get; init; } = [];

    /// <summary>Whom they likely want to write to in Teams.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>Who is chosen to be written to in Teams, and isn't yet.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last press did.</summary>
    public string? Done { get; init; }

    /// <summary>The link just made.</summary>
    public LinkShown? Link { get; init; }
}

/// <param name="Id">The object id in the directory.</param>
/// <param name="Presence">How they are in Teams now.</param>
public sealed record Colleague(string Id, string Name, Presence Presence = Presence.Unknown);

/// <summary>Invites by e-mail or by a link to copy (R2), and shows what became of each invitation (R2.6).</summary>
public static class InviteCard
{
    /// <summary>The data set of the field of customers: the bot is asked for it while one types.</summary>
    public const string CustomersDataset = "customers";

    const string Addresses = "addresses";
    const string Recent = "recent";
    const string MessageLanguage = "language";
    const string OwnMail = "ownMail";

    /// <summary>UTF-16 units: twenty addresses, each as long as an address may be, and more of everyday ones.</summary>
    const int LongestAddresses = 6000;

    public static AdaptiveCard Render(InviteView view, CardContext context) => CardSize.Fit<(int Rows, int Typed)>(
        [(8, LongestAddresses), (5, LongestAddresses), (2, LongestAddresses), (0, LongestAddresses), (0, 1000)],
        limits => Render(view, limits.Rows, limits.Typed, context));

    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data) => (verb, data.Named<Invitee>(PressKeys.Invitee), data.Invitation) switch
    {
        (Verb.OpenInvite, _, _) => new CardPress.OpenInvite(session),
        (Verb.ChooseInvitee, { } invitee, _) when Typed(data) is { } typed => new CardPress.ChooseInvitee(session, invitee, typed, LanguageOf(data), data.Has(OwnMail) ? data.Flag(OwnMail) : null),
        (Verb.SendInvitation, { } invitee, _) when Typed(data) is { } typed && LanguageOf(data) is { } language && data.Flag(OwnMail) is { } ownMail => new CardPress.SendInvitation(session, invitee, typed, language, ownMail),
        (Verb.InviteByChat, { } invitee, _) => InvitePeople.Parse(session, invitee, LanguageOf(data), data),
        (Verb.CopyLink, { } invitee, _) when data.Text(MessageLanguage) is "" || LanguageOf(data) is not null => new CardPress.CopyLink(session, invitee, LanguageOf(data)),
        (Verb.Resend, _, { } invitation) => new CardPress.Resend(session, invitation),
        (Verb.Revoke, _, { } invitation) => new CardPress.Revoke(session, invitation),
        _ => null,
    };

    /// <summary>What was typed, and the addresses of those who were chosen beside it.</summary>
    static string? Typed(PressData data) => data.Text(Addresses) is { } typed && data.Chosen(Recent) is { } chosen
        ? string.Join(", ", chosen.Prepend(typed).Where(part => part.Length > 0))
        : null;

    static string? LanguageOf(PressData data) => data.IsOneOf(MessageLanguage, Language.Supported.Select(culture => culture.Name), out var language) ? language : null;

    static AdaptiveCard Render(InviteView view, int rows, int typed, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        return Parts.Card(context, t.InviteFallback(session.Number),
            [
                Parts.Band(t.InviteTitle(session.Number)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. view.Link is { } link ? LinkCard.Body(link, context) : [],
                Picker(view, context),
                .. Fields(view, typed, context),
                new ActionSet([Press(Verb.SendInvitation, t.SendInvitation, view, context) with { Style = ActionStyle.Positive }, Press(Verb.CopyLink, t.CopyJoinLink, view, context)]),
                .. InvitePeople.Render(view, context, (verb, title) => Press(verb, title, view, context)),
                .. List(session, rows, context),
            ],
            context.Press(Verb.ShowSession, t.BackToSession, session));
    }

    /// <summary>R2.1: the picker offers both.</summary>
    static ActionSet Picker(InviteView view, CardContext context) => new([.. Enum.GetValues<Invitee>().Select(invitee =>
        Press(Verb.ChooseInvitee, Words.Of(invitee, context.Culture), view with { Invitee = invitee }, context) with
        {
            Style = invitee == view.Invitee ? ActionStyle.Positive : null,
            Tooltip = invitee == view.Invitee ? context.T.Chosen : null,
        })])
    { Spacing = Spacing.Medium };

    static IEnumerable<Element> Fields(InviteView view, int typed, CardContext context)
    {
        var t = context.T;
        var isCustomer = view.Invitee == Invitee.Customer;
        yield return Parts.Strong(isCustomer ? t.InviteCustomer : t.InviteRepresentative);
        yield return Parts.Subtle(isCustomer ? t.InviteCustomerHint : t.InviteRepresentativeHint) with { Spacing = Spacing.None };
        yield return new TextInput
        {
            Id = Addresses,
            Label = t.InviteAddresses,
            Placeholder = t.InviteAddressesHint,
            MaxLength = LongestAddresses,
            Value = view.Addresses.Length == 0 ? null : CardText.Plain(view.Addresses, typed),
        };
        if (view.Customers.Count > 0)
        {
            yield return new ChoiceInput([.. view.Customers.Select(customer => new Choice(customer.Title, customer.Address))])
            {
                Id = Recent,
                Label = t.InviteRecent,
                Placeholder = t.InviteRecentHint,
                IsMultiSelect = true,
                Data = new ChoicesQuery(CustomersDataset),
            };
        }

        yield return new ChoiceInput([.. Language.Supported.Select(culture => new Choice(Language.NativeName(culture), culture.Name))])
        {
            Id = MessageLanguage,
            Label = t.InviteLanguage,
            Value = Language.Of(view.Language).Name,
            Style = ChoiceStyle.Compact,
        };
        // R2.2: with the reason why one might tick it.
        yield return new ToggleInput(t.InviteOwnMail) { Id = OwnMail, Value = view.ByOwnMail == true ? "true" : "false", Wrap = true };
        yield return Parts.Subtle(t.InviteOwnMailHint) with { Spacing = Spacing.Small };
    }

    static IEnumerable<Element> List(Session session, int rows, CardContext context)
    {
        if (session.Invitations.IsEmpty)
            yield break;
        yield return Parts.Section(context.T.InvitationsCount(session.Invitations.Length));
        foreach (var invitation in session.Invitations.Reverse().Take(rows))
            yield return SessionParts.InvitationRow(invitation, isLive: false, context, Buttons(invitation, session, context));
        if (session.Invitations.Length > rows)
            yield return Parts.Subtle(context.T.More(session.Invitations.Length - rows));
    }

    static IEnumerable<CardAction?> Buttons(Invitation invitation, Session session, CardContext context)
    {
        var (t, id, to) = (context.T, (PressKeys.Invitation, invitation.Id.ToString()), CardText.Plain(invitation.Recipient ?? context.T.JoinLink, 80));
        if (invitation is { Way: InvitationWay.Mail or InvitationWay.Chat, State: not (InvitationState.Joined or InvitationState.Queued) })
            yield return context.Press(Verb.Resend, t.Resend, session, id) with { Tooltip = t.ResendTo(to) };
        if (invitation.State is not (InvitationState.Joined or InvitationState.Revoked or InvitationState.Expired))
            yield return context.Press(Verb.Revoke, t.Revoke, session, id) with { Tooltip = t.RevokeOf(to) };
    }

    static ExecuteAction Press(string verb, string title, InviteView view, CardContext context) =>
        context.Press(verb, title, view.Session, (PressKeys.Invitee, view.Invitee.ToString())) with { AssociatedInputs = null };
}
