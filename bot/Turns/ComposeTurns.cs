using SupportBot.Bot.Texts;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The message extension: what people do in the compose box of any chat, also where the bot is not.</summary>
sealed partial class ComposeTurns(Callers callers, ComposeSearch search, ComposeActions actions, ComposeLinks links, PressTurns presses, ILogger<ComposeTurns> logger)
{
    public void MapInvokes(InvokeRoutes routes) => routes
        .Map(InvokeNames.ComposeQuery, Query)
        .Map(InvokeNames.ComposeSelect, (_, _) => ValueTask.FromResult(ComposeLinks.Nothing))
        .Map(InvokeNames.ComposeFetch, Fetch)
        .Map(InvokeNames.ComposeSubmit, Submit)
        .Map(InvokeNames.ComposeLink, Link)
        .Map(InvokeNames.ComposeAnonymousLink, Link)
        .Map(InvokeNames.ComposeCardButton, CardButton);

    ValueTask<InvokeAnswer> Query(Turn turn, CancellationToken ct) => ComposeQuery.TryParse(turn, out var query, out var unreadable)
        ? For(turn, InvokeAnswer.ComposeMessage, caller => search.Find(caller, query, ct), ct)
        : ValueTask.FromResult(unreadable);

    ValueTask<InvokeAnswer> Fetch(Turn turn, CancellationToken ct) => ComposeSubmit.TryParse(turn, out var opened, out var unreadable)
        ? For(turn, InvokeAnswer.TaskMessage, caller => actions.Open(caller, opened.CommandId, ct), ct)
        : ValueTask.FromResult(unreadable);

    ValueTask<InvokeAnswer> Submit(Turn turn, CancellationToken ct) => ComposeSubmit.TryParse(turn, out var submit, out var unreadable)
        ? For(turn, InvokeAnswer.TaskMessage, caller => actions.Submit(caller, submit.Data ?? default, ct), ct)
        : ValueTask.FromResult(unreadable);

    /// <summary>Somebody of whom nothing is known sees nothing, and hears no error about a link that they only pasted.</summary>
    ValueTask<InvokeAnswer> Link(Turn turn, CancellationToken ct) =>
        !LinkQuery.TryParse(turn, out var link, out var unreadable) ? ValueTask.FromResult(unreadable)
        : link.IsAnonymous ? ValueTask.FromResult(links.Neutral(turn, link.Url))
        : For(turn, _ => ComposeLinks.Nothing, caller => links.Unfold(caller, link.Url, ct), ct);

    /// <summary>A button of our card in a chat, sent by a client in the old way. The answer is for who pressed, in their personal chat.</summary>
    ValueTask<InvokeAnswer> CardButton(Turn turn, CancellationToken ct) => For(turn, _ => InvokeAnswer.Empty, async caller =>
    {
        await presses.Submitted(caller, turn.Activity.Value ?? default, ct);
        return InvokeAnswer.Empty;
    }, ct);

    /// <param name="say">How this kind of invoke is told something in words.</param>
    async ValueTask<InvokeAnswer> For(Turn turn, Func<string, InvokeAnswer> say, Func<Caller, Task<InvokeAnswer>> answer, CancellationToken ct)
    {
        var culture = Language.Of(turn.Activity.Locale);
        try
        {
            if (await callers.Of(turn, ct) is not { } caller)
                return say(Words.Of(Refusal.OnlyRepresentatives, [], culture));
            culture = caller.Culture;
            return await answer(caller);
        }
        catch (StorageBusyException busy)
        {
            LogBusy(busy);
            return say(ChatTexts.Of("PressBusy", culture));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database is busy; the message extension was turned away")]
    partial void LogBusy(StorageBusyException busy);
}
