using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

/// <summary>
/// A field to fill in. A client checks what is required and how long it is; the server checks again. Its id must not begin with an
/// underscore: those are the server's own keys in an action's data.
/// </summary>
public abstract record Input : Element
{
    /// <summary>What a person reads above the field and a screen reader says.</summary>
    public string? Label { get; init; }

    public bool? IsRequired { get; init; }
    public string? ErrorMessage { get; init; }
}

public sealed record TextInput : Input
{
    public override string Type => "Input.Text";
    public string? Value { get; init; }
    public string? Placeholder { get; init; }

    /// <summary>UTF-16 units, as clients count.</summary>
    public int? MaxLength { get; init; }

    public bool? IsMultiline { get; init; }
    public TextInputStyle? Style { get; init; }
    public string? Regex { get; init; }

    /// <summary>A button within the field.</summary>
    public CardAction? InlineAction { get; init; }
}

public sealed record NumberInput : Input
{
    public override string Type => "Input.Number";
    public double? Value { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public string? Placeholder { get; init; }
}

/// <summary>A day, as <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput : Input
{
    public override string Type => "Input.Date";
    public string? Value { get; init; }
    public string? Min { get; init; }
    public string? Max { get; init; }
}

/// <summary>A time of day, as <c>HH:mm</c>.</summary>
public sealed record TimeInput : Input
{
    public override string Type => "Input.Time";
    public string? Value { get; init; }
    public string? Min { get; init; }
    public string? Max { get; init; }
}

/// <summary>A box to tick. Its value is the text <c>true</c> or <c>false</c>.</summary>
public sealed record ToggleInput(string Title) : Input
{
    public override string Type => "Input.Toggle";
    public string? Value { get; init; }
    public bool? Wrap { get; init; }
}

/// <summary>A choice. Several chosen values travel in one text with commas between: no value may contain one.</summary>
public sealed record ChoiceInput(IReadOnlyList<Choice> Choices) : Input
{
    public override string Type => "Input.ChoiceSet";
    public ChoiceStyle? Style { get; init; }
    public bool? IsMultiSelect { get; init; }
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public bool? Wrap { get; init; }

    /// <summary>Where further choices come from while one types.</summary>
    [JsonPropertyName("choices.data")]
    public ChoicesQuery? Data { get; init; }
}

/// <param name="Dataset">The client's own (<c>graph.microsoft.com/users</c>), or ours: then the bot is asked (<c>application/search</c>).</param>
public sealed record ChoicesQuery(string Dataset)
{
    [JsonPropertyOrder(-1)]
    public string Type => "Data.Query";
}

public sealed record Choice(string Title, string Value)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
