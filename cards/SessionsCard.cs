using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A representative's open sessions.</summary>
/// <param name="Current">The one that their commands are about.</param>
/// <param name="MayStart">Whether another one can be started (R1.3).</param>
public sealed record SessionsView(PersonId Person, IReadOnlyList<Session> Open, SessionId? Current, bool MayStart);

/// <summary>Open sessions, to switch between them (R4.5).</summary>
public static class SessionsCard
{
    public static AdaptiveCard Render(SessionsView view, CardContext context) => CardSize.Fit([12, 8, 4], rows => Render(view, rows, context));

    static AdaptiveCard Render(SessionsView view, int rows, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.SessionsFallback(view.Open.Count),
            [
                Parts.Band(t.SessionsTitle, t.SessionsCount(view.Open.Count)),
                view.Open.Count == 0 ? Parts.Text(t.SessionsNone) : null,
                .. view.Open.Take(rows).Select(session => Row(session, view, context)),
                view.Open.Count > rows ? Parts.Subtle(t.More(view.Open.Count - rows)) : null,
            ],
            view.MayStart ? context.Press(Verb.ShowStart, t.NewSession) with { Style = view.Open.Count == 0 ? ActionStyle.Positive : null } : null,
            new OpenUrlAction(context.ConsoleHome) { Title = t.OpenConsole });
    }

    static Container Row(Session session, SessionsView view, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        var standing = Words.Of(session.StandingOf(view.Person), culture);
        var customers = session.AdmittedCustomers.Select(customer => Parts.Name(customer.Name)).ToArray();
        var who = customers.Length switch
        {
            0 => t.NoCustomer,
            1 => customers[0],
            _ => $"{customers[0]}, {t.More(customers.Length - 1)}",
        };
        var isCurrent = session.Id == view.Current;
        var current = new TextBlock(t.Current) { Size = TextSize.Small, Weight = TextWeight.Bolder, Color = TextColor.Accent, HorizontalAlignment = HorizontalAlignment.Right };
        return Parts.Row(
            Parts.Strong(session.Number.ToString()),
            Parts.Subtle($"{who} · {standing} · {Words.Duration(context.Now - session.StartedAt, culture)}"),
            isCurrent ? current : null,
            isCurrent ? context.Press(Verb.ShowSession, t.Show(session.Number), session) : context.Press(Verb.SwitchTo, t.GoTo(session.Number), session));
    }
}
