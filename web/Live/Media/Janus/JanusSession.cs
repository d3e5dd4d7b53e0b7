using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Web.Live.Media.Janus;

/// <summary>Janus said no, or isn't there.</summary>
sealed class JanusException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// One session with Janus over its HTTP interface (https://janus.conf.meetecho.com/docs/rest.html): requests are posted, what they lead to and what
/// happens by itself comes by a long poll, which keeps the session alive as well.
/// </summary>
sealed class JanusSession : IAsyncDisposable
{
    /// <summary>For Janus to do what was asked.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient _http;
    readonly JanusOptions _options;
    readonly Action<long, JsonObject> _happened;
    readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _asked = new();
    readonly CancellationTokenSource _over = new();
    readonly string _path;

    JanusSession(HttpClient http, JanusOptions options, long id, Action<long, JsonObject> happened)
    {
        (_http, _options, _happened) = (http, options, happened);
        _path = FormattableString.Invariant($"{options.Url!.AbsoluteUri.TrimEnd('/')}/{id}");
    }

    /// <summary>Set when Janus doesn't know the session any more: it was started anew, or is gone.</summary>
    public bool IsLost { get; private set; }

    /// <param name="happened">What happens by itself, with the handle it happens to.</param>
    public static async Task<JanusSession> Create(HttpClient http, JanusOptions options, Action<long, JsonObject> happened)
    {
        var made = await Post(http, options.Url!.AbsoluteUri.TrimEnd('/'), options, new JsonObject { ["janus"] = "create" });
        var session = new JanusSession(http, options, IdIn(made), happened);
        _ = session.Listen();
        return session;
    }

    /// <returns>A handle of the video room plugin.</returns>
    public async Task<long> Attach() => IdIn(await Post(_http, _path, _options, new JsonObject { ["janus"] = "attach", ["plugin"] = "janus.plugin.videoroom" }));

    public Task Detach(long handle) => Post(_http, PathOf(handle), _options, new JsonObject { ["janus"] = "detach" });

    /// <summary>Asks the plugin, and waits for what it answers.</summary>
    /// <exception cref="JanusException">It said no, or nothing in time.</exception>
    public async Task<JsonObject> Ask(long handle, JsonObject body, JsonObject? jsep = null)
    {
        var transaction = Transaction();
        var message = new JsonObject { ["janus"] = "message", ["body"] = body };
        if (jsep is not null)
            message["jsep"] = jsep;
        var answered = _asked[transaction] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var answer = await Post(_http, PathOf(handle), _options, message, transaction);
            if ((string?)answer["janus"] == "ack")
                answer = await answered.Task.WaitAsync(Patience, _over.Token);
            if (answer["plugindata"]?["data"] is JsonObject data && data["error_code"] is { } code)
                throw new JanusException($"Janus answered {body["request"]} with error {code}.");
            return answer;
        }
        catch (TimeoutException late)
        {
            throw new JanusException($"Janus did not answer {body["request"]} in time.", late);
        }
        catch (OperationCanceledException over)
        {
            throw new JanusException("The session with Janus is over.", over);
        }
        finally
        {
            _asked.TryRemove(transaction, out _);
        }
    }

    async Task Listen()
    {
        try
        {
            while (!_over.IsCancellationRequested)
            {
                var events = await _http.GetFromJsonAsync<JsonNode>($"{_path}?maxev=10{Secret("&")}", _over.Token);
                foreach (var one in events is JsonArray several ? [.. several.OfType<JsonObject>()] : events is JsonObject single ? new[] { single } : [])
                    Take(one);
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or JsonException)
        {
            IsLost = true;
            await _over.CancelAsync();
        }
    }

    void Take(JsonObject happened)
    {
        if ((string?)happened["janus"] is "error" or "timeout")
            throw new HttpRequestException("Janus has dropped the session.");
        if ((string?)happened["transaction"] is { } transaction && _asked.TryGetValue(transaction, out var asked))
            asked.TrySetResult(happened);
        else if (happened["sender"] is { } sender)
            _happened((long)sender, happened);
    }

    string PathOf(long handle) => FormattableString.Invariant($"{_path}/{handle}");

    string Secret(string before) => _options.ApiSecret is { } secret ? $"{before}apisecret={Uri.EscapeDataString(secret)}" : "";

    static async Task<JsonObject> Post(HttpClient http, string path, JanusOptions options, JsonObject message, string? transaction = null)
    {
        message["transaction"] = transaction ?? Transaction();
        if (options.ApiSecret is { } secret)
            message["apisecret"] = secret;
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            using var answer = await http.PostAsJsonAsync(path, message, limit.Token);
            var read = await answer.Content.ReadFromJsonAsync<JsonObject>(limit.Token);
            return read is not null && (string?)read["janus"] != "error" ? read : throw new JanusException($"Janus refused {message["janus"]}: {read?["error"]?["code"]}.");
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or OperationCanceledException)
        {
            throw new JanusException("Janus could not be reached.", problem);
        }
    }

    static long IdIn(JsonObject answer) => (long?)answer["data"]?["id"] ?? throw new JanusException("Janus gave no id.");

    static string Transaction() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public async ValueTask DisposeAsync()
    {
        if (!_over.IsCancellationRequested)
        {
            await _over.CancelAsync();
            try
            {
                await Post(_http, _path, _options, new JsonObject { ["janus"] = "destroy" });
            }
            catch (JanusException)
            {
                // it forgets the session by itself
            }
        }

        _over.Dispose();
    }
}
