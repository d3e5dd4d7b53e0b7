using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>A press that came to nothing, where no card of its session can say so: what is wrong, and a way on (R11.2).</summary>
public static class RefusedCard
{
    /// <param name="words">From <c>Words</c> or <see cref="Texts"/>.</param>
    /// <param name="session">A session to go back to.</param>
    public static AdaptiveCard Render(string words, Session? session, CardContext context) => Parts.Card(context, CardText.Plain(words, 1200),
        [
            new Container([Parts.Strong(context.T.RefusedTitle), Parts.Text(CardText.Escape(words, 1200)) with { Spacing = Spacing.Small }])
            {
                Style = ContainerStyle.Attention,
                Bleed = true,
            },
        ],
        session is null ? context.Press(Verb.ShowSessions, context.T.SessionsTitle) : context.Press(Verb.ShowSession, context.T.BackToSession, session),
        context.Press(Verb.ShowHelp, context.T.HelpButton));
}
