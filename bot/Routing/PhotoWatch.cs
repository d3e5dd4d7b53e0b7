using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Routing;

/// <summary>
/// Looks up the photos of representatives who are seen, each once a day, one after the other and in nobody's way: cards show a photo once it is known. A site
/// that may not ask shows none, and asks again in an hour.
/// </summary>
sealed partial class PhotoWatch(DirectoryPhotos directory, Photos photos, IOptions<SignInOptions> signIn, TimeProvider time, ILogger<PhotoWatch> logger) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    readonly Channel<PersonId> _seen = Channel.CreateBounded<PersonId>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Somebody is here: whoever is forgotten in a crowd is noted the next time.</summary>
    public void Note(PersonId person)
    {
        if (signIn.Value.IsDirectoryOf(person) && photos.IsDue(person))
            _seen.Writer.TryWrite(person);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!signIn.Value.IsOn)
            return;
        var loaded = time.GetUtcNow();
        await foreach (var person in _seen.Reader.ReadAllAsync(stoppingToken))
        {
            var pause = TimeSpan.Zero;
            try
            {
                if (loaded + Beat <= time.GetUtcNow())
                {
                    await photos.Load(stoppingToken);
                    loaded = time.GetUtcNow();
                }

                if (photos.IsDue(person))
                    await photos.Keep(person, await directory.Of(person, stoppingToken), stoppingToken);
            }
            catch (GraphException failure)
            {
                LogUnknown(failure.Failure, failure.Code);
                pause = failure.Pause(Beat);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
                pause = Beat;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Photos can't be looked up now ({Failure} {Code}): cards go without")]
    partial void LogUnknown(GraphFailure failure, string? code);

    [LoggerMessage(LogLevel.Error, "A photo could not be looked up")]
    partial void LogFailed(Exception failure);
}
