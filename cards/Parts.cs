using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>Pieces that cards share, so that they look like one family.</summary>
static class Parts
{
    /// <summary>Characters of a name in running text and on a button.</summary>
    const int NameShown = 60;

    const string Nameless = "–";

    const int NameOnButton = 40;

    /// <summary>Characters of the titles of buttons that fit beside each other in a chat beside which a list of chats is open.</summary>
    const int TitlesInLine = 44;

    /// <summary>
    /// A card of ours with what every one has. No <c>lang</c>: it would only matter to date macros, which Teams doesn't know, and the reference renderer
    /// takes every second one for invalid.
    /// </summary>
    public static AdaptiveCard Card(CardContext context, string fallback, IEnumerable<Element?> body, params IEnumerable<CardAction?> actions) => new()
    {
        FallbackText = fallback,
        Speak = fallback,
        Msteams = new TeamsCard { Width = "Full" },
        Body = [.. body.OfType<Element>()],
        Actions = actions.OfType<CardAction>().ToArray() is { Length: > 0 } some ? some : null,
    };

    /// <summary>The band at the top: what this is, and beside it how it stands.</summary>
    public static Container Band(string title, string? subtitle = null, TextBlock? state = null) => new(
    [
        new ColumnSet(
        [
            new Column([Title(title), .. Optional(subtitle is null ? null : Subtle(subtitle) with { Spacing = Spacing.None })])
            {
                Width = "stretch",
                VerticalContentAlignment = VerticalAlignment.Center,
            },
            .. Optional(state is null ? null : new Column([state]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center }),
        ]),
    ])
    { Style = ContainerStyle.Emphasis, Bleed = true };

    public static TextBlock Title(string text) => new(text) { Size = TextSize.Large, Weight = TextWeight.Bolder, Style = TextStyle.Heading };

    /// <param name="isFirst">Right below the band, which separates well enough.</param>
    public static TextBlock Section(string text, bool isFirst = false) => new(text)
    {
        Weight = TextWeight.Bolder,
        Style = TextStyle.Heading,
        Spacing = isFirst ? Spacing.Medium : Spacing.Large,
        Separator = isFirst ? null : true,
    };

    public static TextBlock Subtle(string text) => new(text) { IsSubtle = true, Size = TextSize.Small };

    public static TextBlock Text(string text) => new(text);

    public static TextBlock Strong(string text) => new(text) { Weight = TextWeight.Bolder };

    /// <summary>A session's number, large enough to read it out (R2.4).</summary>
    public static TextBlock Number(SessionNumber number) => new(number.ToString()) { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder, Spacing = Spacing.None };

    /// <summary>The band of a session's card: its number and how it stands, and maybe a line below.</summary>
    public static Container Head(string title, Session session, CardContext context, TextBlock? line = null) => new(
    [
        new ColumnSet(
        [
            new Column([Subtle(title), Number(session.Number)]) { Width = "stretch" },
            new Column([State(session, context)]) { Width = "auto" },
        ]),
        .. Optional(line),
    ])
    { Style = ContainerStyle.Emphasis, Bleed = true };

    /// <summary>Words that answer what was just done: a refusal, a confirmation.</summary>
    public static Container? Notice(string? words, ContainerStyle style) =>
        words is null ? null : new Container([new TextBlock(CardText.Escape(words, 1200))]) { Style = style, Bleed = false, Spacing = Spacing.Default };

    public static Container? Warning(string? words) => Notice(words, ContainerStyle.Warning);

    public static Container? Problem(string? words) => Notice(words, ContainerStyle.Attention);

    public static Container? Done(string? words) => Notice(words, ContainerStyle.Good);

    /// <summary>Somebody's photo, beside their name; a silhouette where there is none, so that rows stay in line.</summary>
    public static Image Face(string name, PersonId? person, CardContext context) =>
        person is { } known && context.PhotoOf(known) is { } photo ? Face(photo, context.T.PhotoOf(NameForButton(name))) : Face(context.Link("person.png"), "");

    /// <summary>Whether a list of people shows faces: somebody in it has a photo.</summary>
    public static bool HaveFaces(IEnumerable<PersonId?> people, CardContext context) => people.Any(person => person is { } known && context.PhotoOf(known) is not null);

    static Image Face(string url, string altText) => new(url, altText) { Style = ImageStyle.Person, Size = ImageSize.Small };

    /// <summary>Something with a line about it below, and buttons beside or below it.</summary>
    public static Container Row(TextBlock first, TextBlock? second, TextBlock? mark, params IEnumerable<CardAction?> actions) => Row(null, first, second, mark, actions);

