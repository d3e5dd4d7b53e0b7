using System.Text.Json.Nodes;

namespace SupportBot.Protocol;

/// <summary>The HTTP answer to an invoke. <see cref="Status"/> is the HTTP status; a card action's own status stands in its body.</summary>
public sealed record InvokeAnswer(int Status, JsonNode? Body = null)
{
    public static InvokeAnswer Empty { get; } = new(200);
    public static InvokeAnswer BadRequest { get; } = new(400);
    public static InvokeAnswer NotFound { get; } = new(404);
    public static InvokeAnswer NotImplemented { get; } = new(501);

    /// <summary>adaptiveCard/action: the card for the one who pressed. To change it for everybody, update the message too.</summary>
    public static InvokeAnswer Card(JsonNode card) => CardAction(200, ContentTypes.AdaptiveCard, card);

    /// <summary>adaptiveCard/action: a line shown to the one who pressed.</summary>
    public static InvokeAnswer Message(string text) => CardAction(200, "application/vnd.microsoft.activity.message", text);

    public static InvokeAnswer Error(int status, string code, string message) => CardAction(status, "application/vnd.microsoft.error", Fault(code, message));

    /// <param name="oauthCard">text, connectionName, tokenExchangeResource, buttons.</param>
    public static InvokeAnswer LoginRequest(JsonNode oauthCard) => CardAction(401, "application/vnd.microsoft.activity.loginRequest", oauthCard);

    public static InvokeAnswer IncorrectAuthCode() => CardAction(401, "application/vnd.microsoft.error.incorrectAuthCode", null);

    /// <summary>The single sign-on token could not be exchanged; the client shows its sign-in button.</summary>
    public static InvokeAnswer PreconditionFailed(string code, string message) =>
        CardAction(412, "application/vnd.microsoft.error.preconditionFailed", Fault(code, message));

    public static InvokeAnswer TokenExchangeFailed(string id, string connectionName, string detail) =>
        new(412, new JsonObject { ["id"] = id, ["connectionName"] = connectionName, ["failureDetail"] = detail });

    public static InvokeAnswer TaskCard(string title, JsonNode card, string height = "medium", string width = "medium") => Task("continue", new JsonObject
    {
        ["title"] = title,
        ["height"] = height,
        ["width"] = width,
        ["card"] = new JsonObject { ["contentType"] = ContentTypes.AdaptiveCard, ["content"] = card },
    });

    /// <param name="url">https, and its host among the manifest's validDomains.</param>
    /// <param name="validDomains">Those domains; another host is a mistake of ours and throws.</param>
    public static InvokeAnswer TaskPage(string title, Uri url, IReadOnlyCollection<string> validDomains, string height = "medium", string width = "medium") =>
        url is { IsAbsoluteUri: true, Scheme: "https" } && validDomains.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? Task("continue", new JsonObject { ["title"] = title, ["height"] = height, ["width"] = width, ["url"] = url.AbsoluteUri })
            : throw new ArgumentException($"a dialog's page has to be https on one of: {string.Join(", ", validDomains)}", nameof(url));

    public static InvokeAnswer TaskMessage(string text) => Task("message", text);

    /// <summary>application/search: what the type-ahead offers.</summary>
    public static InvokeAnswer SearchResults(IEnumerable<(string Title, string Value)> results) => CardAction(200, "application/vnd.microsoft.search.searchResponse", new JsonObject
    {
        ["results"] = new JsonArray([.. results.Select(result => new JsonObject { ["title"] = result.Title, ["value"] = result.Value })]),
    });

    /// <param name="layout">"list" or "grid".</param>
    public static InvokeAnswer ComposeResult(IEnumerable<ComposeItem> items, string layout = "list") => Compose(new JsonObject
    {
        ["type"] = "result",
        ["attachmentLayout"] = layout,
        ["attachments"] = new JsonArray([.. items.Select(item => item.ToJson())]),
    });

    public static InvokeAnswer ComposeMessage(string text) => Compose(new JsonObject { ["type"] = "message", ["text"] = text });

    /// <param name="type">"auth", "config" or "silentAuth".</param>
    public static InvokeAnswer ComposeSignIn(string type, string title, Uri url) => Compose(new JsonObject { ["type"] = type, ["suggestedActions"] = OpenUrl(title, url) });

    public static InvokeAnswer ConfigTask(JsonNode task) => Config("continue", task);

    public static InvokeAnswer ConfigMessage(string text) => Config("message", text);

    static InvokeAnswer CardAction(int status, string type, JsonNode? value) =>
        new(200, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });

    static JsonObject Fault(string code, string message) => new() { ["code"] = code, ["message"] = message };

    static InvokeAnswer Task(string type, JsonNode value) => new(200, new JsonObject { ["task"] = new JsonObject { ["type"] = type, ["value"] = value } });

    static InvokeAnswer Compose(JsonObject extension) => new(200, new JsonObject { ["composeExtension"] = extension });

    static InvokeAnswer Config(string type, JsonNode value) =>
        new(200, new JsonObject { ["responseType"] = "config", ["config"] = new JsonObject { ["type"] = type, ["value"] = value } });

    static JsonObject OpenUrl(string title, Uri url) =>
        new() { ["actions"] = new JsonArray(new JsonObject { ["type"] = "openUrl", ["title"] = title, ["value"] = url.AbsoluteUri }) };
}

/// <summary>One result of a message extension: the card that is posted, and how it looks in the list.</summary>
public sealed record ComposeItem(JsonNode Card, string PreviewTitle, string? PreviewText = null)
{
    internal JsonObject ToJson() => new()
    {
        ["contentType"] = ContentTypes.AdaptiveCard,
        ["content"] = Card.Parent is null ? Card : Card.DeepClone(),
        ["preview"] = new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.thumbnail",
            ["content"] = new JsonObject { ["title"] = PreviewTitle, ["text"] = PreviewText },
        },
    };
}
