using System.Net;

namespace SupportBot.Protocol;

/// <summary>Why a call to the connector failed, in terms of what to do about it.</summary>
public enum ConnectorFailure
{
    /// <summary>The call is wrong (400, 500, an unexpected answer): trying again won't help.</summary>
    Permanent,

    /// <summary>The bot may not speak there any more (403: removed, blocked, disabled). Wait until it is added again.</summary>
    Unreachable,

    /// <summary>The conversation, message or person isn't there (404). An update becomes a new message.</summary>
    Gone,

    /// <summary>Over the channel's size limit, or over ours.</summary>
    TooBig,

    /// <summary>Over the rate limit: wait <see cref="ConnectorException.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>The service or the way there is down (412, 502, 503, 504, no connection).</summary>
    Transient,

    /// <summary>The message was on its way when the connection broke or time ran out: it may have arrived.</summary>
    Unknown,

    /// <summary>The bot's own credentials are refused, also with a fresh token.</summary>
    Unauthorized,
}

/// <param name="status">Null when no answer came.</param>
/// <param name="code">The connector's own word, such as "BotNotInConversationRoster".</param>
public sealed class ConnectorException(ConnectorFailure kind, HttpStatusCode? status, string? code, TimeSpan? retryAfter, bool mayRetry, string? excerpt = null, Exception? inner = null)
    : Exception($"The connector call failed: {kind}, status {(status is { } number ? ((int)number).ToString(System.Globalization.CultureInfo.InvariantCulture) : "none")}, code {code ?? "none"}", inner)
{
    public ConnectorFailure Kind => kind;
    public HttpStatusCode? Status => status;
    public string? Code => code;
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Trying the same call later is safe (it can't make a second message) and can succeed.</summary>
    public bool MayRetry => mayRetry;

    /// <summary>At most 2 KB of what the service said. It can quote people: not for logs.</summary>
    public string? Excerpt => excerpt;
}
