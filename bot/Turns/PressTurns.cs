using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Presses on cards. What is allowed is judged by the state now, whatever the card showed, and the answer is the card as it is now (R11.5). The same
/// press delivered again acts once (R11.1).
/// </summary>
sealed partial class PressTurns(
    Callers callers, PressRoutes routes, Replies replies, Dialogs dialogs, SessionStore store, Apologies apologies, BotOptions options, TimeProvider time, ILogger<PressTurns> logger)
{
    /// <summary>The answer to <c>adaptiveCard/action</c>.</summary>
    public async ValueTask<InvokeAnswer> Answer(Turn turn, CancellationToken ct)
    {
        if (!CardAction.TryParse(turn, out var action, out var unreadable))
            return unreadable;
        var culture = Language.Of(turn.Activity.Locale);
        try
        {
            if (await callers.Of(turn, ct) is not { } caller)
                return InvokeAnswer.Error(403, "Forbidden", Words.Of(Refusal.OnlyRepresentatives, [], culture));
            culture = caller.Culture;
            if (CardPress.Parse(action.Verb, action.Data) is not { } press)
                return InvokeAnswer.Error(400, "BadRequest", ChatTexts.Of("CardUnknown", culture));
            return await Act(new Pressed(caller, action.IsAutomatic ? Harmless(press) : press, KeyOf(caller, action.Verb, action.Data), action.CardActivityId), ct);
        }
        catch (StorageBusyException busy)
        {
            LogBusy(busy);
            return await Busy(turn, ChatTexts.Of("PressBusy", culture), ct);
        }
    }

    /// <summary>When the client has been told already that we work on it, nobody hears this answer any more: it comes as a message.</summary>
    async Task<InvokeAnswer> Busy(Turn turn, string words, CancellationToken ct)
    {
        if (time.GetUtcNow() - turn.ReceivedAt >= options.InvokeTimeLimit)
            await apologies.TrySay(turn, words, ct);
        return InvokeAnswer.Message(words);
    }

    /// <summary>The data of an Action.Submit, as clients without Action.Execute send it: a message. The answer is a new message.</summary>
    public async Task Submitted(Caller caller, JsonElement data, CancellationToken ct)
    {
        var verb = DialogCard.VerbIn(data);
        if (CardPress.Parse(verb, data) is not { } press)
        {
            await store.Take(caller.Turn.DedupKey, [replies.Entry(caller, new Reply.Text(ChatTexts.Of("CardUnknown", caller.Culture)))], ct);
            return;
        }

        var reply = await Judge(new Pressed(caller, press, KeyOf(caller, verb, data), null), ct);
        await store.Take(caller.Turn.DedupKey, replies.Entries(caller, [reply]), ct);
    }

    async Task<InvokeAnswer> Act(Pressed pressed, CancellationToken ct) => await Judge(pressed, ct) switch
    {
        Reply.Card card => InvokeAnswer.Card(dialogs.Card(card.Content, pressed.Caller.Address.ChannelId)),
        Reply.Text text => InvokeAnswer.Message(text.Words),
        var other => throw new System.Diagnostics.UnreachableException($"a press isn't answered with {other.GetType().Name}"),
    };

    async Task<Reply> Judge(Pressed pressed, CancellationToken ct)
    {
        using var span = Telemetry.StartTurn(pressed.Press.GetType().Name);
        return await routes.Judge(pressed, ct);
    }

    /// <summary>A card that refreshes by itself changes nothing, whatever its verb says (conformance check 107).</summary>
    static CardPress Harmless(CardPress press) => press switch
    {
        CardPress.OfSession { Session: var session, Version: var version, PressId: var id } => new CardPress.Refresh(session) { Version = version, PressId = id },
        CardPress.RefreshQueue refresh => refresh,
        _ => new CardPress.ShowHelp { PressId = press.PressId },
    };

    /// <summary>The same for a second delivery; another one for another rendering, person, button or input.</summary>
    public static string KeyOf(Caller caller, string verb, JsonElement data)
    {
        var content = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Address.ConversationId}|{caller.Id}|{verb}|{data.GetRawText()}"));
        return $"press|{Convert.ToHexStringLower(content)}";
    }

    [LoggerMessage(LogLevel.Warning, "The database is busy; a press was turned away")]
    partial void LogBusy(StorageBusyException busy);
}

/// <summary>A press on its way: by whom, its key, and the message that carries the card.</summary>
sealed record Pressed(Caller Caller, CardPress Press, string Key, string? Message)
{
    /// <summary>The answer is a form in the dialog, or closes it.</summary>
    public bool IsInDialog { get; init; }
}
