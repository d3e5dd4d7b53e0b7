using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

/// <summary>Something to press.</summary>
public abstract record CardAction
{
    [JsonPropertyOrder(-2)]
    public abstract string Type { get; }

    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary>Plain text: markdown isn't read in it.</summary>
    public string? Title { get; init; }

    public ActionStyle? Style { get; init; }

    /// <summary>Secondary ones stand behind "…".</summary>
    public ActionMode? Mode { get; init; }

    /// <summary>What a screen reader adds, and what shows under the pointer.</summary>
    public string? Tooltip { get; init; }

    public bool? IsEnabled { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An action that this model doesn't know, or not in this form: kept as it came.</summary>
public sealed record UnknownAction(JsonElement Json) : CardAction
{
    public override string Type => Json.TryGetProperty("type", out var type) ? type.ToString() : "";
}

/// <summary>A press that the bot answers in the same breath, with a card for whoever pressed (Universal Actions).</summary>
public sealed record ExecuteAction(string Verb) : CardAction
{
    public override string Type => "Action.Execute";

    /// <summary>Comes back with the inputs mixed in. Nothing in it can be trusted.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Whether the card's inputs travel along, and are checked first.</summary>
    public AssociatedInputs? AssociatedInputs { get; init; }
}

/// <summary>A press that arrives as a message. Its data is an object or a text.</summary>
public sealed record SubmitAction : CardAction
{
    public override string Type => "Action.Submit";
    public JsonElement? Data { get; init; }
    public AssociatedInputs? AssociatedInputs { get; init; }
}

public sealed record OpenUrlAction(string Url) : CardAction
{
    public override string Type => "Action.OpenUrl";
}

/// <summary>Unfolds a card within the card. Not for what must be found: screen readers lose the way.</summary>
public sealed record ShowCardAction(AdaptiveCard Card) : CardAction
{
    public override string Type => "Action.ShowCard";
}

public sealed record ToggleVisibilityAction(IReadOnlyList<string> TargetElements) : CardAction
{
    public override string Type => "Action.ToggleVisibility";
}
