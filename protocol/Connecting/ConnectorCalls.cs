using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol.Connecting;

/// <summary>Makes connector calls: checks the address, attaches the token, keeps to the rate limits, tries again where that is safe.</summary>
sealed partial class ConnectorCalls(HttpClient http, AppTokens tokens, ServiceHosts hosts, RateBudget budget, TimeProvider time, ILogger<Connector> log)
{
    /// <summary>One attempt; the channel itself gives up after 15 s.</summary>
    static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(15);

    const int MostOfAnAnswer = 4 * 1024 * 1024;
    const int MostOfAFault = 16 * 1024;

    /// <summary>The id in the answer; null where there is none, whatever else the answer is.</summary>
    public async Task<string?> SendForId(ConnectorCall call, CancellationToken ct) => (await SendForJson(call, ct))?.Path("id");

    public async Task<JsonElement?> SendForJson(ConnectorCall call, CancellationToken ct)
    {
        var body = await Send(call, ct);
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, Wire.Json.JsonElement);
        }
        catch (JsonException)
        {
            return null;    // The status said success; a page of HTML doesn't change that.
        }
    }

    public async Task<byte[]> SendForBytes(ConnectorCall call, CancellationToken ct) => await Send(call, ct);

    public async Task SendToRemove(ConnectorCall call, CancellationToken ct)
    {
        try
        {
            await Send(call, ct);
        }
        catch (ConnectorException gone) when (gone.Kind == ConnectorFailure.Gone)
        {
            // Removed is what was wanted.
        }
        catch (ConnectorException tool) when (tool.Status == HttpStatusCode.NotImplemented)
        {
            CannotRemove();
        }
    }

    async Task<byte[]> Send(ConnectorCall call, CancellationToken ct)
    {
        if (!hosts.IsAllowed(call.Address))
            throw new ConnectorException(ConnectorFailure.Permanent, null, "ServiceHostNotAllowed", null, false);
        using var trace = Telemetry.Traces.StartActivity("connector " + call.Method, System.Diagnostics.ActivityKind.Client);
        var hadFreshToken = false;
        for (var attempt = 1; ; attempt++)
        {
            await budget.Wait(call, ct);
            var token = await tokens.Get(ct);
            var (body, failure) = await Try(call, token, ct);
            if (failure is null)
                return body;
            if (failure.Kind == ConnectorFailure.Throttled)
                budget.Block(call, failure.RetryAfter ?? TimeSpan.Zero);
            if (failure.Kind == ConnectorFailure.Unauthorized && token is not null && !hadFreshToken)
            {
                hadFreshToken = true;
                tokens.Drop(token);
                continue;
            }
            if (failure.Kind == ConnectorFailure.Unauthorized)
                Unauthorized(failure.Code ?? "none");
            if (RetryPlan.PauseAfter(call, failure, attempt) is not { } pause)
                throw failure;
            await Task.Delay(pause, time, ct);
        }
    }

    async Task<(byte[] Body, ConnectorException? Failure)> Try(ConnectorCall call, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address);
        var content = call.Body is null ? null : new JsonBody(call.Body);
        request.Content = content;
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var limit = new CancellationTokenSource(AttemptLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Telemetry.Called(call.Method.Method, ConnectorFaults.Number(response.StatusCode));
            if (response.IsSuccessStatusCode)
                return (await Read(response, MostOfAnAnswer, either.Token), null);
            var wait = ConnectorFaults.RetryAfter(response.Headers.RetryAfter, time.GetUtcNow());
            return ([], ConnectorFaults.Of(call, response.StatusCode, wait, await Read(response, MostOfAFault, either.Token)));
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException || (cause is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Telemetry.Called(call.Method.Method, "none");
            return ([], ConnectorFaults.NoAnswer(call, content is { IsUnderWay: true }, cause));
        }
    }

    /// <summary>The beginning of the answer; what is longer than anything we expect is cut, not buffered.</summary>
    static async Task<byte[]> Read(HttpResponseMessage response, int most, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength == 0)
            return [];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var chunk = new byte[8 * 1024];
        while (body.Length < most && await stream.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, most - body.Length)), ct) is > 0 and var count)
            body.Write(chunk, 0, count);
        return body.ToArray();
    }

    [LoggerMessage(LogLevel.Warning, "The connector can't delete messages (501); local tools can't. Left as it is.")]
    partial void CannotRemove();

    [LoggerMessage(LogLevel.Error, "The connector refuses the bot's credentials, also with a fresh token (code {Code}). Check MicrosoftAppId and its secret.")]
    partial void Unauthorized(string code);
}
