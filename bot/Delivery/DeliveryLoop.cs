using SupportBot.Bot.Calendar;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Keeps what was promised to the outside (R11.4): takes entries from the outbox, lets the right hand deliver them, and writes down what became of
/// it. A crash in between lets the lease run out, and the entry comes again.
/// </summary>
sealed partial class DeliveryLoop(Outbox outbox, Postman postman, CardRefresher cards, InvitationMailer mailer, OfferPostman offers, Notifier notifier, OwnMailPostman ownMail, AppointmentHand appointments, TimeProvider time, ILogger<DeliveryLoop> logger) : BackgroundService
{
    const int AtOnce = 16;
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim _hands = new(AtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isFirst)
                    await outbox.TakeBack(stoppingToken);
                isFirst = false;
                if (await Round(stoppingToken) == 0)
                    await outbox.WaitForWork(Rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) // the database is away: the loop goes on
            {
                LogRoundFailed(failure);
                await Task.Delay(Rest, time, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    async Task<int> Round(CancellationToken stopping)
    {
        await _hands.WaitAsync(stopping);
        _hands.Release();
        var entries = await outbox.Lease(_hands.CurrentCount, Lease, stopping);
        foreach (var entry in entries)
        {
            await _hands.WaitAsync(stopping);
            _ = Deliver(entry, stopping);
        }

        return entries.Count;
    }

    async Task Deliver(LeasedEntry entry, CancellationToken stopping)
    {
        using var span = Telemetry.StartDelivery(entry);
        try
        {
            var delivered = await Hand(entry, stopping);
            await UntilWritten.Try(() => Record(entry, delivered, stopping), time, stopping);
            Telemetry.CountDelivery(entry.Entry.Kind, delivered, time.GetUtcNow() - entry.PromisedAt);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the lease runs out and the next start delivers it
        }
        catch (Exception failure)
        {
            LogDeliveryFailed(entry.Entry.Kind, entry.Id, failure);
        }
        finally
        {
            _hands.Release();
        }
    }

    async Task<Delivered> Hand(LeasedEntry entry, CancellationToken stopping)
    {
        try
        {
            return entry.Entry.Kind switch
            {
                OutboxKind.Post => await postman.Deliver(entry, stopping),
                OutboxKind.RefreshCards => await cards.Deliver(entry, stopping),
                OutboxKind.Mail => await mailer.Deliver(entry, stopping),
                OutboxKind.Offer => await offers.Deliver(entry, stopping),
                OutboxKind.Notice => await notifier.Deliver(entry, stopping),
                OutboxKind.OwnMail => await ownMail.Deliver(entry, stopping),
                OutboxKind.Appointment => await appointments.Deliver(entry, stopping),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogDeliveryFailed(entry.Entry.Kind, entry.Id, failure);
            return entry.Attempts < 8
                ? new Delivered.Later(Pauses.After(entry.Attempts, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5)), failure.GetType().Name)
                : new Delivered.Never(failure.GetType().Name);
        }
    }

    Task Record(LeasedEntry entry, Delivered delivered, CancellationToken stopping) => delivered switch
    {
        Delivered.Later later => outbox.Retry(entry, time.GetUtcNow() + later.Pause, later.Error, stopping),
        Delivered.Never never => GiveUp(entry, never, stopping),
        _ => outbox.Done(entry, stopping),
    };

    Task GiveUp(LeasedEntry entry, Delivered.Never never, CancellationToken stopping)
    {
        LogGivenUp(entry.Entry.Kind, entry.Id, entry.Attempts + 1, never.Error);
        return outbox.GiveUp(entry, never.Error, stopping);
    }

    public override void Dispose()
    {
        _hands.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "A round of deliveries failed")]
    partial void LogRoundFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Delivery of {Kind} {Entry} failed")]
    partial void LogDeliveryFailed(OutboxKind kind, long entry, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Delivery of {Kind} {Entry} is given up after {Tries} tries: {Reason}")]
    partial void LogGivenUp(OutboxKind kind, long entry, int tries, string reason);
}
