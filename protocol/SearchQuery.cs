using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>application/search: a person types into a type-ahead field of a card.</summary>
/// <param name="Text">"" asks for what is offered before anything is typed.</param>
/// <param name="Other">The card's other inputs, where it sends them along.</param>
public sealed record SearchQuery(string Text, string? Dataset, int Skip, int Top, JsonElement? Other)
{
    public const string InvokeName = "application/search";
    const int UsualTop = 15;
    const int MostTop = 100;

    /// <summary>Teams leaves out kind, and may leave out the text; other channels may not.</summary>
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out SearchQuery? query, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (query, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return false;
        if (turn.Activity.ChannelId != "msteams" && (value.Path("kind") is null || value.At("queryText") is not { ValueKind: JsonValueKind.String }))
            return false;
        if (value.Path("kind") is not (null or "search" or "searchAnswer" or "typeahead"))
            return false;
        var paging = value.At("queryOptions") ?? value;
        query = new(
            value.Path("queryText") ?? "",
            value.Path("dataset"),
            Math.Max(0, paging.Number("skip") ?? 0),
            Math.Clamp(paging.Number("top") ?? UsualTop, 1, MostTop),
            value.At("data"));
        refusal = null;
        return true;
    }
}
