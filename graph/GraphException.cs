namespace SupportBot.Graph;

/// <summary>Why a call to Microsoft 365 came to nothing.</summary>
public enum GraphFailure
{
    /// <summary>Nobody is signed in whose grant would do, or the grant is gone.</summary>
    SignInNeeded,

    /// <summary>The permission, or a licence, is missing (403).</summary>
    Forbidden,

    /// <summary>404, 410.</summary>
    NotFound,

    /// <summary>There already, or changed meanwhile (409, 412).</summary>
    Conflict,

    /// <summary>Graph refuses what was asked (other 4xx): asking again can't help.</summary>
    Invalid,

    /// <summary>429.</summary>
    Throttled,

    /// <summary>5xx, no answer in time, no connection; what was asked may have been done all the same.</summary>
    Unavailable,
}

/// <param name="code">Graph's or the token endpoint's word for it.</param>
/// <param name="retryAfter">How long Graph asks to wait.</param>
public sealed class GraphException(GraphFailure failure, string? code, string reason, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(reason, inner)
{
    public GraphFailure Failure { get; } = failure;

    public string? Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Trying again later can help.</summary>
    public bool IsPassing => Failure is GraphFailure.Throttled or GraphFailure.Unavailable;

    /// <summary>How long what is asked every now and then isn't asked after a refusal: somebody has to grant a permission first.</summary>
    public static TimeSpan PauseAfterRefusal { get; } = TimeSpan.FromHours(1);

    /// <summary>How long what is asked every now and then isn't asked: at least as long as Graph wants.</summary>
    /// <param name="usual">After what passes.</param>
    public TimeSpan Pause(TimeSpan usual) => !IsPassing ? PauseAfterRefusal : RetryAfter is { } asked && asked > usual ? asked : usual;
}
