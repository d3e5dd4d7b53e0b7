using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What the form shows that gives control away.</summary>
public sealed record TransferControlView(Session Session)
{
    /// <summary>Whom the form has chosen already; else who is longest in the session.</summary>
    public ParticipantId? To { get; init; }

    public bool AndLeave { get; init; }

    /// <summary>R7.1: where nobody assists, the session can go to an agent or a queue.</summary>
    public bool MayTransferSession { get; init; }

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }
}

/// <summary>Gives control to an assistant who is in the session now (R6.1), and leaves with it where wanted (R6.7).</summary>
public static class TransferControlCard
{
    const string To = "to";
    const string Leave = "leave";

    public static AdaptiveCard Render(TransferControlView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var assistants = session.Assistants.OrderBy(assistant => assistant.JoinedAt).ToArray();
        return Parts.Card(context, t.TransferControlFallback(session.Number),
            [
                Parts.Band(t.TransferControl, session.Number.ToString(), Parts.State(session, context)),
                Parts.Problem(view.Problem),
                .. assistants.Length == 0 ? Nobody(view, context) : Form(view, assistants, context),
            ],
            assistants.Length == 0 ? context.Press(Verb.OpenInvite, t.Invite, session) with { Style = ActionStyle.Positive }
                : context.Press(Verb.TransferControl, t.TransferControl, session) with { Style = ActionStyle.Positive, AssociatedInputs = null },
            assistants.Length == 0 && view.MayTransferSession ? context.Press(Verb.OpenTransfer, t.TransferSession, session) : null,
            context.Press(Verb.Cancel, t.Cancel, session));
    }

    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data) => (verb, ParticipantId.Parse(data.Text(To)), data.Flag(Leave)) switch
    {
        (Verb.OpenTransferControl, _, _) => new CardPress.OpenTransferControl(session),
        (Verb.TransferControl, { } to, { } andLeave) => new CardPress.TransferControl(session, to, andLeave),
        _ => null,
    };

    static IEnumerable<Element> Form(TransferControlView view, Participant[] assistants, CardContext context)
    {
        var t = context.T;
        yield return new ChoiceInput([.. assistants.Select(assistant => new Choice(Parts.NameForButton(assistant.Name), assistant.Id.ToString()))])
        {
            Id = To,
            Label = t.TransferControlTo,
            Value = (assistants.FirstOrDefault(assistant => assistant.Id == view.To) ?? assistants[0]).Id.ToString(),
            Style = assistants.Length > 5 ? ChoiceStyle.Compact : ChoiceStyle.Expanded,
            Wrap = true,
        };
        yield return new ToggleInput(t.TransferControlLeave) { Id = Leave, Value = view.AndLeave ? "true" : "false", Wrap = true };
        yield return Parts.Subtle(t.TransferControlHint);
    }

    /// <summary>What would work instead (R11.2).</summary>
    static IEnumerable<Element> Nobody(TransferControlView view, CardContext context)
    {
        yield return Parts.Text(context.T.TransferControlNobody(view.Session.Number));
        if (view.MayTransferSession)
            yield return Parts.Text(context.T.TransferControlOrAgents) with { Spacing = Spacing.Small };
    }
}
