using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Asks once before a session ends (R8.1), and says what ends with it (R8.2).</summary>
public static class EndCard
{
    public static AdaptiveCard Render(Session session, CardContext context)
    {
        var t = context.T;
        var others = session.Participants.Count(participant => participant.IsPresent) - 1;
        return Parts.Card(context, t.EndFallback(session.Number),
            [
                Parts.Band(t.EndTitle(session.Number), state: Parts.State(session, context)),
                Parts.Text(others > 0 ? t.EndOthers(others) : t.EndNobody),
                Parts.Text(t.EndLinks) with { Spacing = Spacing.Small },
            ],
            context.Press(Verb.EndConfirmed, t.YesEndIt, session) with { Style = ActionStyle.Destructive },
            context.Press(Verb.Cancel, t.Cancel, session));
    }
}
