using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Tests.World;

/// <summary>What a gap does to the line.</summary>
enum GapMode
{
    Pass,

    /// <summary>Every connection is reset, and no new one is let in: a network that is gone and says so.</summary>
    Drop,

    /// <summary>Connections stay open, and nothing gets through until they pass again: a phone in a tunnel, a machine asleep.</summary>
    Hole,
}

/// <summary>A stretch of network between pages and the site that can be cut. Pages go to <see cref="Address"/> instead of the site's own.</summary>
sealed class Gap : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    readonly CancellationTokenSource _over = new();
    readonly Uri _site;
    TaskCompletionSource _passes = Passing();
    GapMode _mode;

    public Gap(Uri site)
    {
        _site = site;
        _listener.Start();
        _ = Listen();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Set(GapMode mode)
    {
        _mode = mode;
        if (mode == GapMode.Pass)
            _passes.TrySetResult();
        else if (_passes.Task.IsCompleted)
            _passes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (mode != GapMode.Drop)
            return;
        foreach (var client in _open.Keys)
            Reset(client);
    }

    async Task Listen()
    {
        while (!_over.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_over.Token);
            if (_mode == GapMode.Drop)
                Reset(client);
            else
                _ = Carry(client);
        }
    }

    async Task Carry(TcpClient client)
    {
        _open[client] = true;
        using var server = new TcpClient();
        _open[server] = true;
        try
        {
            await _passes.Task.WaitAsync(_over.Token);
            await server.ConnectAsync(_site.Host, _site.Port, _over.Token);
            await Task.WhenAny(Copy(client, server), Copy(server, client));
        }
        catch (Exception problem) when (problem is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // that is what a gap is for
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Dispose();
        }
    }

    async Task Copy(TcpClient from, TcpClient to)
    {
        var buffer = new byte[32 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _over.Token) is > 0 and var read)
        {
            await _passes.Task.WaitAsync(_over.Token);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }

    static void Reset(TcpClient client)
    {
        try
        {
            client.Client?.LingerState = new LingerOption(true, 0); // null once it has gone by itself
        }
        catch (Exception problem) when (problem is ObjectDisposedException or SocketException)
        {
            // in this very moment
        }

        client.Dispose();
    }

    static TaskCompletionSource Passing()
    {
        var passes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        passes.SetResult();
        return passes;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        foreach (var client in _open.Keys)
            Reset(client);
        _over.Dispose();
    }
}
