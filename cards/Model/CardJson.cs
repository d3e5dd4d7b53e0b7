using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace SupportBot.Cards.Model;

/// <summary>How cards are read and written: source-generated, nulls left out, elements told apart by their <c>type</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64,
    Converters = [typeof(ElementConverter), typeof(CardActionConverter)])]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(RichTextBlock))]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(FactSet))]
[JsonSerializable(typeof(ActionSet))]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(ColumnSet))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(TextInput))]
[JsonSerializable(typeof(NumberInput))]
[JsonSerializable(typeof(DateInput))]
[JsonSerializable(typeof(TimeInput))]
[JsonSerializable(typeof(ToggleInput))]
[JsonSerializable(typeof(ChoiceInput))]
[JsonSerializable(typeof(ExecuteAction))]
[JsonSerializable(typeof(SubmitAction))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(OpenUrlAction))]
[JsonSerializable(typeof(ShowCardAction))]
[JsonSerializable(typeof(ToggleVisibilityAction))]
sealed partial class CardJson : JsonSerializerContext;

static class Wire
{
    /// <summary>Made once: options built anew for each card cost many times the card.</summary>
    public static CardJson Json { get; } = new(new JsonSerializerOptions(CardJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static JsonTypeInfo? ElementOf(string? type) => type switch
    {
        "TextBlock" => Json.TextBlock,
        "RichTextBlock" => Json.RichTextBlock,
        "Image" => Json.Image,
        "FactSet" => Json.FactSet,
        "ActionSet" => Json.ActionSet,
        "Container" => Json.Container,
        "ColumnSet" => Json.ColumnSet,
        "Table" => Json.Table,
        "Input.Text" => Json.TextInput,
        "Input.Number" => Json.NumberInput,
        "Input.Date" => Json.DateInput,
        "Input.Time" => Json.TimeInput,
        "Input.Toggle" => Json.ToggleInput,
        "Input.ChoiceSet" => Json.ChoiceInput,
        _ => null,
    };

    public static JsonTypeInfo? ActionOf(string? type) => type switch
    {
        "Action.Execute" => Json.ExecuteAction,
        "Action.Submit" => Json.SubmitAction,
        "Action.OpenUrl" => Json.OpenUrlAction,
        "Action.ShowCard" => Json.ShowCardAction,
        "Action.ToggleVisibility" => Json.ToggleVisibilityAction,
        _ => null,
    };
}

sealed class ElementConverter : JsonConverter<Element>
{
    public override Element Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return Known.Read(json, Wire.ElementOf(Known.TypeOf(json))) as Element ?? new UnknownElement(json);
    }

    public override void Write(Utf8JsonWriter writer, Element value, JsonSerializerOptions options)
    {
        if (value is UnknownElement unknown)
            unknown.Json.WriteTo(writer);
        else
            JsonSerializer.Serialize(writer, value, Wire.ElementOf(value.Type)!);
    }
}

sealed class CardActionConverter : JsonConverter<CardAction>
{
    public override CardAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return Known.Read(json, Wire.ActionOf(Known.TypeOf(json))) as CardAction ?? new UnknownAction(json);
    }

    public override void Write(Utf8JsonWriter writer, CardAction value, JsonSerializerOptions options)
    {
        if (value is UnknownAction unknown)
            unknown.Json.WriteTo(writer);
        else
            JsonSerializer.Serialize(writer, value, Wire.ActionOf(value.Type)!);
    }
}

static class Known
{
    public static string? TypeOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    /// <summary>
    /// Null when the model can't hold it: a newer word, another kind of value, a required part missing. It is then kept as it came,
    /// which is better than losing what we don't know.
    /// </summary>
    public static object? Read(JsonElement json, JsonTypeInfo? known)
    {
        try
        {
            return known is null ? null : json.Deserialize(known) is { } read && HasAll(read) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Constructor parameters that were absent come as null, whatever their type says.</summary>
    static bool HasAll(object read) => read switch
    {
        TextBlock { Text: null } or Image { Url: null } or FactSet { Facts: null } or ActionSet { Actions: null } => false,
        RichTextBlock { Inlines: null } or Container { Items: null } or ColumnSet { Columns: null } or Table { Columns: null } or Table { Rows: null } => false,
        ToggleInput { Title: null } or ChoiceInput { Choices: null } => false,
        ExecuteAction { Verb: null } or OpenUrlAction { Url: null } or ShowCardAction { Card: null } or ToggleVisibilityAction { TargetElements: null } => false,
        _ => true,
    };
}
