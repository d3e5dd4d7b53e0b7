using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>A press on a card's Action.Execute, or a card's refresh by itself.</summary>
/// <param name="Verb">"" when the card named none.</param>
/// <param name="Data">The card's data with the inputs merged in; always an object. Anything in it can be forged.</param>
/// <param name="IsAutomatic">A refresh that no person asked for: it may show, and must change nothing.</param>
/// <param name="CardActivityId">The message that carries the card.</param>
public sealed record CardAction(string Verb, JsonElement Data, bool IsAutomatic, string? CardActivityId)
{
    public const string InvokeName = "adaptiveCard/action";

    static readonly JsonElement NoData = JsonElement.Parse("{}");

    /// <summary>Reads the invoke; where it can't be read, <paramref name="refusal"/> is the answer to give.</summary>
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out CardAction? action, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (action, refusal) = (null, null);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value || value.At("action") is not { ValueKind: JsonValueKind.Object } pressed)
            refusal = InvokeAnswer.Error(400, "BadRequest", Texts.ActionMissing(turn.Activity.Locale));
        else if (pressed.Path("type") != "Action.Execute")
            refusal = InvokeAnswer.Error(400, "NotSupported", Texts.ActionNotSupported(turn.Activity.Locale));
        else if (pressed.At("data") is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            refusal = InvokeAnswer.Error(400, "BadRequest", Texts.ActionMissing(turn.Activity.Locale));
        else
            action = new(pressed.Path("verb") ?? "", DataOf(pressed), value.Path("trigger") == "automatic", turn.Activity.ReplyToId);
        return action is not null;
    }

    static JsonElement DataOf(JsonElement pressed) => pressed.At("data") is { ValueKind: JsonValueKind.Object } data ? data : NoData;
}
