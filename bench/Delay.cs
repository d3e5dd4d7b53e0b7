using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace SupportBot.Bench;

/// <summary>A line on which every byte takes its time, each way; WebSockets included, which a browser's own throttling leaves out.</summary>
sealed class Delay : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _over = new();
    readonly int _site;
    readonly TimeSpan _delay;

    public Delay(int site, TimeSpan delay)
    {
        (_site, _delay) = (site, delay);
        _listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    async Task Listen()
    {
        while (!_over.IsCancellationRequested)
            _ = Carry(await _listener.AcceptTcpClientAsync(_over.Token));
    }

    async Task Carry(TcpClient client)
    {
        using (client)
        using (var site = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            try
            {
                await Task.Delay(_delay, _over.Token); // the handshake's way
                await site.ConnectAsync(IPAddress.Loopback, _site, _over.Token);
                await Task.WhenAny(Copy(client.GetStream(), site.GetStream()), Copy(site.GetStream(), client.GetStream()));
            }
            catch (Exception problem) when (problem is IOException or SocketException or OperationCanceledException)
            {
                // a page has gone
            }
        }
    }

    async Task Copy(NetworkStream from, NetworkStream to)
    {
        var onTheWay = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var arriving = Arrive(onTheWay.Reader, to);
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _over.Token) is > 0 and var read)
            onTheWay.Writer.TryWrite((Environment.TickCount64 + (long)_delay.TotalMilliseconds, buffer[..read]));
        onTheWay.Writer.Complete();
        await arriving;
    }

    async Task Arrive(ChannelReader<(long Due, byte[] Bytes)> onTheWay, NetworkStream to)
    {
        await foreach (var (due, bytes) in onTheWay.ReadAllAsync(_over.Token))
        {
            if (due - Environment.TickCount64 is > 0 and var left)
                await Task.Delay(TimeSpan.FromMilliseconds(left), _over.Token);
            await to.WriteAsync(bytes, _over.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        _over.Dispose();
    }
}
