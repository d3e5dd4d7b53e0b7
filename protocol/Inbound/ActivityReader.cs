using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace SupportBot.Protocol.Inbound;

/// <summary>From bytes to an activity: everything that could fail later fails here.</summary>
static class ActivityReader
{
    const int MostEntities = 1_000;
    const int MostAttachments = 100;
    const int MostMembers = 10_000;

    /// <param name="body">Broken surrogate escapes are mended in place.</param>
    public static bool TryRead(Span<byte> body, [NotNullWhen(true)] out Activity? activity, [NotNullWhen(false)] out Refusal? refusal)
    {
        activity = null;
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        refusal = body.IsEmpty ? Refusal.Malformed("empty body") : !Utf8.IsValid(body) ? Refusal.Malformed("not UTF-8") : null;
        if (refusal is not null)
            return false;
        try
        {
            if (!Surrogates.Mend(body))
                refusal = Refusal.Malformed("member name");
            else if (JsonSerializer.Deserialize(body, Wire.Json.Activity) is { } read)
                refusal = Fault(activity = read);
            else
                refusal = Refusal.Malformed("null");
        }
        catch (JsonException)
        {
            refusal = Refusal.Malformed("JSON");
        }
        return refusal is null;
    }

    /// <summary>Bot Framework activity spec: type A2010, channel A2020, address A2300, sender A2060, conversation A2080.</summary>
    static Refusal? Fault(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type))
            return Refusal.Malformed("no type");
        if (string.IsNullOrEmpty(activity.ServiceUrl))
            return Refusal.Malformed("no service address");
        if (string.IsNullOrEmpty(activity.ChannelId))
            return Refusal.Malformed("no channel");
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            return Refusal.Malformed("no conversation");
        if (string.IsNullOrEmpty(activity.From?.Id))
            return Refusal.Malformed("no sender");
        // A hero card's "invoke" button comes from Teams without a name: that is answered with 501, elsewhere it is a mistake (A5401).
        if (activity is { Type: ActivityTypes.Invoke, Name: null or "", ChannelId: not "msteams" })
            return Refusal.Malformed("no name");
        if (activity.Entities?.Count > MostEntities || activity.Attachments?.Count > MostAttachments
            || activity.MembersAdded?.Count > MostMembers || activity.MembersRemoved?.Count > MostMembers)
            return Refusal.Malformed("too many parts");
        return null;
    }
}
