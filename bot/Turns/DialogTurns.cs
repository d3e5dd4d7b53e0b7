using System.Text.Json;
using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Forms in dialogs. A dialog's presses go the way of every press: who it is comes from the activity, what is allowed from the rules now, and the same
/// press acts once. The answer is the form as it is now, or the dialog closes, because what was done shows on the live card.
/// </summary>
sealed partial class DialogTurns(Callers callers, PressRoutes routes, Replies replies, SessionStore store, ILogger<DialogTurns> logger)
{
    /// <summary>The verb that opened the dialog, in the data of its presses.</summary>
    const string OpenedBy = "_f";

    /// <summary>The message on which it was opened.</summary>
    const string OpenedOn = "_m";

    /// <summary>Characters of a dialog's title.</summary>
    const int LongestTitle = 60;

    /// <summary>Ids of messages are some 13 digits in Teams.</summary>
    const int LongestMessageId = 200;

    public ValueTask<InvokeAnswer> Fetch(Turn turn, CancellationToken ct) => Answer(turn, Open, ct);

    public ValueTask<InvokeAnswer> Submit(Turn turn, CancellationToken ct) => Answer(turn, Submit, ct);

    async ValueTask<InvokeAnswer> Answer(Turn turn, Func<Caller, JsonElement, CancellationToken, Task<InvokeAnswer>> judge, CancellationToken ct)
    {
        if (!TaskInput.TryParse(turn, out var input, out var unreadable))
            return unreadable;
        var culture = Language.Of(turn.Activity.Locale);
        try
        {
            if (await callers.Of(turn, ct) is not { } caller)
                return InvokeAnswer.TaskMessage(Words.Of(Refusal.OnlyRepresentatives, [], culture));
            culture = caller.Culture;
            return await judge(caller, input.Data, ct);
        }
        catch (StorageBusyException busy)
        {
            LogBusy(busy);
            return InvokeAnswer.TaskMessage(ChatTexts.Of("PressBusy", culture));
        }
    }

    async Task<InvokeAnswer> Open(Caller caller, JsonElement data, CancellationToken ct)
    {
        var dialog = new Dialog(DialogCard.VerbIn(data), caller.Turn.Activity.ReplyToId);
        return DialogForms.Opens(dialog.Verb) && Read(caller, dialog.Verb, data, dialog) is { } pressed
            ? Shown(await routes.Judge(pressed, ct), dialog)
            : InvokeAnswer.TaskMessage(ChatTexts.Of("CardUnknown", caller.Culture));
    }

    async Task<InvokeAnswer> Submit(Caller caller, JsonElement data, CancellationToken ct)
    {
        var dialog = new Dialog(
            DialogCard.TextIn(data, OpenedBy) is { } verb && DialogForms.Opens(verb) ? verb : "",
            DialogCard.TextIn(data, OpenedOn) is { Length: > 0 and <= LongestMessageId } message ? message : null);
        if (Read(caller, DialogCard.VerbIn(data), data, dialog) is not { } pressed)
            return await Again(caller, data, dialog, ct);
        if (DialogForms.Closes(pressed.Press))
            return InvokeAnswer.Empty;
        switch (await routes.Judge(pressed, ct))
        {
            case Reply.Card { Role: CardRole.Form, IsFinished: true } or Reply.Card { Role: CardRole.Live, Problem: null }:
                return InvokeAnswer.Empty; // the live card shows it
            case Reply.Card { Role: CardRole.Plain, Problem: null } next:
                await store.Take($"{pressed.Key}|next", [replies.Entry(caller, next, dialog.Message)], ct);
                return InvokeAnswer.Empty;
            case var reply:
                return Shown(reply, dialog);
        }
    }

    /// <summary>Something that the form asks for is missing, or not as it offers it (conformance check 115): the form as it is now, and what is wrong.</summary>
    async Task<InvokeAnswer> Again(Caller caller, JsonElement data, Dialog dialog, CancellationToken ct) => Read(caller, dialog.Verb, data, dialog) is { } opening
        ? Shown(await routes.Judge(opening, ct), dialog, ChatTexts.Of("FormIncomplete", caller.Culture))
        : InvokeAnswer.TaskMessage(ChatTexts.Of("CardUnknown", caller.Culture));

    static Pressed? Read(Caller caller, string verb, JsonElement data, Dialog dialog) =>
        CardPress.Parse(verb, data) is { } press ? new Pressed(caller, press, PressTurns.KeyOf(caller, verb, data), null) { IsInDialog = true } : null;

    static InvokeAnswer Shown(Reply reply, Dialog dialog, string? problem = null) => reply switch
    {
        Reply.Card { Role: CardRole.Form } form => InvokeAnswer.TaskCard(
            Graphemes.Cut(form.Summary, LongestTitle), DialogCard.ForDialog(form.Content.ToNode(), dialog.Data, problem), DialogForms.HeightOf(dialog.Verb)),
        Reply.Card card => InvokeAnswer.TaskMessage(card.Problem ?? card.Summary),
        Reply.Text text => InvokeAnswer.TaskMessage(text.Words),
        var other => throw new System.Diagnostics.UnreachableException($"a dialog isn't answered with {other.GetType().Name}"),
    };

    /// <summary>What a dialog remembers of where it was opened.</summary>
    sealed record Dialog(string Verb, string? Message)
    {
        public IReadOnlyDictionary<string, string> Data => Message is { } message
            ? new Dictionary<string, string> { [OpenedBy] = Verb, [OpenedOn] = message }
            : new Dictionary<string, string> { [OpenedBy] = Verb };
    }

    [LoggerMessage(LogLevel.Warning, "The database is busy; a dialog was turned away")]
    partial void LogBusy(StorageBusyException busy);
}
