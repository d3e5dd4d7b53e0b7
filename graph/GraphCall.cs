using System.Globalization;
using System.Net;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace SupportBot.Graph;

/// <summary>One call to Graph, with one kind of failure. Trying again is the caller's: the outbox waits better than a call does.</summary>
public static class GraphCall
{
    const int LongestReason = 300;

    /// <exception cref="GraphException">It came to nothing.</exception>
    public static async Task<T> Of<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc cref="Of{T}"/>
    public static Task Of(Func<Task> call, CancellationToken cancellationToken) => Of(
        async () =>
        {
            await call();
            return true;
        },
        cancellationToken);

    static GraphException? Explain(Exception failure) => failure switch
    {
        ODataError refused => Refused(refused, refused.Error?.Code, refused.Error?.Message),
        ApiException refused => Refused(refused, null, refused.Message),
        HttpRequestException or OperationCanceledException or IOException or TimeoutException => new(GraphFailure.Unavailable, null, failure.Message, inner: failure),
        _ => null,
    };

    static GraphException Refused(ApiException refused, string? code, string? reason)
    {
        var words = reason is null ? "" : reason[..Math.Min(reason.Length, LongestReason)];
        return new(KindOf(refused.ResponseStatusCode), code ?? $"{refused.ResponseStatusCode}", words, WaitOf(refused), refused);
    }

    static GraphFailure KindOf(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized => GraphFailure.SignInNeeded,
        HttpStatusCode.Forbidden => GraphFailure.Forbidden,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => GraphFailure.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => GraphFailure.Conflict,
        HttpStatusCode.TooManyRequests => GraphFailure.Throttled,
        HttpStatusCode.RequestTimeout => GraphFailure.Unavailable,
        _ => status is >= 400 and < 500 ? GraphFailure.Invalid : GraphFailure.Unavailable,
    };

    /// <summary>In seconds, or as a date (RFC 9110 §10.2.3).</summary>
    static TimeSpan? WaitOf(ApiException refused)
    {
        if (refused.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is not { } wait)
            return null;
        if (int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, 3600));
        return DateTimeOffset.TryParse(wait, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at - TimeProvider.System.GetUtcNow() is { } pause && pause > TimeSpan.Zero
            ? pause
            : null;
    }
}
