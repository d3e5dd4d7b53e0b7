using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>
/// What an ended session's card turns into (R8.2): how long, who, what. Offers nothing but the record, and that only in a card that its
/// viewer alone sees.
/// </summary>
public static class SummaryCard
{
    public static AdaptiveCard Render(SessionView view, CardContext context) => CardSize.Fit([20, 12, 6], names => Render(view, names, context));

    static AdaptiveCard Render(SessionView view, int names, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        return Parts.Card(context, t.SummaryFallback(session.Number, Duration(session, context)),
            [
                Parts.Head(t.SummaryTitle, session, context),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                new FactSet([.. Facts(view, names, context)]),
            ],
            view.Standing == Standing.Outsider ? null : context.Press(Verb.ShowHistory, t.History, session)) with
        { Refresh = SessionParts.Refresh(view, context) };
    }

    static IEnumerable<Fact> Facts(SessionView view, int names, CardContext context)
    {
        var (session, t, culture) = (view.Session, context.T, context.Culture);
        yield return new Fact(t.SummaryDuration, Duration(session, context));
        yield return new Fact(t.SummaryStarted, Words.Time(session.StartedAt.ToOffset(context.Now.Offset), culture));
        if (session.EndedAt is { } endedAt)
            yield return new Fact(t.SummaryEnded, Words.Time(endedAt.ToOffset(context.Now.Offset), culture));
        if (session.EndedBecause is { } because)
            yield return new Fact(t.SummaryReason, Words.Of(because, culture));
        // A card that several see says no names: it may stand in a channel for years.
        if (view.Standing == Standing.Outsider)
            yield break;
        yield return new Fact(t.SummaryCustomers, Names(session.Customers, names, t));
        yield return new Fact(t.SummaryRepresentatives, Names(session.Representatives, names, t));
        string[] activities = [.. view.Activities.Distinct().Select(kind => Words.Of(kind, culture)), .. session.ChatLines == 0 ? Array.Empty<string>() : [t.SummaryChat(session.ChatLines)]];
        yield return new Fact(t.SummaryActivities, activities.Length == 0 ? t.SummaryNoActivities : string.Join(" · ", activities));
        if (session.Transfers > 0)
            yield return new Fact(t.SummaryTransfers, session.Transfers.ToString(culture));
    }

    static string Duration(Session session, CardContext context) => Words.Duration((session.EndedAt ?? context.Now) - session.StartedAt, context.Culture);

    static string Names(IEnumerable<Participant> participants, int limit, Texts t)
    {
        var all = participants.Select(participant => Parts.Name(participant.Name)).ToArray();
        return all.Length == 0 ? t.SummaryNobody : string.Join(", ", all.Take(limit)) + (all.Length > limit ? $", {t.More(all.Length - limit)}" : "");
    }
}
