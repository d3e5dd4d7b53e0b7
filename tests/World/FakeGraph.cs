using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.World;

/// <summary>One request to Graph.</summary>
/// <param name="By">The directory id of the person on whose behalf, or "site".</param>
/// <param name="Path">Without the version: <c>/me/sendMail</c>.</param>
sealed record GraphRequest(string By, string Method, string Path, string Query, JsonNode? Body);

/// <summary>
/// A plain Graph: takes only tokens of the directory that were given for it, remembers what was asked, and answers as told. What nobody told it, it answers
/// with what Graph's descriptions call a success. Whether requests are well formed is judged by the validating mock, in <c>tests/outside</c>.
/// </summary>
sealed class FakeGraph : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Lock _gate = new();
    readonly List<GraphRequest> _requests = [];
    readonly List<(Func<GraphRequest, bool> When, Func<GraphRequest, FakeAnswer?> Then)> _rules = [];
    int _ids;

    FakeGraph(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>What was asked, those that were refused included; oldest first.</summary>
    public IReadOnlyList<GraphRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public static async Task<FakeGraph> Start(FakeEntra entra)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.Run(http => graph.Serve(http, entra));
        await app.StartAsync();
        graph.Address = $"{app.Urls.Single()}/v1.0";
        return graph;
    }

    /// <summary>The newest rule that fits answers; null leaves it to older ones.</summary>
    /// <param name="path">A regular expression for the whole path.</param>
    public void On(string method, string path, Func<GraphRequest, FakeAnswer?> answer)
    {
        lock (_gate)
            _rules.Insert(0, (request => request.Method == method && Regex.IsMatch(request.Path, $"^{path}$"), answer));
    }

    /// <summary>Answers this the next times, then as before.</summary>
    public void OnNext(string method, string path, FakeAnswer answer, int times = 1) => On(method, path, _ => times-- > 0 ? answer : null);

    /// <summary>Forgets what was asked and how to answer.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _requests.Clear();
            _rules.Clear();
        }
    }

    public IReadOnlyList<GraphRequest> Asked(string method, string path) => [.. Requests.Where(request => request.Method == method && Regex.IsMatch(request.Path, $"^{path}$"))];

    /// <summary>On behalf of this person: what another test has left to do may still come in.</summary>
    public IReadOnlyList<GraphRequest> Asked(string method, string path, FakePerson by) => [.. Asked(method, path).Where(request => request.By == by.ObjectId)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    async Task Serve(HttpContext http, FakeEntra entra)
    {
        if (await entra.Reads(http.Request.Headers.Authorization) is not { } by)
        {
            await FakeAnswer.Error(401, "InvalidAuthenticationToken", "no token of the directory").Write(http);
            return;
        }

        var path = http.Request.Path.Value!;
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var request = new GraphRequest(by, http.Request.Method, path.StartsWith("/v1.0", StringComparison.Ordinal) ? path[5..] : path, http.Request.QueryString.Value ?? "", text.Length == 0 ? null : JsonNode.Parse(text));
        FakeAnswer? answer;
        lock (_gate)
        {
            _requests.Add(request);
            answer = _rules.Where(rule => rule.When(request)).Select(rule => rule.Then(request)).FirstOrDefault(answer => answer is not null);
        }

        await (answer ?? Default(request)).Write(http);
    }

    FakeAnswer Default(GraphRequest request)
    {
        var id = $"id-{Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture)}";
        return (request.Method, request.Path) switch
        {
            ("POST", var path) when path.EndsWith("/sendMail", StringComparison.Ordinal) || path.EndsWith("/send", StringComparison.Ordinal) => new FakeAnswer(202),
            ("POST", var path) when path.EndsWith("/messages", StringComparison.Ordinal) && !path.StartsWith("/chats", StringComparison.Ordinal) =>
                FakeAnswer.Json(201, new JsonObject { ["id"] = id, ["isDraft"] = true, ["webLink"] = $"https://outlook.office365.com/owa/?ItemID={id}" }),
            ("POST", _) => FakeAnswer.Json(201, new JsonObject { ["id"] = id }),
            ("PATCH", _) => FakeAnswer.Json(200, new JsonObject { ["id"] = id }),
            ("DELETE", _) => new FakeAnswer(204),
            ("GET", var path) when path.Contains("/photo", StringComparison.Ordinal) => FakeAnswer.Error(404, "ImageNotFound", "no photo"),
            _ => FakeAnswer.Json(200, new JsonObject { ["value"] = new JsonArray() }),
        };
    }
}
