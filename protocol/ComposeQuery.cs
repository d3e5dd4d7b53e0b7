using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>composeExtension/query: a search in a message extension. Local tools leave out nearly everything.</summary>
/// <param name="CommandId">"" means the extension's only command.</param>
/// <param name="IsInitial">Opened, nothing typed yet.</param>
public sealed record ComposeQuery(string CommandId, string Text, bool IsInitial, int Skip, int Count)
{
    const int UsualCount = 25;
    const int MostCount = 100;

    public static bool TryParse(Turn turn, [NotNullWhen(true)] out ComposeQuery? query, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (query, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return false;
        var (name, text) = First(value.At("parameters"));
        var isInitial = name == "initialRun" && text == "true";
        var paging = value.At("queryOptions") ?? value;
        query = new(
            value.Path("commandId") ?? "",
            isInitial ? "" : text,
            isInitial,
            Math.Max(0, paging.Number("skip") ?? 0),
            Math.Clamp(paging.Number("count") ?? UsualCount, 1, MostCount));
        refusal = null;
        return true;
    }

    static (string? Name, string Text) First(JsonElement? parameters) =>
        parameters is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? (list[0].Path("name"), list[0].Path("value") ?? "") : (null, "");
}

/// <summary>composeExtension/submitAction: the dialog of a message extension was sent off.</summary>
/// <param name="Message">The message it was opened from; its HTML is written by strangers.</param>
/// <param name="Preview">The person's choice on the shown preview; null when there was none.</param>
public sealed record ComposeSubmit(string CommandId, string Context, JsonElement? Data, JsonElement? Message, ComposePreview? Preview)
{
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out ComposeSubmit? submit, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (submit, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return false;
        ComposePreview? preview = value.Path("botMessagePreviewAction") switch
        {
            null => null,
            "edit" => ComposePreview.Edit,
            "send" => ComposePreview.Send,
            _ => ComposePreview.Unknown,
        };
        if (preview == ComposePreview.Unknown)
            return false;
        submit = new(value.Path("commandId") ?? "", value.Path("commandContext") ?? "", value.At("data"), value.At("messagePayload"), preview);
        refusal = null;
        return true;
    }
}

public enum ComposePreview
{
    Edit,
    Send,
    Unknown,
}

/// <summary>composeExtension/queryLink and anonymousQueryLink: somebody pasted a link of ours.</summary>
/// <param name="Url">https; on this machine also http.</param>
/// <param name="IsAnonymous">The app isn't installed there; who and where are blanked out, so nothing may be looked up by them.</param>
public sealed record LinkQuery(Uri Url, bool IsAnonymous)
{
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out LinkQuery? query, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        query = turn.Activity.Value is { } value && Uri.TryCreate(value.Path("url"), UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))
            ? new(url, turn.Activity.Name == "composeExtension/anonymousQueryLink") : null;
        refusal = query is null ? InvokeAnswer.BadRequest : null;
        return query is not null;
    }
}
