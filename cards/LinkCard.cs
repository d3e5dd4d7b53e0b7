using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A join link just made. It can be shown this once: the site keeps only its hash (R2.5).</summary>
/// <param name="Url">The whole link.</param>
public sealed record LinkShown(Invitee Invitee, string Url, DateTimeOffset ExpiresAt);

/// <summary>A join link to copy and give on (R2.3).</summary>
public static class LinkCard
{
    public static AdaptiveCard Render(Session session, LinkShown link, CardContext context) => Parts.Card(context, context.T.LinkFallback(session.Number, link.Url),
        [
            Parts.Band(context.T.LinkTitle, session.Number.ToString()),
            .. Body(link, context),
        ],
        context.Press(Verb.ShowSession, context.T.BackToSession, session));

    internal static IEnumerable<Element> Body(LinkShown link, CardContext context)
    {
        var t = context.T;
        // A field, because text in a card can't be selected everywhere. What is typed into it goes nowhere.
        var label = link.Invitee == Invitee.Customer ? t.LinkForCustomer : t.LinkForRepresentative;
        yield return new TextInput { Id = "link", Label = label, Value = link.Url, Style = TextInputStyle.Url };
        yield return Parts.Subtle(t.LinkHint(Words.Time(link.ExpiresAt.ToOffset(context.Now.Offset), context.Culture))) with { Spacing = Spacing.Small };
    }
}
