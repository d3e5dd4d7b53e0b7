using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Tests.World;

/// <summary>
/// The whole product as a process of its own, started as <c>dotnet run --project bot</c> starts it, over data of its own on a port of its own. It can be
/// killed as by a power cut and started again over the same data.
/// </summary>
sealed class Product : IAsyncDisposable
{
    /// <summary>Below the range that outgoing connections take theirs from: nobody takes it while the product is down.</summary>
    const int LowestPort = 20_000;

    const int HighestPort = 32_000;
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    /// <summary>Built beside the tests, in the same configuration.</summary>
    static readonly string Program = Repository.Path("artifacts", "bin", "Bot", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "SupportBot.Bot.dll");

    readonly string _folder = Directory.CreateTempSubdirectory("support-product-").FullName;
    readonly StringBuilder _log = new();
    readonly int _port = FreePort();
    Process? _process;

    public Product() => Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Settings as the environment gives them (<c>A__B</c>), over those that every product of a test has. Null takes one away.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string OutboxFolder => Path.Combine(_folder, "outbox");

    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(_folder, "supportbot.db");

    /// <summary>To its bot endpoint and its pages; neither follows redirects nor keeps cookies.</summary>
    public HttpClient Http { get; }

    /// <summary>What it has printed since it was first started.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Starts it and waits until it is ready for work.</summary>
    public async Task<Product> Start()
    {
        Run();
        var started = Stopwatch.GetTimestamp();
        while (!await IsReady())
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"The product ended at the start ({_process.ExitCode}):\n{Log}");
            if (Stopwatch.GetElapsedTime(started) > StartLimit)
                throw new TimeoutException($"The product was not ready in time:\n{Log}");
            await Task.Delay(50);
        }

        return this;
    }

    /// <summary>Starts it and waits for its end: for settings that must stop the start.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StartAndEnd()
    {
        Run();
        using var limit = new CancellationTokenSource(StartLimit);
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>As a power cut would: nothing is put in order first.</summary>
    public async Task Kill()
    {
        if (_process is not { HasExited: false } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Over the same data, on the same port.</summary>
    public async Task Restart()
    {
        await Kill();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process?.Dispose();
        Http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    void Run()
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in Defaults().Concat(Settings))
            start.Environment[key] = value;
        _process?.Dispose();
        var process = _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet can't be started.");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // Tests that are broken off leave nothing behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillQuietly(process);
    }

    Dictionary<string, string?> Defaults() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Urls"] = Address.AbsoluteUri,
        ["Site__PublicUrl"] = Address.AbsoluteUri,
        ["ConnectionStrings__SupportBot"] = $"Data Source={Database}",
        ["Mail__OutboxFolder"] = OutboxFolder,
    };

    async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    void Note(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }

    static void KillQuietly(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // it has ended, or was disposed of
        }
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(LowestPort, HighestPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody has it: another one
            }
        }
    }
}
