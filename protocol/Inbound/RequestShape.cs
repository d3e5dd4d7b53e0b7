using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Protocol.Inbound;

/// <summary>What can be told from the headers, cheapest first, before a token is looked at.</summary>
static class RequestShape
{
    /// <summary>1 MiB. The channel's own messages are limited to some 100 KB.</summary>
    public const int MostBytes = 1024 * 1024;

    public static Refusal? Fault(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            return new(StatusCodes.Status405MethodNotAllowed, "method");
        if (!IsJson(request.ContentType))
            return new(StatusCodes.Status415UnsupportedMediaType, "content type");
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
            return new(StatusCodes.Status415UnsupportedMediaType, "content encoding");
        return request.ContentLength > MostBytes ? new(StatusCodes.Status413PayloadTooLarge, "too long") : null;
    }

    static bool IsJson(string? type) => type is "application/json" or "application/json; charset=utf-8"
        || (MediaTypeHeaderValue.TryParse(type, out var media)
            && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!media.Charset.HasValue || media.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
