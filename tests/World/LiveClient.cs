using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using SupportBot.Sessions;

namespace SupportBot.Tests.World;

/// <summary>The live line as a program speaks it, also one that doesn't play by the page's rules.</summary>
sealed class LiveClient : IAsyncDisposable
{
    readonly HubConnection _hub;
    readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<JsonElement> _snapshots = [];
    readonly List<JsonElement> _waits = [];
    readonly List<string> _heard = [];

    public LiveClient(WebHost host, CookieContainer cookies, string? origin = null)
        : this(host.Address, cookies, origin)
    {
    }

    public LiveClient(Uri site, CookieContainer cookies, string? origin = null)
    {
        _hub = new HubConnectionBuilder().WithUrl(new Uri(site, "live"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Cookies = cookies;
            if (origin is not null)
                options.Headers["Origin"] = origin;
        }).Build();
        _hub.On<JsonElement>("snapshot", snapshot =>
        {
            lock (_snapshots)
                _snapshots.Add(snapshot);
        });
        _hub.On<JsonElement>("wait", wait =>
        {
            lock (_waits)
                _waits.Add(wait);
        });
        _hub.On<string, string>("signal", (from, data) => Hear($"{from} {data}"));
        _hub.On<string, string, string>("mark", (from, activity, data) => Hear($"{from} {activity} {data}"));
        _hub.On("over", () => _over.TrySetResult());
        _hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Words and marks of other pages that came here.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    public Task Over => _over.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task Closed => _closed.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public IReadOnlyList<JsonElement> Snapshots
    {
        get
        {
            lock (_snapshots)
                return [.. _snapshots];
        }
    }

    public async Task<bool> Enters(SessionId session, string seat, string language = "en")
    {
        await _hub.StartAsync(TestContext.Current.CancellationToken);
        return await _hub.InvokeAsync<bool>("Enter", session.ToString(), seat, language, "", TestContext.Current.CancellationToken);
    }

    public async Task<(bool Done, string? Words)> Asks(string method, params object?[] values)
    {
        var answer = await _hub.InvokeCoreAsync<JsonElement>(method, values, TestContext.Current.CancellationToken);
        return (answer.GetProperty("done").GetBoolean(), answer.GetProperty("words").GetString());
    }

    public Task<bool> Tells(string method, params object?[] values) => _hub.InvokeCoreAsync<bool>(method, values, TestContext.Current.CancellationToken);

    /// <summary>Waits for a snapshot that fits.</summary>
    public async Task<JsonElement> Sees(Func<JsonElement, bool> fits)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (Snapshots.LastOrDefault(fits) is { ValueKind: JsonValueKind.Object } found)
                return found;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("no such snapshot; the last was " + (Snapshots.Count == 0 ? "none" : Snapshots[^1].GetRawText()));
    }

    /// <summary>Waits for a word on the place in the line that fits.</summary>
    public async Task<JsonElement> Told(Func<JsonElement, bool> fits)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            lock (_waits)
            {
                if (_waits.LastOrDefault(fits) is { ValueKind: JsonValueKind.Object } found)
                    return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("no such word on the line");
    }

    void Hear(string word)
    {
        lock (_heard)
            _heard.Add(word);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
