using System.Net;
using System.Net.Http.Headers;

namespace SupportBot.Protocol.Connecting;

/// <summary>Knows whether any of it was sent: before that, a failed POST can't have shown a message.</summary>
sealed class JsonBody : HttpContent
{
    readonly byte[] bytes;

    public JsonBody(byte[] bytes)
    {
        this.bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    public bool IsUnderWay { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken ct)
    {
        IsUnderWay = true;
        await stream.WriteAsync(bytes, ct);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
