using System.Collections.Immutable;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses that pass a session on (R7.1–R7.3).</summary>
sealed class TransferPresses(QueueDesk desk, Passing passing, PressDoor door) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.OpenTransfer or CardPress.ChooseTransferTarget when passing.WhyNot(pressed.Caller, session) is { } reason => door.Refused(pressed, session, reason, ct),
        CardPress.OpenTransfer => Open(pressed, session, ct),
        CardPress.ChooseTransferTarget choose => Form(pressed, new TransferView(session, choose.ToAgents) { Message = choose.Message, IsUrgent = choose.IsUrgent }, ct),
        CardPress.Transfer transfer => Transfer(pressed, session, transfer, ct),
        _ => null,
    };

    async Task<Reply> Open(Pressed pressed, Session session, CancellationToken ct) => await door.Form(pressed, session, await passing.Form(pressed.Caller, session, ct), ct);

    async Task<Reply> Form(Pressed pressed, TransferView form, CancellationToken ct) => await desk.TransferForm(pressed.Caller, form, ct);

    /// <summary>Refused, the form keeps what was chosen and typed (R7.2); unless it isn't the sender's to pass on at all.</summary>
    async Task<Reply> Transfer(Pressed pressed, Session session, CardPress.Transfer press, CancellationToken ct)
    {
        ImmutableArray<ChosenAgent> chosen = press.ToAgents ? await passing.Chosen(pressed.Caller, press.Agents, ct) : [];
        var outcome = await door.Give(pressed, session, new SessionCommand.TransferSession(press.Queue, chosen, press.Message, press.IsUrgent), ct);
        if (outcome is not Outcome.Refused { Reason: not (Refusal.OnlyController or Refusal.OnlyAgents or Refusal.SessionWaits or Refusal.SessionEnded or Refusal.NotInSession) })
            return await door.Shown(pressed, session, outcome, ct, ChatTexts.Of("PassedOn", pressed.Caller.Culture));
        return await Form(pressed, new TransferView(outcome.Session(session), press.ToAgents)
        {
            Queue = press.Queue,
            Chosen = press.Agents,
            Message = press.Message,
            IsUrgent = press.IsUrgent,
            Problem = outcome.Problem(pressed.Caller),
        }, ct);
    }
}
