using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses about who controls a session, and about its end (R6, R8).</summary>
sealed class ControlPresses(CardDesk desk, Farewells farewells, PressDoor door, CurrentPolicy policy) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.OpenTransferControl => Open(pressed, session, ct),
        CardPress.TransferControl transfer => Transfer(pressed, session, transfer, ct),
        CardPress.Leave => Leave(pressed, session, ct),
        CardPress.End => MayAct(pressed.Caller, session) ? Task.FromResult<Reply>(desk.AskToEnd(pressed.Caller, session)) : door.Refused(pressed, session, Refusal.OnlyController, ct),
        CardPress.EndConfirmed => door.Plain(pressed, session, new SessionCommand.End(), ct),
        CardPress.Resume => door.Plain(pressed, session, new SessionCommand.Resume(), ct),
        _ => null,
    };

    bool MayAct(Caller caller, Session session) => session.IsController(caller.Id) || (session.IsOpen && policy.Now.IsSupervisor(caller.Id));

    Task<Reply> Open(Pressed pressed, Session session, CancellationToken ct) =>
        !MayAct(pressed.Caller, session) ? door.Refused(pressed, session, Refusal.OnlyController, ct)
        : session.IsWaiting ? door.Refused(pressed, session, Refusal.SessionWaits, ct)
        : door.Form(pressed, session, desk.TransferControl(pressed.Caller, session), ct);

    /// <summary>R6.2; leaving with it is one act (R6.7). Whoever was chosen may have left meanwhile: then the form shows who is here now.</summary>
    async Task<Reply> Transfer(Pressed pressed, Session session, CardPress.TransferControl press, CancellationToken ct)
    {
        var outcome = press.AndLeave && session.IsController(pressed.Caller.Id)
            ? await door.Give(pressed, session, new SessionCommand.Leave(press.To), ct)
            : await door.GiveAndTurnLive(pressed, session, new SessionCommand.TransferControl(press.To), ct);
        return outcome is Outcome.Refused { Reason: Refusal.NotAnAssistant, Session: { } now }
            ? desk.TransferControl(pressed.Caller, now, press.To, press.AndLeave, outcome.Problem(pressed.Caller))
            : await door.Shown(pressed, session, outcome, ct);
    }

    /// <summary>R6.7: the controller names who takes over, or hears what would work.</summary>
    async Task<Reply> Leave(Pressed pressed, Session session, CancellationToken ct)
    {
        if (!session.IsController(pressed.Caller.Id))
            return await door.Plain(pressed, session, new SessionCommand.Leave(), ct);
        return session.Assistants.Any()
            ? await door.Form(pressed, session, desk.TransferControl(pressed.Caller, session, andLeave: true), ct)
            : await desk.Session(pressed.Caller, session, farewells.WhyNot(pressed.Caller), ct);
    }
}
