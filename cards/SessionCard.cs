using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>
/// The session as it is now, with what its viewer may do. The controller and assistants have views of their own; where several people see
/// one card it is the outsider's, which says the least and lets the client fetch the viewer's own (R5.1, R11.5).
/// </summary>
public static class SessionCard
{
    const string Reply = "text";

    public static AdaptiveCard Render(SessionView view, CardContext context) => view switch
    {
        { Session.IsOpen: false } => SummaryCard.Render(view, context),
        { Standing: Standing.Outsider } => Outside(view, context),
        _ => CardSize.Fit(Detail.Levels, detail => Inside(view, detail, context)),
    };

    internal static CardPress.OfSession? Parse(SessionId session, PressData data) => data.Text(Reply) is { } text ? new CardPress.Say(session, text) : null;

    static AdaptiveCard Inside(SessionView view, Detail detail, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        return Parts.Card(context, t.SessionFallback(session.Number),
            [
                Parts.Head(t.SessionTitle, session, context, JoinAt(context)),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                .. Warnings(view, context),
                session.IsWaiting ? null : Parts.Subtle(view.Standing == Standing.Controller ? t.ControlYours : $"{t.ControlledBy(SessionParts.ControllerName(session))}."),
                LetIn(view, context),
                .. Parts.Buttons(HandOver(view, context)),
                .. SessionParts.Waiting(view, context),
                .. Parts.Quote(t.OfferQuestion, session.Question, detail.LineLength * 2),
                .. SessionParts.People(view, detail, context),
                .. ActivityParts.Section(view, detail, context),
                .. SessionParts.Invitations(view, detail, context),
                .. SessionParts.Notes(session, view.Notes, detail, context),
                .. SessionParts.Chat(view, detail, context),
                ReplyBox(session, context),
            ],
            Actions(view, context)) with
        { Refresh = SessionParts.Refresh(view, context) };
    }

    /// <summary>The address to read out with the number (R2.4).</summary>
    static TextBlock JoinAt(CardContext context) =>
        Parts.Text(context.T.SessionJoinAt($"[{CardText.Escape(CardContext.ToReadOut(context.JoinUrl))}]({context.JoinUrl})")) with { Spacing = Spacing.Small };

    static ColumnSet ReplyBox(Session session, CardContext context) => new(
    [
        new Column([new TextInput { Id = Reply, Label = context.T.SessionReply, Placeholder = context.T.SessionReplyHint, MaxLength = 4000, IsMultiline = true }])
        {
            Width = "stretch",
        },
        new Column([new ActionSet([context.Press(Verb.Say, context.T.Send, session) with { AssociatedInputs = null }])])
        {
            Width = "auto",
            VerticalContentAlignment = VerticalAlignment.Bottom,
        },
    ]);

    /// <summary>Next to the number, as the other ways to let people in.</summary>
    static ActionSet? LetIn(SessionView view, CardContext context) => !view.MayInvite ? null : new ActionSet(
    [
        context.Press(Verb.OpenInvite, context.T.Invite, view.Session) with { Style = ActionStyle.Positive },
        context.Press(Verb.CopyLink, context.T.CopyJoinLink, view.Session, (PressKeys.Invitee, nameof(Invitee.Customer))),
    ]);

    static IEnumerable<CardAction?> Actions(SessionView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        yield return context.Press(Verb.ShowParticipants, t.Participants, session);
        yield return new OpenUrlAction(context.ConsoleUrl(session.Id)) { Title = t.OpenConsole };
        yield return view.Standing == Standing.Controller
            ? context.Press(Verb.End, t.EndSession, session) with { Style = ActionStyle.Destructive }
            : context.Press(Verb.Leave, t.Leave, session);
    }

    /// <summary>To others with it: control to an assistant (R6), the session to an agent or a queue (R7.1), and what a supervisor may do with any session.</summary>
    static IEnumerable<CardAction> HandOver(SessionView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        if (view.Standing == Standing.Controller)
            yield return context.Press(Verb.OpenTransferControl, t.TransferControl, session);
        else if (view.IsSupervisor)
            yield return context.Press(Verb.TakeOver, t.TakeOver, session);
        if (view.MayTransferSession)
            yield return context.Press(Verb.OpenTransfer, t.TransferSession, session);
        if (view.IsSupervisor && view.Standing != Standing.Controller)
            yield return context.Press(Verb.End, t.EndSession, session) with { Style = ActionStyle.Destructive };
    }

    /// <summary>R8.3, R8.4: what ends the session soon, and what would keep it.</summary>
    static IEnumerable<Element?> Warnings(SessionView view, CardContext context)
    {
        var (session, policy, t) = (view.Session, view.Policy, context.T);
        if (session is { IsIdleWarned: true, NoCustomerSince: { } since })
            yield return Parts.Warning(t.WarnIdle(Parts.ClockSeconds(since + policy.IdleTime, context)));
        if (session.ConsoleClosedAt is not { } closed)
            yield break;
        var end = Parts.ClockSeconds(closed + policy.ConsoleGrace, context);
        yield return Parts.Warning(session.Assistants.Any() ? t.WarnConsolePasses(end) : t.WarnConsole(end));
        if (view.Standing == Standing.Controller)
            yield return new ActionSet([context.Press(Verb.Resume, t.Resume, session) with { Style = ActionStyle.Positive }]) { Spacing = Spacing.Small };
    }

    static AdaptiveCard Outside(SessionView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        return Parts.Card(context, t.OutsideFallback(session.Number),
            [
                Parts.Head(t.SessionTitle, session, context),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                Parts.Text(session.Controller is null ? t.OutsideText : t.OutsideControlledBy(SessionParts.ControllerName(session))),
                .. SessionParts.Waiting(view, context),
                .. Parts.Buttons(HandOver(view, context)),
            ],
            context.Press(Verb.JoinAsAssistant, t.JoinAsAssistant, session)) with
        { Refresh = SessionParts.Refresh(view, context) };
    }
}
