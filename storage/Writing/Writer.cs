using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>
/// The single writer of this node. It takes everything that waits into one transaction: one commit, which is what costs, serves them all. If the
/// transaction fails, the errands are written one by one, so that only the one to blame fails.
/// </summary>
sealed partial class Writer : IAsyncDisposable
{
    /// <summary>Errands in one transaction. More would make the first wait longer than a commit is worth.</summary>
    const int Most = 64;

    /// <summary>Whoever comes when as many wait already has to wait at the door.</summary>
    const int QueueLength = 4096;

    const int TriesWhenBusy = 2;
    const int TriesWhenOvertaken = 8;

    readonly Channel<Errand> _queue = Channel.CreateBounded<Errand>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    readonly Contexts _contexts;
    readonly CurrentPolicy _policy;
    readonly TimeProvider _time;
    readonly SessionChanges _changes;
    readonly OutboxSignal _signal;
    readonly ILogger<Writer> _logger;
    readonly Task _loop;
    SupportContext? _context;

    public Writer(Contexts contexts, CurrentPolicy policy, TimeProvider time, SessionChanges changes, OutboxSignal signal, ILogger<Writer> logger)
    {
        (_contexts, _policy, _time, _changes, _signal, _logger) = (contexts, policy, time, changes, signal, logger);
        _loop = Task.Run(Loop);
    }

    public async Task<TResult> Write<TResult>(Errand<TResult> errand, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(errand, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SessionStore));
        }

        return await errand.Task.WaitAsync(cancellationToken);
    }

    public Task<TResult> Write<TResult>(Func<SupportContext, Task<TResult>> work, CancellationToken cancellationToken) =>
        Write(new Chore<TResult>(work, cancellationToken), cancellationToken);

    /// <summary>What waits is still written.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await Forget();
    }

    async Task Loop()
    {
        var errands = new List<Errand>(Most);
        while (await _queue.Reader.WaitToReadAsync())
        {
            errands.Clear();
            while (errands.Count < Most && _queue.Reader.TryRead(out var errand))
                if (errand.IsCancelled)
                    errand.Fail(new OperationCanceledException());
                else
                    errands.Add(errand);
            if (errands.Count > 0)
                await Process(errands);
        }
    }

    async Task Process(List<Errand> errands)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Transact(errands);
                return;
            }
            catch (Exception exception)
            {
                await Forget();
                var failure = Failures.Of(exception);
                Telemetry.Failed($"{failure}");
                if (failure == Failure.Busy && tries < TriesWhenBusy)
                    continue;
                if (failure != Failure.Busy && errands.Count > 1)
                {
                    LogSplit(errands.Count, exception.GetType().Name);
                    foreach (var errand in errands)
                        await Process([errand]);
                    return;
                }

                if (failure is Failure.Overtaken or Failure.Collided && tries < TriesWhenOvertaken)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 5 << tries)));
                    continue;
                }

                Fail(errands, failure, exception);
                return;
            }
        }
    }

    async Task Transact(List<Errand> errands)
    {
        var started = _time.GetTimestamp();
        var context = await Ready();
        var batch = new Batch(context, _policy.Now, Now());
        DoorErrand[] doors = [.. errands.OfType<DoorErrand>()];
        await using (var transaction = await context.Database.BeginTransactionAsync())
        {
            await batch.Write(doors);
            long[] delivered = [.. errands.OfType<DeliveredErrand>().Select(errand => errand.Entry)];
            if (delivered.Length > 0)
                await context.Outbox.Where(row => delivered.Contains(row.Id)).ExecuteDeleteAsync();
            foreach (var chore in errands.OfType<IChore>())
            {
                context.ChangeTracker.Clear();
                await chore.Run(context);
            }

            await transaction.CommitAsync();
        }

        Telemetry.Committed(errands.Count, _time.GetElapsedTime(started));

        context.ChangeTracker.Clear();
        if (batch.HasPromised)
            _signal.Raise();
        foreach (var door in doors)
            if (door.Change is { } change)
                _changes.Publish(change);
        foreach (var errand in errands)
            if (errand is DoorErrand { Broken: { } broken })
                errand.Fail(broken);
            else
                errand.Complete();
    }

    void Fail(List<Errand> errands, Failure failure, Exception exception)
    {
        LogFailed(exception, errands.Count, failure);
        var told = failure is Failure.Busy or Failure.Overtaken ? new StorageBusyException("The database is busy; nothing was done.", exception) : exception;
        foreach (var errand in errands)
            errand.Fail(told);
    }

    /// <summary>Whole milliseconds, as they are stored: replaying the events gives the stored state exactly.</summary>
    DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>One context with its connection, kept: opening them costs as much as a small statement.</summary>
    async ValueTask<SupportContext> Ready()
    {
        if (_context is { } kept)
            return kept;
        var fresh = _contexts.Create();
        _context = fresh;
        await fresh.Database.OpenConnectionAsync();
        return fresh;
    }

    /// <summary>After a failure nobody knows what the context still holds.</summary>
    async ValueTask Forget()
    {
        if (Interlocked.Exchange(ref _context, null) is { } context)
            await context.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Information, "A transaction of {Count} failed ({Exception}): each is written by itself")]
    partial void LogSplit(int count, string exception);

    [LoggerMessage(LogLevel.Warning, "{Count} could not be written: {Failure}")]
    partial void LogFailed(Exception exception, int count, Failure failure);
}
