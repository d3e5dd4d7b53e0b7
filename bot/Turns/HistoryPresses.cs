using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>A session's record on a card, and as files (R11.3): for who took part and for supervisors.</summary>
sealed class HistoryPresses(CardDesk desk, PressDoor door, SignInLinks links, CurrentPolicy policy) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.ShowHistory => Show(pressed, session, ct),
        CardPress.ExportHistory or CardPress.ShowRecordings when session.FindRepresentative(pressed.Caller.Id) is null && !policy.Now.IsSupervisor(pressed.Caller.Id) => door.Refused(pressed, session, Refusal.NotInSession, ct),
        CardPress.ExportHistory => Give(pressed, session, async () => await links.ToHistory(pressed.Caller, session, ct), ct),
        CardPress.ShowRecordings => Give(pressed, session, async () => [await links.ToRecordings(pressed.Caller, session, ct)], ct),
        _ => null,
    };

    async Task<Reply> Show(Pressed pressed, Session session, CancellationToken ct) => await door.Beside(pressed, session, await desk.History(pressed.Caller, session, ct), ct);

    /// <summary>The links sign their reader in: they are for nobody else's eyes.</summary>
    async Task<Reply> Give(Pressed pressed, Session session, Func<Task<IReadOnlyList<Reply>>> made, CancellationToken ct)
    {
        if (!pressed.Caller.Turn.IsPersonal)
            return new Reply.Text(ChatTexts.Of("OnlyPersonal", pressed.Caller.Culture));
        await door.Post(pressed, await made(), ct);
        return await desk.History(pressed.Caller, session, ct);
    }
}
