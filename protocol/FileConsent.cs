using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>fileConsent/invoke: a person allows, or declines, a file that the bot offers (personal chats only).</summary>
/// <param name="UploadUrl">Where to PUT the bytes, without the bot's token; null when declined.</param>
public sealed record FileConsent(bool IsAccepted, JsonElement? Context, Uri? UploadUrl, string? ContentUrl, string? Name, string? UniqueId, string? FileType)
{
    /// <summary>Suffixes, with their dot: Teams keeps files in SharePoint and its services.</summary>
    static readonly string[] Hosts = [".sharepoint.com", ".sharepoint.us", ".svc.ms"];

    public static bool TryParse(Turn turn, [NotNullWhen(true)] out FileConsent? consent, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (consent, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value || value.Path("action") is not { } action)
            return false;
        if (action == "decline")
            consent = new(false, value.At("context"), null, null, null, null, null);
        else if (action == "accept" && Uri.TryCreate(value.Path("uploadInfo", "uploadUrl"), UriKind.Absolute, out var upload) && IsFileHost(upload))
            consent = new(true, value.At("context"), upload, value.Path("uploadInfo", "contentUrl"), value.Path("uploadInfo", "name"),
                value.Path("uploadInfo", "uniqueId"), value.Path("uploadInfo", "fileType"));
        if (consent is null)
            return false;
        refusal = null;
        return true;
    }

    /// <summary>Whether a file may be fetched from, or put, there.</summary>
    public static bool IsFileHost(Uri address) => address is { IsAbsoluteUri: true, Scheme: "https", Port: 443 } && address.UserInfo.Length == 0
        && Hosts.Any(suffix => address.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
