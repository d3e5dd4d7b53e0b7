using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SupportBot.Tests.World;

/// <summary>A real coturn, with a secret of its own. It can be stopped as by a network that swallows everything, and go on.</summary>
sealed class TurnServer() : Daemon("turnserver")
{
    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Url(string transport) => $"turn:127.0.0.1:{Port}?transport={transport}";

    public static async Task<TurnServer> Start()
    {
        var server = new TurnServer();
        await server.Run(
            "-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", $"--listening-port={server.Port}", "--use-auth-secret", $"--static-auth-secret={server.Secret}",
            "--realm=support.test", "--fingerprint", "--allow-loopback-peers", "--no-tls", "--no-dtls", "--no-cli", "--min-port=40000", "--max-port=49999",
            "--log-file=stdout", "--simple-log", $"--pidfile={Path.Combine(server.Folder, "pid")}", $"--userdb={Path.Combine(server.Folder, "turndb")}");
        return server;
    }

    /// <summary>Nothing gets through any more, and nobody is told.</summary>
    public void Freeze() => Signal(19);

    public void Thaw() => Signal(18);

    protected override async Task<bool> IsReady()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    void Signal(int signal) => Assert.True(kill(Id, signal) == 0, string.Create(CultureInfo.InvariantCulture, $"signal {signal} to coturn"));

#pragma warning disable SA1300, IDE1006 // the system's own name
    [DllImport("libc", SetLastError = true)]
    static extern int kill(int process, int signal);
#pragma warning restore SA1300, IDE1006
}
