using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SupportBot.Protocol.Connecting;

/// <summary>From the connector's answer to what it means (error bodies can be JSON, HTML, empty or endless).</summary>
static class ConnectorFaults
{
    const int ExcerptSize = 2 * 1024;

    public static ConnectorException Of(ConnectorCall call, HttpStatusCode status, TimeSpan? retryAfter, ReadOnlySpan<byte> body)
    {
        var (kind, mayRetry) = Meaning(call, status);
        var excerpt = body.IsEmpty ? null : Encoding.UTF8.GetString(body[..Math.Min(body.Length, ExcerptSize)]);
        return new(kind, status, CodeIn(body), retryAfter, mayRetry, excerpt);
    }

    /// <summary>No answer: what it means depends on whether the message had left.</summary>
    public static ConnectorException NoAnswer(ConnectorCall call, bool wasUnderWay, Exception cause)
    {
        var isSafe = !wasUnderWay || call.MayRepeat;
        return new(isSafe ? ConnectorFailure.Transient : ConnectorFailure.Unknown, null, cause is OperationCanceledException ? "Timeout" : "NoConnection", null, isSafe, inner: cause);
    }

    /// <summary>Seconds or a date (RFC 9110 §10.2.3).</summary>
    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    static (ConnectorFailure Kind, bool MayRetry) Meaning(ConnectorCall call, HttpStatusCode status) => (int)status switch
    {
        401 => (ConnectorFailure.Unauthorized, false),
        403 => (ConnectorFailure.Unreachable, false),
        404 => (ConnectorFailure.Gone, false),
        // The service answered before doing anything: nothing was delivered.
        412 => (ConnectorFailure.Transient, true),
        413 => (ConnectorFailure.TooBig, false),
        429 => (ConnectorFailure.Throttled, true),
        408 => call.MayRepeat ? (ConnectorFailure.Transient, true) : (ConnectorFailure.Unknown, false),
        // A gateway can fail after the service behind it has posted.
        502 or 503 or 504 => (ConnectorFailure.Transient, call.MayRepeat),
        _ => (ConnectorFailure.Permanent, false),
    };

    static string? CodeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.ParseValue(ref reader).Path("error", "code") is { } code ? Clean(code) : null;
        }
        catch (JsonException)
        {
            return null;    // HTML of a proxy, half a document: the status has to do.
        }
        catch (InvalidOperationException)
        {
            return null;    // Half a surrogate pair inside.
        }
    }

    /// <summary>The code goes into logs: letters and digits, not what a stranger makes of it.</summary>
    static string Clean(string code) => string.Concat(code.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '?'));

    public static string Number(HttpStatusCode? status) => status is { } known ? ((int)known).ToString(CultureInfo.InvariantCulture) : "none";
}
