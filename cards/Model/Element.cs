using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

/// <summary>Something in a card's body.</summary>
public abstract record Element
{
    [JsonPropertyOrder(-2)]
    public abstract string Type { get; }

    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    public Spacing? Spacing { get; init; }
    public bool? Separator { get; init; }
    public bool? IsVisible { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An element that this model doesn't know, or not in this form: kept as it came.</summary>
public sealed record UnknownElement(JsonElement Json) : Element
{
    public override string Type => Json.TryGetProperty("type", out var type) ? type.ToString() : "";
}

/// <summary>
/// Text, in Teams' small markdown. Text from people goes through <see cref="CardText.Escape"/>. Wraps unless told otherwise: Teams would
/// cut it off.
/// </summary>
public sealed record TextBlock(string Text) : Element
{
    public override string Type => "TextBlock";
    public bool Wrap { get; init; } = true;
    public TextSize? Size { get; init; }
    public TextWeight? Weight { get; init; }
    public TextColor? Color { get; init; }
    public bool? IsSubtle { get; init; }
    public FontType? FontType { get; init; }
    public TextStyle? Style { get; init; }
    public HorizontalAlignment? HorizontalAlignment { get; init; }
    public int? MaxLines { get; init; }
}

/// <summary>Runs of text in one paragraph; no markdown in them.</summary>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : Element
{
    public override string Type => "RichTextBlock";
    public HorizontalAlignment? HorizontalAlignment { get; init; }
}

public sealed record TextRun(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type => "TextRun";
    public TextSize? Size { get; init; }
    public TextWeight? Weight { get; init; }
    public TextColor? Color { get; init; }
    public bool? IsSubtle { get; init; }
    public FontType? FontType { get; init; }
    public bool? Italic { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <param name="AltText">What it shows, for those who don't see it.</param>
public sealed record Image(string Url, string? AltText) : Element
{
    public override string Type => "Image";
    public ImageSize? Size { get; init; }
    public ImageStyle? Style { get; init; }
    public HorizontalAlignment? HorizontalAlignment { get; init; }
    public CardAction? SelectAction { get; init; }
}

public sealed record FactSet(IReadOnlyList<Fact> Facts) : Element
{
    public override string Type => "FactSet";
}

public sealed record Fact(string Title, string Value)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : Element
{
    public override string Type => "ActionSet";
    public HorizontalAlignment? HorizontalAlignment { get; init; }
}
