using SupportBot.Bot.Diagnosing;
using SupportBot.Cards;
using SupportBot.Cards.Presses;

namespace SupportBot.Bot.Turns;

/// <summary>Whether the site is well, for administrators in their personal chat.</summary>
sealed class DiagnosePresses(Diagnoses diagnoses, AdminDoor door, CardContexts contexts) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press is CardPress.Diagnose ? door.UnlessAdministrator(pressed.Caller) is { } refused ? Task.FromResult(refused) : Look(pressed.Caller, ct) : null;

    public async Task<Reply> Look(Caller caller, CancellationToken ct) =>
        CardDesk.Card(DiagnoseCard.Render(await diagnoses.Look(new Asked(caller.Id, caller.Culture), ct), contexts.For(caller.Culture)));
}
