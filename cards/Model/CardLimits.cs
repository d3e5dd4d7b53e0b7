using System.Text;
using System.Text.Json;

namespace SupportBot.Cards.Model;

/// <summary>A card that must not be sent. Always a bug of ours: what people may type can't cause it.</summary>
public sealed class CardLimitException(string message) : Exception(message);

/// <summary>
/// What Teams' clients ask of a card beyond its schema, checked on the finished JSON, fallbacks included (conformance check 172): size,
/// ids used once, addresses that are safe to open, no more primary actions than are shown.
/// </summary>
public static class CardLimits
{
    /// <summary>Bytes of a card in a message; Teams refuses messages somewhat above it.</summary>
    public const int MostBytes = 28 * 1024;

    /// <summary>Teams moves further ones out of sight.</summary>
    public const int MostPrimaryActions = 6;

    /// <exception cref="CardLimitException"/>
    public static void Check(string json)
    {
        var bytes = Encoding.UTF8.GetByteCount(json);
        if (bytes > MostBytes)
            throw new CardLimitException($"the card has {bytes} bytes, and at most {MostBytes} are taken");
        using var card = JsonDocument.Parse(json);
        Check(card.RootElement, [], []);
    }

    /// <param name="chain">Ids of what this is the fallback of: a part and its own fallbacks may share one.</param>
    static void Check(JsonElement json, HashSet<string> ids, string[] chain)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Check(item, ids, []);
        }

        if (json.ValueKind != JsonValueKind.Object)
            return;
        var id = IdOf(json);
        if (id is not null && !chain.Contains(id) && !ids.Add(id))
            throw new CardLimitException($"the id {id} is used twice");
        foreach (var property in json.EnumerateObject())
            Check(property, ids, property.Name == "fallback" && id is not null ? [.. chain, id] : []);
    }

    static void Check(JsonProperty property, HashSet<string> ids, string[] chain)
    {
        switch (property.Name)
        {
            case "data":
                return;
            case "url" or "iconUrl" when property.Value.ValueKind == JsonValueKind.String && !IsSafe(property.Value.GetString()!):
                throw new CardLimitException($"the address {property.Value} is neither https nor on this machine");
            case "actions" when property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Count(IsPrimary) > MostPrimaryActions:
                throw new CardLimitException($"at most {MostPrimaryActions} primary actions are shown");
            default:
                Check(property.Value, ids, chain);
                return;
        }
    }

    /// <summary>Only parts of a card have a type; a mentioned person has an id as well.</summary>
    static string? IdOf(JsonElement json) =>
        json.TryGetProperty("type", out _) && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    static bool IsPrimary(JsonElement action) => !action.TryGetProperty("mode", out var mode) || !string.Equals(mode.ToString(), "secondary", StringComparison.OrdinalIgnoreCase);

    /// <summary>https, inlined data for icons, or (Development) http on loopback.</summary>
    static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) || address.StartsWith("data:image/", StringComparison.Ordinal));
}
