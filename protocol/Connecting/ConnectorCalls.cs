using System.Text.Json;

namespace SupportBot.Protocol.Connecting;

sealed class ConnectorCalls(HttpClient http)
{
    public Task<string?> SendForId(ConnectorCall call, CancellationToken ct) => throw new InvalidOperationException(http.ToString());
    public Task<JsonElement?> SendForJson(ConnectorCall call, CancellationToken ct) => throw new InvalidOperationException(http.ToString());
    public Task SendToRemove(ConnectorCall call, CancellationToken ct) => throw new InvalidOperationException(http.ToString());
}
