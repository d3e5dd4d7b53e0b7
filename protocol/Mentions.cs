using System.Net;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>In groups and channels people call the bot by mentioning it; the mention stands as "&lt;at&gt;Name&lt;/at&gt;" in the text.</summary>
static class Mentions
{
    const string Open = "<at>";
    const string Close = "</at>";

    /// <summary>Teams puts one behind a mention.</summary>
    const string Blank = "&nbsp;";

    /// <summary>The text without mentions of the bot, trimmed. Other people's mentions stay as their visible names.</summary>
    public static string Strip(Activity activity)
    {
        var text = activity.Text;
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (!text.Contains('<', StringComparison.Ordinal))
            return text.Trim();
        foreach (var entity in activity.Entities ?? [])
        {
            if (!IsMention(entity, out var id, out var name, out var quoted))
                continue;
            var isBot = id == activity.Recipient?.Id;
            foreach (var form in Forms(quoted, name))
                text = text.Replace(form, isBot ? "" : VisibleName(form), StringComparison.OrdinalIgnoreCase);
        }
        return Trim(text);
    }

    static string Trim(string text)
    {
        text = text.Trim();
        while (text.StartsWith(Blank, StringComparison.Ordinal))
            text = text[Blank.Length..].TrimStart();
        while (text.EndsWith(Blank, StringComparison.Ordinal))
            text = text[..^Blank.Length].TrimEnd();
        return text;
    }

    static bool IsMention(JsonElement entity, out string? id, out string? name, out string? text)
    {
        id = entity.Path("mentioned", "id");
        name = entity.Path("mentioned", "name");
        text = entity.Path("text");
        return entity.Path("type") == "mention" && id is not null;
    }

    /// <summary>The entity quotes the words that stand in the text, sometimes encoded, sometimes not; without a quotation the name tells them.</summary>
    static IEnumerable<string> Forms(string? quoted, string? name)
    {
        if ((quoted ?? (name is null ? null : Open + name + Close)) is not { } raw)
            return [];
        var inner = InnerName(raw);
        return new[] { raw, Open + WebUtility.HtmlEncode(inner) + Close, Open + WebUtility.HtmlDecode(inner) + Close }.Distinct(StringComparer.Ordinal);
    }

    static string VisibleName(string form) => WebUtility.HtmlDecode(InnerName(form));

    static string InnerName(string form) =>
        form.StartsWith(Open, StringComparison.OrdinalIgnoreCase) && form.EndsWith(Close, StringComparison.OrdinalIgnoreCase) && form.Length >= Open.Length + Close.Length
            ? form[Open.Length..^Close.Length] : form;
}
