using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>task/fetch and task/submit: a dialog is opened, or sent off.</summary>
/// <param name="Data">What the card or the page sends; always an object, all of it can be forged.</param>
/// <param name="Theme">"default", "dark" or "contrast".</param>
public sealed record TaskInput(JsonElement Data, string Theme)
{
    /// <summary>A page may send a string: JSON in it is read, anything else is refused.</summary>
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out TaskInput? input, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (input, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value || ObjectIn(value.At("data")) is not { } data)
            return false;
        input = new(data, value.Path("context", "theme") ?? "default");
        refusal = null;
        return true;
    }

    static JsonElement? ObjectIn(JsonElement? data)
    {
        if (data is { ValueKind: JsonValueKind.Object })
            return data;
        try
        {
            return data is { ValueKind: JsonValueKind.String } text && JsonSerializer.Deserialize(text.GetString()!, Wire.Json.JsonElement) is { ValueKind: JsonValueKind.Object } read
                ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