    /// <inheritdoc cref="Row(TextBlock, TextBlock?, TextBlock?, IEnumerable{CardAction?})"/>
    public static Container Row(Image? face, TextBlock first, TextBlock? second, TextBlock? mark, params IEnumerable<CardAction?> actions)
    {
        var buttons = actions.OfType<CardAction>().ToArray();
        return new Container(
        [
            new ColumnSet(
            [
                .. Optional(face is null ? null : new Column([face]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center }),
                new Column([first, .. Optional(second is null ? null : second with { Spacing = Spacing.None })]) { Width = "stretch", VerticalContentAlignment = face is null ? null : VerticalAlignment.Center },
                .. Optional(mark is null ? null : new Column([mark]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center }),
            ]),
            .. Buttons(buttons),
        ])
        { Spacing = Spacing.Default };
    }

    /// <summary>Buttons in the body, in as many lines as they need.</summary>
    public static IEnumerable<ActionSet> Buttons(IEnumerable<CardAction> buttons) => Lines([.. buttons]).Select(line => new ActionSet(line) { Spacing = Spacing.Small });

    /// <summary>Buttons beside each other, or below each other where their names are too long for that: not every client wraps them.</summary>
    static IEnumerable<CardAction[]> Lines(CardAction[] buttons) =>
        buttons.Sum(button => button.Title?.Length ?? 0) <= TitlesInLine ? buttons.Length == 0 ? [] : [buttons] : buttons.Select(button => new[] { button });

    public static string Name(string name) => CardText.Escape(PersonName.OrElse(name, Nameless), NameShown);

    /// <summary>All that a channel is told of a customer: the first word of their name.</summary>
    public static string FirstName(string name) => Name(PersonName.OrElse(name, Nameless).Split(' ')[0]);

    /// <summary>Names that are escaped already, in a row: as many as there is room for.</summary>
    public static string Listed(IReadOnlyList<string> names, int limit, Texts t) =>
        names.Count == 0 ? Nameless : string.Join(", ", names.Take(limit)) + (names.Count > limit ? $", {t.More(names.Count - limit)}" : "");

    /// <summary>What was typed into a field of several lines, to go on with; null for nothing.</summary>
    public static string? Typed(string text, int units) => text.Length == 0 ? null : CardText.Typed(text, units, keepLines: true);

    /// <summary>A longer text of somebody's, below what it is; nothing where there is none.</summary>
    public static IEnumerable<Element> Quote(string title, string? text, int limit)
    {
        if (text is null)
            yield break;
        yield return Subtle(title);
        yield return new Container([Text(CardText.Escape(text, limit))]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small };
    }

    /// <summary>A time that is near enough for seconds to matter, in the viewer's offset.</summary>
    public static string ClockSeconds(DateTimeOffset at, CardContext context) => at.ToOffset(context.Now.Offset).ToString("HH:mm:ss", context.Culture);

    public static string Address(string address) => CardText.Escape(CardText.Plain(address, 80), 80);

    public static string NameForButton(string name) => CardText.Plain(PersonName.OrElse(name, Nameless), NameOnButton);

    public static TextColor? Color(ParticipantState state) => state switch
    {
        ParticipantState.Connected => TextColor.Good,
        // Teams' own warning colour is a yellow that nobody can read on white; the word says it
        ParticipantState.Waiting or ParticipantState.Reconnecting or ParticipantState.Left => null,
    };

    public static TextColor? Color(InvitationState state) => state switch
    {
        InvitationState.Joined => TextColor.Good,
        InvitationState.Failed => TextColor.Attention,
        InvitationState.Sent or InvitationState.Opened => TextColor.Accent,
        InvitationState.Queued or InvitationState.Revoked or InvitationState.Expired => null,
    };

    /// <summary>"Open · since 14:05" or "Ended · 1 h 5 min": a card stands long after it was drawn, so how long a session is open can't be said.</summary>
    public static TextBlock State(Session session, CardContext context)
    {
        var time = session.EndedAt is { } ended ? Words.Duration(ended - session.StartedAt, context.Culture) : context.T.Since(Words.Clock(session.StartedAt, context.Now, context.Culture));
        return new TextBlock($"{Words.Of(session.Status, context.Culture)} · {time}")
        {
            Weight = TextWeight.Bolder,
            Color = session.Status == SessionStatus.Open ? TextColor.Good : session.IsWaiting ? TextColor.Accent : null,
            IsSubtle = session.IsOpen ? null : true,
            HorizontalAlignment = HorizontalAlignment.Right,
        };
    }

    static IEnumerable<T> Optional<T>(T? item)
        where T : class => item is null ? [] : [item];
}
