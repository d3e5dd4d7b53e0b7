using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the start card shows (R1).</summary>
/// <param name="OwnMode">The representative's own mode, if they chose one.</param>
/// <param name="Open">Single mode: the session they have open already, offered instead of a second one (R1.3).</param>
/// <param name="Problem">Why starting was refused.</param>
public sealed record StartView(SessionPolicy Policy, SessionMode? OwnMode = null, Session? Open = null, string? Problem = null);

/// <summary>Starts a session: mode where it may be chosen, and whether the invitation form opens with it (R1.4).</summary>
public static class StartCard
{
    const string Mode = "mode";
    const string Email = "email";

    public static AdaptiveCard Render(StartView view, CardContext context) => view.Open is { } open ? Offer(open, view, context) : Form(view, context);

    internal static CardPress? Parse(PressData data)
    {
        if (!data.IsOneOf(Mode, ["", .. Enum.GetNames<SessionMode>()], out _) || data.Flag(Email) is not { } email)
            return null;
        return new CardPress.StartSession(data.Named<SessionMode>(Mode), email);
    }

    static AdaptiveCard Form(StartView view, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.StartFallback,
            [
                Parts.Band(t.StartTitle, t.StartSubtitle),
                Parts.Problem(view.Problem),
                view.Policy.MayChooseMode ? ModeChoice(view, context) : null,
                new ToggleInput(t.StartEmail) { Id = Email, Value = view.Policy.EmailTicked ? "true" : "false", Wrap = true },
                Parts.Subtle(t.StartEmailHint) with { Spacing = Spacing.Small },
            ],
            context.Press(Verb.Start, t.StartSession) with { Style = ActionStyle.Positive, AssociatedInputs = null });
    }

    static ChoiceInput ModeChoice(StartView view, CardContext context) => new(
        [.. Enum.GetValues<SessionMode>().Select(mode => new Choice(Words.Of(mode, context.Culture), mode.ToString()))])
    {
        Id = Mode,
        Label = context.T.StartMode,
        Value = (view.OwnMode ?? view.Policy.Mode).ToString(),
        Style = ChoiceStyle.Compact,
        Wrap = true,
    };

    static AdaptiveCard Offer(Session open, StartView view, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.StartOpenFallback(open.Number),
            [
                Parts.Band(t.StartOpenTitle, state: Parts.State(open, context)),
                Parts.Problem(view.Problem),
                Parts.Number(open.Number) with { Spacing = Spacing.Medium },
                Parts.Text(t.StartOpenText),
            ],
            context.Press(Verb.SwitchTo, t.GoTo(open.Number), open) with { Style = ActionStyle.Positive },
            view.Open?.IsOpen == true ? context.Press(Verb.End, t.EndSession, open) with { Style = ActionStyle.Destructive } : null);
    }
}
