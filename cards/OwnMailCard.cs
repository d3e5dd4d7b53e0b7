using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>One message that waits for its sender.</summary>
/// <param name="Url">Opens it: a draft in the sender's mailbox, or the page that hands it to their mail program.</param>
/// <param name="IsDraft">It lies in the sender's mailbox.</param>
public sealed record OwnMessage(string Address, string Url, bool IsDraft);

/// <summary>R2.2: messages that a representative sends with their own mail program, each with the one button that opens it.</summary>
public static class OwnMailCard
{
    public static AdaptiveCard Render(Session session, IReadOnlyList<OwnMessage> messages, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.OwnMailFallback(session.Number, messages.Count),
            [
                Parts.Band(t.OwnMailTitle, session.Number.ToString()),
                Parts.Text(messages.All(message => message.IsDraft) ? t.OwnMailDrafts : t.OwnMailText),
                .. messages.Select(message => Row(message, t)),
            ],
            context.Press(Verb.ShowSession, t.BackToSession, session));
    }

    static Container Row(OwnMessage message, Texts t) => new(
    [
        Parts.Strong(Parts.Address(message.Address)),
        new ActionSet([new OpenUrlAction(message.Url) { Title = message.IsDraft ? t.OwnMailOpenDraft : t.OwnMailOpen, Tooltip = t.OwnMailTo(CardText.Plain(message.Address, 80)) }]) { Spacing = Spacing.Small },
    ])
    { Spacing = Spacing.Medium };
}
