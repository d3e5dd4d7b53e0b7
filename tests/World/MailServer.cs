using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.Tests.World;

/// <summary>A mail server that takes everything it isn't told to refuse, on a port that may have been closed before.</summary>
sealed class MailServer : IAsyncDisposable
{
    readonly TcpListener _listener;
    readonly List<string> _mails = [];
    readonly Task _work;

    MailServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _work = Serve();
    }

    /// <summary>What was taken, as it came.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails)
                return [.. _mails];
        }
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>By the beginning of what is said to it (<c>.</c>: the end of a message, which is taken first): the answer instead of yes. Empty: it hangs up.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public static MailServer On(int port) => new(port);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
    }

    async Task Serve()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await Talk(client.GetStream());
            }
            catch (IOException)
            {
                // it hung up
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            var answer = Scripted(line) ?? (verb == "QUIT" ? "221 bye" : "250 fine");
            if (verb == "DATA" && answer.StartsWith("250", StringComparison.Ordinal))
            {
                await Take(reader, writer);
                answer = Scripted(".") ?? answer;
            }

            if (answer.Length == 0)
                return;
            await writer.WriteLineAsync(answer);
            if (verb == "QUIT")
                return;
        }
    }

    string? Scripted(string line) => Answers.FirstOrDefault(one => line.StartsWith(one.Key, StringComparison.OrdinalIgnoreCase)).Value;

    async Task Take(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            mail.AppendLine(line);
        lock (_mails)
            _mails.Add(mail.ToString());
    }
}
