using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A waiting session as it is offered to one agent.</summary>
/// <param name="Session">As it is now: the offer, and whether it is still open, come from it.</param>
public sealed record OfferView(Session Session, PersonId Viewer)
{
    /// <summary>Of the queue it stands in.</summary>
    public string? QueueName { get; init; }

    /// <summary>The last lines of chat, newest last; more than the card shows is fine.</summary>
    public IReadOnlyList<ChatShown> Chat { get; init; } = [];

    /// <summary>The last notes for colleagues, newest last.</summary>
    public IReadOnlyList<ChatShown> Notes { get; init; } = [];

    /// <summary>Why what was just done was refused.</summary>
    public string? Problem { get; init; }
}

/// <summary>
/// One waiting session for one agent (R7.4): who the customer is, who passes it on, the message, what has been tried, how long they have
/// waited. Turns into what became of it (R7.5).
/// </summary>
public static class OfferCard
{
    public static AdaptiveCard Render(OfferView view, CardContext context) => Over(view, context.T, context) is { } words
        ? Closed(view, words, context)
        : CardSize.Fit(Detail.Levels, detail => Brief(view, detail, context));

    /// <summary>What became of it, where there is nothing to answer any more.</summary>
    static string? Over(OfferView view, Texts t, CardContext context) => view.Session switch
    {
        { IsOpen: false } => Words.Of(view.Session.EndedBecause ?? EndReason.ByController, context.Culture),
        { Wait: null } session when session.IsController(view.Viewer) => t.OfferYours,
        { Wait: null } session => t.OfferTakenBy(SessionParts.ControllerName(session)),
        { Wait: { } wait } when wait.OfferTo(view.Viewer) is null or { State: OfferState.Withdrawn } => t.OfferWithdrawn,
        _ => null,
    };

    static AdaptiveCard Closed(OfferView view, string words, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var isMine = session.IsController(view.Viewer);
        return Parts.Card(context, CardText.Plain(t.OfferOverFallback(session.Number, words)),
            [
                Parts.Head(t.OfferTitle, session, context),
                Parts.Problem(view.Problem),
                Parts.Text(words),
            ],
            isMine ? context.Press(Verb.SwitchTo, t.GoTo(session.Number), session) with { Style = ActionStyle.Positive } : null,
            isMine ? new OpenUrlAction(context.ConsoleUrl(session.Id)) { Title = t.OpenConsole } : null);
    }

    static AdaptiveCard Brief(OfferView view, Detail detail, CardContext context)
    {
        var (session, wait, t) = (view.Session, view.Session.Wait!, context.T);
        var offer = wait.OfferTo(view.Viewer)!;
        var isOpen = offer.State == OfferState.Open;
        return Parts.Card(context, t.OfferFallback(session.Number, CardText.Plain(string.Join(", ", Customers(session)), 100)),
            [
                Parts.Head(t.OfferTitle, session, context, Urgency(wait, offer, context)),
                Parts.Problem(view.Problem),
                isOpen ? null : Parts.Notice(offer.State == OfferState.Declined ? t.OfferDeclined : t.OfferMissed, ContainerStyle.Accent),
                isOpen && offer.Until is null ? Parts.Text(t.OfferLast) : null,
                new FactSet([.. Facts(view, wait, detail, context)]),
                .. Parts.Quote(t.OfferQuestion, session.Question, detail.LineLength * 2),
                .. Parts.Quote(t.OfferMessage, wait.Message, detail.LineLength * 2),
                .. SessionParts.Notes(session, view.Notes, detail, context),
                .. SessionParts.LastLines(session, view.Chat, detail, context),
            ],
            context.Press(Verb.Accept, t.Accept, session) with { Style = ActionStyle.Positive },
            isOpen && (offer.Until is not null || wait.Queue is not null) ? context.Press(Verb.Decline, t.Decline, session) : null);
    }

    static TextBlock? Urgency(Wait wait, Offer offer, CardContext context)
    {
        var t = context.T;
        var until = offer is { State: OfferState.Open, Until: { } ring } ? t.OfferUntil(Parts.ClockSeconds(ring, context)) : null;
        return (wait.IsUrgent, until) switch
        {
            (false, null) => null,
            (true, null) => Parts.Strong(t.OfferUrgent) with { Color = TextColor.Attention, Spacing = Spacing.Small },
            (true, _) => Parts.Strong($"{t.OfferUrgent} · {until}") with { Color = TextColor.Attention, Spacing = Spacing.Small },
            _ => Parts.Text(until) with { Spacing = Spacing.Small },
        };
    }

    static IEnumerable<Fact> Facts(OfferView view, Wait wait, Detail detail, CardContext context)
    {
        var (session, t, culture) = (view.Session, context.T, context.Culture);
        var customers = Customers(session).Select(Parts.Name).ToArray();
        yield return new Fact(t.OfferCustomer, Parts.Listed(customers, Math.Max(1, detail.Invitations), t));
        yield return new Fact(t.OfferFrom, wait.SenderName is { } sender ? Parts.Name(sender) : t.OfferByThemselves);
        if (view.QueueName is { } queue)
            yield return new Fact(t.TransferQueue, Parts.Name(queue));
        yield return new Fact(t.OfferWaiting, t.OfferWaited(Words.Duration(context.Now - wait.Since, culture), Words.Clock(wait.Since, context.Now, culture)));
        var helpers = session.Representatives.Select(helper => Parts.Name(helper.Name)).ToArray();
        yield return new Fact(t.OfferHelpers, helpers.Length == 0 ? t.OfferNothingYet : Parts.Listed(helpers, Math.Max(1, detail.Invitations), t));
        string[] soFar = [.. session.Transfers > 0 ? [t.OfferTransfers(session.Transfers)] : Array.Empty<string>(), .. session.ChatLines > 0 ? [t.SummaryChat(session.ChatLines)] : Array.Empty<string>()];
        if (soFar.Length > 0)
            yield return new Fact(t.OfferSoFar, string.Join(" · ", soFar));
    }

    static IEnumerable<string> Customers(Session session) => session.Customers.Where(customer => customer.IsPresent).Select(customer => customer.Name);
}
