using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Protocol;

/// <summary>One authenticated activity on its way through the bot.</summary>
public sealed partial class Turn
{
    readonly List<OutboundActivity> replies = [];

    public Turn(Activity activity, DateTimeOffset receivedAt)
    {
        Activity = activity;
        ReceivedAt = receivedAt;
        var address = ConversationAddress.FromActivity(activity);
        // A chat of two people is no place where the bot reaches one of them.
        Address = address.ConversationType == "personal" && !IsPersonal ? address with { ConversationType = "groupChat" } : address;
        Text = Mentions.Strip(activity);
    }

    public Activity Activity { get; }
    public DateTimeOffset ReceivedAt { get; }
    public ConversationAddress Address { get; }

    /// <summary>What the person wrote, without the mention of the bot, trimmed; "" when there is none.</summary>
    public string Text { get; }
    public string? TenantId => Address.TenantId;

    /// <summary>Directory id of the sender: the stable key of a person; absent for meeting guests.</summary>
    public string? UserObjectId => Activity.From?.AadObjectId is { Length: > 0 } id ? id : null;
    public string? UserName => Activity.From?.Name;
    public TeamsData Teams => field ??= TeamsData.Of(Activity);

    /// <summary>
    /// The person's own chat with the bot. Message extensions also reach us from chats of two people, which are "personal" to the channel and would be
    /// anything but a place for what is private.
    /// </summary>
    public bool IsPersonal => Activity.Conversation?.ConversationType switch
    {
        "personal" => IsWithBot(Activity.Conversation.Id),
        null or "" => Activity.Conversation?.IsGroup is not true,
        _ => false,
    };

    public bool IsChannel => Activity.Conversation?.ConversationType == "channel";
    public bool IsGroup => !IsPersonal && !IsChannel;

    /// <summary>The input of a card's Action.Submit, which arrives as a message without text.</summary>
    public JsonElement? Submitted => Activity.Type == ActivityTypes.Message && Text.Length == 0 && Activity.Value is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>Files a person sent. The HTML copy of their text, which Teams adds as an attachment, is none.</summary>
    public IEnumerable<Attachment> Files => (Activity.Attachments ?? []).OfType<Attachment>().Where(a => a.ContentType is { } type && type != ContentTypes.Html);

    /// <summary>A card out of the compose box and no word with it; some clients write a place-holder for it into the text.</summary>
    public bool IsCardAlone => Activity.Type == ActivityTypes.Message && Submitted is null && Files.Any(file => file.ContentType == ContentTypes.AdaptiveCard)
        && string.IsNullOrWhiteSpace(Tags().Replace(Text, "").Replace("&nbsp;", " ", StringComparison.Ordinal));

    /// <summary>
    /// The bot has come into this conversation: said by installationUpdate and by conversationUpdate, in either order,
    /// so greet once per conversation. An upgrade of the app is no arrival.
    /// </summary>
    public bool IsBotAdded => Activity.Type switch
    {
        ActivityTypes.InstallationUpdate => Activity.Action == "add",
        ActivityTypes.ConversationUpdate => IsAmong(Activity.MembersAdded),
        _ => false,
    };

    public bool IsBotRemoved => Activity.Type switch
    {
        ActivityTypes.InstallationUpdate => Activity.Action == "remove",
        ActivityTypes.ConversationUpdate => IsAmong(Activity.MembersRemoved),
        _ => false,
    };

    /// <summary>Same for every delivery of the same activity (channels deliver again after 15 s, and at will).</summary>
    public string DedupKey => field ??= TurnKeys.Dedup(Activity);

    /// <summary>Same for a delivery of the same content under a new id, good for two minutes; null where content alone proves nothing.</summary>
    public string? ContentKey => field ??= TurnKeys.Content(Activity);

    /// <summary>The replies are wanted in the HTTP answer (delivery mode expectReplies), not by REST. Never for invokes (spec A3114).</summary>
    public bool ExpectsReplies => Activity.DeliveryMode == "expectReplies" && Activity.Type != ActivityTypes.Invoke;

    /// <summary>What goes into the HTTP answer when <see cref="ExpectsReplies"/>.</summary>
    public IReadOnlyList<OutboundActivity> Replies => replies;

    /// <summary>Takes the reply for the HTTP answer; false when it has to be sent by the connector.</summary>
    public bool TryReply(OutboundActivity activity)
    {
        if (!ExpectsReplies)
            return false;
        replies.Add(activity);
        return true;
    }

    /// <summary>Chats of people are "19:…"; where the bot is one of the two, its id is part of that.</summary>
    bool IsWithBot(string? conversation) => conversation is null || !conversation.StartsWith("19:", StringComparison.Ordinal)
        || (Activity.Recipient?.Id is { Length: > 0 } bot && conversation.Contains(bot[(bot.IndexOf(':') + 1)..], StringComparison.OrdinalIgnoreCase));

    bool IsAmong(IReadOnlyList<ChannelAccount?>? members) =>
        Activity.Recipient?.Id is { Length: > 0 } bot && members is not null && members.Any(member => member?.Id == bot);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
