using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Protocol;

/// <summary>By what a repeated delivery is recognised.</summary>
static class TurnKeys
{
    /// <summary>
    /// Channel, conversation and activity. Edits and deletions carry the id of the message they concern, so there the type and the
    /// content belong to the key too: the second edit of a message is no repetition of the first.
    /// </summary>
    public static string Dedup(Activity activity)
    {
        var place = $"{activity.ChannelId}|{activity.Conversation?.Id}|";
        return activity switch
        {
            { Id: null or "" } => $"{place}~{Hash(activity)}",
            { Type: ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.MessageReaction } => $"{place}{activity.Id}|{activity.Type}|{Hash(activity)}",
            _ => place + activity.Id,
        };
    }

    /// <summary>Null without a timestamp: then the same word written twice could not be told from a repeated delivery.</summary>
    public static string? Content(Activity activity) => activity.Timestamp is null ? null : Hash(activity);

    static string Hash(Activity activity)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, activity.ChannelId);
        Add(hash, activity.Conversation?.Id);
        Add(hash, activity.From?.Id);
        Add(hash, activity.Type);
        Add(hash, activity.Name);
        Add(hash, activity.Action);
        Add(hash, activity.ReplyToId);
        Add(hash, activity.Timestamp?.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Add(hash, activity.Text);
        Add(hash, activity.Value?.GetRawText());
        foreach (var member in (activity.MembersAdded ?? []).Concat(activity.MembersRemoved ?? []))
            Add(hash, member?.Id);
        foreach (var reaction in (activity.ReactionsAdded ?? []).Concat(activity.ReactionsRemoved ?? []))
            Add(hash, reaction?.Type);
        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    static void Add(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(part ?? "");
        BitConverter.TryWriteBytes(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
