using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.World;

/// <summary>
/// Teams as a bot sees it from outside: a strict connector over real HTTP. It refuses what Teams refuses (routes, encoding, sizes, rates,
/// other people's messages), remembers everything, and can be told to fail.
/// </summary>
public sealed partial class FakeTeams : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string BotAppId = "22222222-2222-4222-8222-222222222222";
    public const string BotId = "28:" + BotAppId;
    const string Base = "/teams";

    readonly WebApplication app;
    readonly ConcurrentQueue<FakeAnswer> scripted = new();
    readonly Lock gate = new();
    readonly List<FakeRequest> requests = [];
    readonly Dictionary<string, FakeConversation> conversations = new(StringComparer.Ordinal);
    readonly List<FakePerson> people = [];
    readonly RateLimits rates;
    TaskCompletionSource changed = NewSignal();
    long lastId = 1_795_350_000_000;

    FakeTeams(WebApplication app, TimeProvider time)
    {
        this.app = app;
        rates = new(time);
    }

    /// <summary>With the slash at the end, as Teams sends it.</summary>
    public string ServiceUrl { get; private set; } = "";
    public string BotName { get; } = "Support Bot";

    /// <summary>Answer 429 when the published limits are passed. Off for tests that are about something else.</summary>
    public bool EnforcesRates { get; set; }

    /// <summary>Which tokens the connector takes; null: it asks for none, as local tools do.</summary>
    public Func<string, bool>? AcceptsToken { get; set; }

    /// <summary>Looks at each request first; an answer other than null is given instead of the usual one.</summary>
    public Func<FakeRequest, FakeAnswer?>? Script { get; set; }

    /// <summary>Time the connector takes for each answer.</summary>
    public TimeSpan Delay { get; set; }

    public static async Task<FakeTeams> Start(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var teams = new FakeTeams(app, time ?? TimeProvider.System);
        app.Run(teams.Handle);
        await app.StartAsync();
        teams.ServiceUrl = app.Urls.Single() + Base + "/";
        return teams;
    }

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>A test begins to count here.</summary>
    public void ForgetRequests()
    {
        lock (gate)
            requests.Clear();
    }

    /// <summary>What the bot has posted there and not deleted, oldest first; without typing.</summary>
    public IReadOnlyList<FakeMessage> Messages(string conversationId)
    {
        lock (gate)
            return conversations.TryGetValue(conversationId, out var conversation) ? [.. conversation.Messages.Where(m => m.IsFromBot && !m.IsDeleted)] : [];
    }

    public IEnumerable<string> Texts(string conversationId) => Messages(conversationId).Select(message => message.Text).Where(text => text.Length > 0);

    /// <summary>The newest message there that carries a card.</summary>
    public FakeMessage? LatestCardMessage(string conversationId) => Messages(conversationId).LastOrDefault(message => message.Card is not null);

    public JsonElement? LatestCard(string conversationId) => LatestCardMessage(conversationId)?.Card;

    /// <summary>Waits until it holds; looks again whenever something has happened here.</summary>
    public async Task WaitFor(Func<bool> condition, TimeSpan? timeout = null, string what = "what the test waits for")
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task signal;
            lock (gate)
                signal = changed.Task;
            if (condition())
                return;
            if (TimeProvider.System.GetElapsedTime(limit) > (timeout ?? TimeSpan.FromSeconds(30)))
                throw new TimeoutException($"{what} did not happen; the bot's last requests: {string.Join(" | ", Requests.TakeLast(5).Select(r => $"{r.Method} {r.Path} {r.Status}"))}");
            await Task.WhenAny(signal, Task.Delay(20));
        }
    }

    public async Task<FakeMessage> WaitForMessage(string conversationId, Func<FakeMessage, bool> predicate, TimeSpan? timeout = null)
    {
        FakeMessage? found = null;
        await WaitFor(() => (found = Messages(conversationId).LastOrDefault(predicate)) is not null, timeout, $"a message in {conversationId}");
        return found!;
    }

    /// <summary>The next <paramref name="times"/> requests fail so.</summary>
    public void FailNext(int status, string code, TimeSpan? retryAfter = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
            scripted.Enqueue(FakeAnswer.Error(status, code, "scripted") with { RetryAfter = retryAfter is { } wait ? ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture) : null });
    }

    public void AnswerNext(FakeAnswer answer) => scripted.Enqueue(answer);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    async Task Handle(HttpContext context)
    {
        var request = await FakeRequest.Read(context, Base);
        if (Delay > TimeSpan.Zero)
            await Task.Delay(Delay);
        var answer = Script?.Invoke(request) ?? (scripted.TryDequeue(out var next) ? next : null) ?? Guard(request) ?? Serve(request);
        request.Status = answer.Status;
        lock (gate)
        {
            requests.Add(request);
            changed.TrySetResult();
            changed = NewSignal();
        }
        await answer.Write(context);
    }

    FakeAnswer? Guard(FakeRequest request)
    {
        if (AcceptsToken is { } accepts && (request.Token is null || !accepts(request.Token)))
            return FakeAnswer.Error(401, "Unauthorized", "Authorization has been denied for this request.");
        if (request.Fault is { } fault)
            return FakeAnswer.Error(400, "BadArgument", fault);
        return EnforcesRates && !rates.Take(request) ? FakeAnswer.Error(429, "Throttled", "Too many requests.") with { RetryAfter = "1" } : null;
    }

    string NextId() => Interlocked.Increment(ref lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One HTTP call of the bot, as it came in.</summary>
public sealed record FakeRequest(string Method, string Path, IReadOnlyList<string> Segments, IReadOnlyDictionary<string, string> Query, string? Token, string Body, string? ContentType)
{
    /// <summary>What is wrong with the address or the body, if anything.</summary>
    public string? Fault { get; init; }
    public int Status { get; set; }
    public DateTimeOffset At { get; } = TimeProvider.System.GetUtcNow();

    public JsonElement Json => field.ValueKind != JsonValueKind.Undefined ? field : field = JsonElement.Parse(Body.Length == 0 ? "{}" : Body);

    public static async Task<FakeRequest> Read(HttpContext context, string basePath)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        // As it stood on the wire: decoding would hide wrong encoding.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?')[0];
        var raw = path.StartsWith(basePath + "/", StringComparison.Ordinal) ? path[(basePath.Length + 1)..].Split('/') : [];
        var authorization = context.Request.Headers.Authorization.ToString();
        return new(context.Request.Method, target, [.. raw.Select(Uri.UnescapeDataString)], context.Request.Query.ToDictionary(item => item.Key, item => item.Value.ToString()),
            authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : null, body, context.Request.ContentType)
        {
            Fault = FaultOf(raw, body, context.Request),
        };
    }

    static string? FaultOf(string[] raw, string body, HttpRequest request)
    {
        if (raw.Length == 0)
            return "outside the service address";
        // Both encodings of the wild: .NET also encodes ! ' ( ) *, JavaScript doesn't.
        if (raw.FirstOrDefault(segment => !segment.Equals(Uri.EscapeDataString(Uri.UnescapeDataString(segment)), StringComparison.OrdinalIgnoreCase) && segment.IndexOfAny([':', '@', ';', '=', '+', ' ']) >= 0) is { } wrong)
            return $"'{wrong}' is not percent-encoded";
        if (body.Length == 0)
            return null;
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return "the body is not application/json";
        try
        {
            JsonNode.Parse(body);
            return null;
        }
        catch (JsonException)
        {
            return "the body is not JSON";
        }
    }
}

/// <summary>What the connector says.</summary>
public sealed record FakeAnswer(int Status, string? Body = null, string ContentType = "application/json; charset=utf-8")
{
    public string? RetryAfter { get; init; }
    public string? Location { get; init; }

    /// <summary>Instead of <see cref="Body"/>.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Break the connection instead of answering.</summary>
    public bool BreaksOff { get; init; }

    public static FakeAnswer Json(int status, JsonNode body) => new(status, body.ToJsonString());

    public static FakeAnswer Error(int status, string code, string message) =>
        Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    public async Task Write(HttpContext context)
    {
        if (BreaksOff)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = Status;
        if (RetryAfter is not null)
            context.Response.Headers.RetryAfter = RetryAfter;
        if (Location is not null)
            context.Response.Headers.Location = Location;
        if ((Bytes ?? (Body is null ? null : Encoding.UTF8.GetBytes(Body))) is not { } content)
            return;
        context.Response.ContentType = ContentType;
        await context.Response.Body.WriteAsync(content);
    }
}
