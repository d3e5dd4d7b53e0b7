using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SupportBot.Tests.World;

/// <summary>A real coturn on this machine, with a secret of its own. It can be stopped as by a network that swallows everything, and go on.</summary>
sealed class TurnServer : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    readonly string _folder = Directory.CreateTempSubdirectory("support-turn-").FullName;
    readonly int _port = Product.FreePort();
    Process? _process;

    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Url(string transport) => $"turn:127.0.0.1:{_port}?transport={transport}";

    public static async Task<TurnServer> Start()
    {
        var server = new TurnServer();
        var start = new ProcessStartInfo("turnserver",
        [
            "-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", $"--listening-port={server._port}", "--use-auth-secret", $"--static-auth-secret={server.Secret}",
            "--realm=support.test", "--fingerprint", "--allow-loopback-peers", "--no-tls", "--no-dtls", "--no-cli", "--min-port=40000", "--max-port=49999",
            "--log-file=stdout", "--simple-log", $"--pidfile={Path.Combine(server._folder, "pid")}", $"--userdb={Path.Combine(server._folder, "turndb")}",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = server._process = Process.Start(start) ?? throw new InvalidOperationException("turnserver can't be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        var started = Stopwatch.GetTimestamp();
        while (!await server.Listens())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                throw new InvalidOperationException("turnserver did not start.");
            await Task.Delay(50);
        }

        return server;
    }

    /// <summary>Nothing gets through any more, and nobody is told.</summary>
    public void Freeze() => Signal(19);

    public void Thaw() => Signal(18);

    async Task<bool> Listens()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    void Signal(int signal) => Assert.True(kill(_process!.Id, signal) == 0, string.Create(CultureInfo.InvariantCulture, $"signal {signal} to coturn"));

    void Kill()
    {
        try
        {
            _process?.Kill();
        }
        catch (InvalidOperationException)
        {
            // it has ended
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        if (_process is not null)
            await _process.WaitForExitAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

#pragma warning disable SA1300, IDE1006 // the system's own name
    [DllImport("libc", SetLastError = true)]
    static extern int kill(int process, int signal);
#pragma warning restore SA1300, IDE1006
}
