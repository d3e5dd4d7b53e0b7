using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>Every open session of the site.</summary>
/// <param name="Policy">For the names of queues.</param>
public sealed record AllSessionsView(IReadOnlyList<Session> Open, PersonId Viewer, SessionPolicy Policy)
{
    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>Every open session, for supervisors: who has it or where it waits, and a way to step in.</summary>
public static class AllSessionsCard
{
    public static AdaptiveCard Render(AllSessionsView view, CardContext context) => CardSize.Fit([12, 9, 6, 3], rows => Render(view, rows, context));

    static AdaptiveCard Render(AllSessionsView view, int rows, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.SessionsFallback(view.Open.Count),
            [
                Parts.Band(t.AllTitle, t.SessionsCount(view.Open.Count)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                view.Open.Count == 0 ? Parts.Text(t.AllNone) : null,
                .. view.Open.Take(rows).Select(session => Row(session, view, context)),
                view.Open.Count > rows ? Parts.Subtle(t.More(view.Open.Count - rows)) : null,
            ],
            context.Press(Verb.ShowAllSessions, t.Refresh),
            context.Press(Verb.ShowQueues, t.Queues),
            new OpenUrlAction(context.ConsoleHome) { Title = t.OpenConsole });
    }

    static Container Row(Session session, AllSessionsView view, CardContext context)
    {
        var (t, number) = (context.T, session.Number.ToString());
        var customers = session.Customers.Where(customer => customer.IsPresent).Select(customer => Parts.Name(customer.Name)).ToArray();
        var who = customers.Length == 0 ? t.NoCustomer : Parts.Listed(customers, 2, t);
        return Parts.Row(
            Parts.Strong(number),
            Parts.Subtle($"{who} · {Where(session, view, context)}"),
            new TextBlock(Words.Of(session.Status, context.Culture)) { Size = TextSize.Small, Color = session.IsWaiting ? null : TextColor.Good, HorizontalAlignment = HorizontalAlignment.Right },
            session.IsController(view.Viewer) ? context.Press(Verb.SwitchTo, t.GoTo(session.Number), session) : context.Press(Verb.TakeOver, t.TakeOver, session) with { Tooltip = number },
            context.Press(Verb.OpenTransfer, t.TransferSession, session) with { Tooltip = number },
            context.Press(Verb.End, t.EndSession, session) with { Tooltip = number });
    }

    static string Where(Session session, AllSessionsView view, CardContext context) => session.Wait is { } wait
        ? SessionParts.WaitsWhere(wait, view.Policy, context)
        : $"{context.T.ControlledBy(SessionParts.ControllerName(session))} · {context.T.Since(Words.Clock(session.StartedAt, context.Now, context.Culture))}";
}
