using SupportBot.Bot.Texts;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Where a turn goes: what people write, what they press, the bot's own comings and goings. Everything else needs no answer.</summary>
sealed partial class TurnRoutes(
    Callers callers, ChatTurns chat, PressTurns presses, DialogTurns dialogs, ComposeTurns compose, InviteForms inviteForms, Arrivals arrivals, Apologies apologies, ILogger<TurnRoutes> logger) : IBot
{
    public void MapInvokes(InvokeRoutes routes)
    {
        routes.Map(InvokeNames.CardAction, presses.Answer).Map(InvokeNames.TaskFetch, dialogs.Fetch).Map(InvokeNames.TaskSubmit, dialogs.Submit);
        compose.MapInvokes(routes);
        inviteForms.MapInvokes(routes);
    }

    public async ValueTask OnActivity(Turn turn, CancellationToken ct)
    {
        try
        {
            if (turn.IsBotAdded || turn.IsBotRemoved)
                await arrivals.Take(turn, ct);
            else if (turn.Activity.Type == ActivityTypes.Message && !turn.IsCardAlone)
                await Message(turn, ct);
        }
        catch (StorageBusyException busy)
        {
            LogBusy(busy);
            if (!await apologies.TrySay(turn, ChatTexts.Of("Busy", Language.Of(turn.Activity.Locale)), ct))
                throw new DurabilityException("the database is busy and the person could not be told", busy);
        }
    }

    /// <summary>The turn has failed: an apology, once. What it says promises nothing.</summary>
    public async ValueTask OnFailure(Turn turn, Exception exception, CancellationToken ct)
    {
        LogFailed(turn.Activity.Type, exception);
        if (turn.Activity.Type == ActivityTypes.Message)
            await apologies.TrySay(turn, ChatTexts.Of("Broken", Language.Of(turn.Activity.Locale)), ct);
    }

    async Task Message(Turn turn, CancellationToken ct)
    {
        if (await callers.Of(turn, ct) is not { } caller)
            await apologies.TrySay(turn, Words.Of(Refusal.OnlyRepresentatives, [], Language.Of(turn.Activity.Locale)), ct);
        else if (turn.Submitted is { } data)
            await presses.Submitted(caller, data, ct);
        else
            await chat.Hear(caller, ct);
    }

    [LoggerMessage(LogLevel.Warning, "The database is busy; a turn was turned away")]
    partial void LogBusy(StorageBusyException busy);

    [LoggerMessage(LogLevel.Error, "A {Type} turn failed")]
    partial void LogFailed(string? type, Exception failure);
}
