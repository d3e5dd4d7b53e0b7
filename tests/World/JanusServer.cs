using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SupportBot.Tests.World;

/// <summary>Debian's Janus on this machine, with Debian's own settings but for its ports and secrets.</summary>
sealed class JanusServer : IAsyncDisposable
{
    const string Installed = "/etc/janus";

    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    readonly string _folder = Directory.CreateTempSubdirectory("support-janus-").FullName;
    readonly int _port = Product.FreePort();
    Process? _process;

    public string ApiSecret { get; } = Secret();

    public string AdminKey { get; } = Secret();

    public Uri Url => new($"http://127.0.0.1:{_port}/janus");

    /// <summary>The settings of a site that uses it.</summary>
    public Dictionary<string, string?> Settings => new() { ["Media:Janus:Url"] = Url.AbsoluteUri, ["Media:Janus:ApiSecret"] = ApiSecret, ["Media:Janus:AdminKey"] = AdminKey };

    public static async Task<JanusServer> Start()
    {
        var server = new JanusServer();
        foreach (var file in Directory.EnumerateFiles(Installed, "*.jcfg"))
            File.Copy(file, Path.Combine(server._folder, Path.GetFileName(file)));
        server.Change("janus.transport.http.jcfg", ("port = 8088", $"port = {server._port}\n\tip = \"127.0.0.1\""));
        server.Change("janus.plugin.videoroom.jcfg", ("#admin_key = \"supersecret\"", $"admin_key = \"{server.AdminKey}\""));
        // Nothing but what is needed: other plugins and transports bind ports of their own.
        server.Change("janus.jcfg", ("#api_secret = \"janusrocks\"", $"api_secret = \"{server.ApiSecret}\""));
        server.Run();
        await server.Answers();
        return server;
    }

    void Change(string file, (string From, string To) change)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.True(text.Contains(change.From, StringComparison.Ordinal), $"{file} has no {change.From}");
        File.WriteAllText(path, new Regex(Regex.Escape(change.From)).Replace(text, change.To, 1));
    }

    void Run()
    {
        var start = new ProcessStartInfo("janus", ["-F", _folder, "-o", "-r", "50000-52000", "--debug-level=3"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = _process = Process.Start(start) ?? throw new InvalidOperationException("janus can't be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    async Task Answers()
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Url}/info?apisecret={ApiSecret}"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            if (_process!.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                throw new InvalidOperationException("janus did not start.");
            await Task.Delay(100);
        }
    }

    /// <summary>As after a crash: it knows of nothing any more.</summary>
    public async Task Restart()
    {
        Kill();
        await _process!.WaitForExitAsync();
        Run();
        await Answers();
    }

    static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

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
}
