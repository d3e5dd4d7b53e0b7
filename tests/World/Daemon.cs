using System.Diagnostics;

namespace SupportBot.Tests.World;

/// <summary>A server of this machine's packages, started for a test, with a folder of its own; both are gone afterwards.</summary>
abstract class Daemon(string program) : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    Process? _process;

    protected string Folder { get; } = Directory.CreateTempSubdirectory($"support-{program}-").FullName;

    protected int Port { get; } = Product.FreePort();

    protected int Id => _process!.Id;

    /// <summary>Whether it answers already.</summary>
    protected abstract Task<bool> IsReady();

    protected async Task Run(params string[] arguments)
    {
        var process = _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} can't be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillQuietly();
        var started = Stopwatch.GetTimestamp();
        while (!await IsReady())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                throw new InvalidOperationException($"{program} did not start.");
            await Task.Delay(50);
        }
    }

    protected async Task Kill()
    {
        KillQuietly();
        if (_process is not null)
            await _process.WaitForExitAsync();
        _process?.Dispose();
        _process = null;
    }

    void KillQuietly()
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
        await Kill();
        Directory.Delete(Folder, recursive: true);
    }
}
