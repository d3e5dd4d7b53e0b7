using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Protocol.Inbound;

static class BodyReader
{
    /// <summary>The whole body, or null as soon as it is longer than we take (also when its length wasn't announced).</summary>
    public static async ValueTask<byte[]?> Read(PipeReader body, CancellationToken ct)
    {
        while (true)
        {
            var result = await body.ReadAsync(ct);
            if (result.Buffer.Length > RequestShape.MostBytes)
            {
                body.AdvanceTo(result.Buffer.End);
                return null;
            }
            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                body.AdvanceTo(result.Buffer.End);
                return bytes;
            }
            // Looked at, not taken: it stays in the pipe's buffers until it is whole.
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Kestrel's own limit and its pace for slow senders speak by exceptions.</summary>
    public static Refusal Refusal(BadHttpRequestException cause) => new(cause.StatusCode, cause.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too long" : "body");
}
