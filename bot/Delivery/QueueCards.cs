using SupportBot.Bot.Routing;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Keeps the queues' cards up to date where they stand, at most every <see cref="Interval"/>. What they show follows from what is stored, so nothing is
/// owed: after a restart, and every <see cref="Rest"/> while somebody waits, they are drawn anew.
/// </summary>
sealed partial class QueueCards(CardSheets sheets, QueueBoard board, Agents agents, SessionChanges changes, Connector connector, ILogger<QueueCards> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    readonly Wakeup _wakeup = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = _wakeup.RaisedBy(changes, agents, IsShown);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round(stoppingToken);
            await Task.Delay(Interval, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            while (!stoppingToken.IsCancellationRequested && !await _wakeup.Wait(Rest, stoppingToken) && (await Waiting(stoppingToken)).Count == 0)
            {
                // nobody waits and nothing changed: the cards are right as they are
            }
        }
    }

    static bool IsShown(SessionChange change) => change.Events.Any(recorded =>
        recorded.Event is SessionEvent.Requested or SessionEvent.SessionTransferred or SessionEvent.ControlTaken or SessionEvent.ControlTransferred
            or SessionEvent.Ended or SessionEvent.Overflowed or SessionEvent.Returned or SessionEvent.Offered or SessionEvent.OfferMissed or SessionEvent.OfferDeclined);

    async Task<IReadOnlyList<Session>> Waiting(CancellationToken stopping)
    {
        try
        {
            return await board.Waiting(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogRoundFailed(failure);
            return [];
        }
    }

    async Task Round(CancellationToken stopping)
    {
        try
        {
            foreach (var place in await board.Places(stopping))
                await Update(place, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogRoundFailed(failure); // the next change tries again
        }
    }

    async Task Update(QueuePlace place, CancellationToken stopping)
    {
        var address = StoredAddress.Read(place.Address);
        if (await sheets.Draw(place.Queue, address, stopping) is not { } card)
        {
            await board.ForgetPlace(place, stopping); // the queue is gone from the settings
            return;
        }

        try
        {
            await connector.Update(address, place.ActivityId, card, stopping);
        }
        catch (ConnectorException failure) when (failure.Kind is ConnectorFailure.Gone or ConnectorFailure.Unreachable)
        {
            await board.ForgetPlace(place, stopping);
        }
        catch (ConnectorException failure)
        {
            LogNotUpdated(place.Queue, failure.Kind);
        }
    }

    public override void Dispose()
    {
        _wakeup.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "The queues' cards could not be brought up to date")]
    partial void LogRoundFailed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "A card of queue {Queue} could not be brought up to date: {Failure}")]
    partial void LogNotUpdated(QueueId queue, ConnectorFailure failure);
}
