namespace SupportBot.Protocol;

/// <summary>Activity types, compared letter by letter (spec A2010, A2011).</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string Typing = "typing";

    /// <summary>Types that a bot can do something with. All others are accepted and dropped (spec A2014).</summary>
    internal static bool IsForTheBot(string type) => type is Message or ConversationUpdate or InstallationUpdate or MessageReaction
        or MessageUpdate or MessageDelete or Event or Invoke;
}

/// <summary>Content types of attachments that Teams knows.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string FileDownload = "application/vnd.microsoft.teams.file.download.info";
    public const string FileConsent = "application/vnd.microsoft.teams.card.file.consent";
    public const string FileInfo = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>Teams adds an HTML copy of what a person wrote as an attachment; it is never a file.</summary>
    public const string Html = "text/html";
}
