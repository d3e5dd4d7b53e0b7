using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>A colleague is asked to assist (R2.3): one press, and no number to dictate.</summary>
public static class AssistCard
{
    /// <param name="by">Who asks, by name.</param>
    /// <param name="asker">Who asks, in the directory.</param>
    /// <param name="pass">Lets its reader in.</param>
    public static AdaptiveCard Render(Session session, string by, PersonId? asker, string pass, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.AssistAsked(CardText.Plain(by, 80)),
            [
                Parts.Band(t.AssistTitle, state: Parts.State(session, context)),
                Parts.Row(Parts.HaveFaces([asker], context) ? Parts.Face(by, asker, context) : null, Parts.Text(t.AssistAsked(Parts.Name(by))), null, null),
            ],
            context.Press(Verb.JoinAsAssistant, t.Assist, session, (PressKeys.Pass, pass)) with { Style = ActionStyle.Positive });
    }
}
