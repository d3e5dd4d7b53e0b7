using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>Reading free-form JSON of strangers: what isn't there, or isn't of the kind we expect, is simply not there.</summary>
static class JsonReading
{
    /// <summary>The string at the end of the path; null where a step is missing, is of another kind, or the string is empty.</summary>
    public static string? Path(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } end && end.GetString() is { Length: > 0 } text ? text : null;

    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element;
    }

    public static bool IsNothing(this JsonElement? element) => element is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    /// <summary>A number, or a number written as a string as local tools do.</summary>
    public static int? Number(this JsonElement element, string name) => element.At(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };
}
