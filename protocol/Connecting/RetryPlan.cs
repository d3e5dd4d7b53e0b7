using System.Net;
using System.Security.Cryptography;

namespace SupportBot.Protocol.Connecting;

/// <summary>Which failures are tried again within the call, and after what pause. Long waits belong to the caller's outbox.</summary>
static class RetryPlan
{
    /// <summary>A longer wait than this is the caller's.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="attempt">Attempts made so far, from 1.</param>
    /// <returns>Null: give up.</returns>
    public static TimeSpan? PauseAfter(ConnectorCall call, ConnectorException failure, int attempt) => failure switch
    {
        { Kind: ConnectorFailure.Throttled, RetryAfter: { } wait } => attempt <= 3 && wait <= LongestPause ? wait : null,
        { Kind: ConnectorFailure.Throttled } => Growing(1_000, attempt, most: 2),
        { Status: HttpStatusCode.PreconditionFailed } => Growing(500, attempt, most: call.MayRepeat ? 2 : 1),
        { Kind: ConnectorFailure.Transient, Status: null } => Growing(200, attempt, most: 2),
        { Kind: ConnectorFailure.Transient, MayRetry: true } => Growing(500, attempt, most: call.Method == HttpMethod.Post ? 1 : 2),
        _ => null,
    };

    /// <summary>Doubles with each attempt; up to a quarter on top, so that many callers don't come back in step.</summary>
    static TimeSpan? Growing(int milliseconds, int attempt, int most)
    {
        if (attempt > most)
            return null;
        var pause = milliseconds << (attempt - 1);
        return TimeSpan.FromMilliseconds(pause + RandomNumberGenerator.GetInt32(pause / 4));
    }
}
