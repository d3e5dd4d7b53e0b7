using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Everybody who is or was in the session (R4.1); the controller helps and removes from here (R4.2, R3.6).</summary>
public static class ParticipantsCard
{
    public static AdaptiveCard Render(SessionView view, CardContext context) =>
        CardSize.Fit<(int Present, int Gone, int Buttons)>([(24, 8, 12), (24, 4, 8), (12, 2, 4), (8, 0, 2)], limits => Render(view, limits, context));

    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data) => (verb, data.Participant) switch
    {
        (Verb.Help, { } customer) => new CardPress.HelpCustomer(session, customer),
        (Verb.Remove, { } customer) => new CardPress.RemoveCustomer(session, customer),
        _ => null,
    };

    /// <summary>For the controller: help somebody else, turn somebody away.</summary>
    internal static IEnumerable<CardAction?> Buttons(Participant participant, SessionView view, CardContext context)
    {
        if (view.Standing != Standing.Controller || !view.Session.IsOpen || participant is { Role: ParticipantRole.Representative } or { IsPresent: false })
            yield break;
        var name = Parts.NameForButton(participant.Name);
        if (participant.IsAdmitted && participant.Id != view.Session.SelectedCustomer)
            yield return context.Press(Verb.Help, context.T.Help(name), view.Session, (PressKeys.Participant, participant.Id.ToString()));
        yield return context.Press(Verb.Remove, context.T.Remove(name), view.Session, (PressKeys.Participant, participant.Id.ToString()));
    }

    static AdaptiveCard Render(SessionView view, (int Present, int Gone, int Buttons) limits, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        return Parts.Card(context, t.ParticipantsFallback(session.Number),
            [
                Parts.Band(t.Participants, session.Number.ToString(), Parts.State(session, context)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Group(t.Customers, session.Customers, view, limits, context, isFirst: true),
                .. Group(t.Representatives, session.Representatives, view, limits, context),
            ],
            context.Press(Verb.ShowSession, t.BackToSession, session),
            new OpenUrlAction(context.ConsoleUrl(session.Id)) { Title = t.OpenConsole });
    }

    static IEnumerable<Element> Group(
        string title, IEnumerable<Participant> participants, SessionView view, (int Present, int Gone, int Buttons) limits, CardContext context, bool isFirst = false)
    {
        var all = participants.ToArray();
        var present = all.Where(participant => participant.IsPresent).Take(limits.Present);
        var gone = all.Where(participant => !participant.IsPresent).Reverse().Take(limits.Gone);
        Participant[] shown = [.. present, .. gone];
        yield return Parts.Section($"{title} ({all.Count(participant => participant.IsPresent)})", isFirst);
        if (all.Length == 0)
            yield return Parts.Subtle(context.T.NoCustomer) with { Spacing = Spacing.Small };
        foreach (var (index, participant) in shown.Index())
            yield return SessionParts.PersonRow(participant, view, index < limits.Buttons, context);
        if (shown.Length < all.Length)
            yield return Parts.Subtle(context.T.More(all.Length - shown.Length));
    }
}
