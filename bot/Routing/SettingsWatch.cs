using SupportBot.Storage;

namespace SupportBot.Bot.Routing;

/// <summary>Takes in settings that another node has changed, and roles that somebody was given or that hold no longer. Each node looks for itself, so this is no clustered job.</summary>
sealed partial class SettingsWatch(SiteSettings settings, RolesOfDirectory roles, TimeProvider time, ILogger<SettingsWatch> logger) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await settings.Load(stoppingToken);
                await roles.Load(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The site's settings could not be looked up; tried again at the next beat")]
    partial void LogFailed(Exception failure);
}
