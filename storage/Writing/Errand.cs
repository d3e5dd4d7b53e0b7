using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>Something to be written. Its result is known inside the transaction and told when that is durable.</summary>
abstract class Errand(CancellationToken cancellationToken)
{
    /// <summary>The caller has gone before the errand was taken up: it isn't begun.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>An errand with a result of its own kind.</summary>
abstract class Errand<TResult>(CancellationToken cancellationToken) : Errand(cancellationToken)
{
    // Continuations elsewhere: whoever waits must not run on the writer.
    readonly TaskCompletionSource<TResult> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TResult? _result;

    public Task<TResult> Task => _promise.Task;

    /// <summary>Keeps the result of an attempt; a later attempt replaces it.</summary>
    public void Settle(TResult result) => _result = result;

    public override void Complete() => _promise.TrySetResult(_result!);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
            _promise.TrySetCanceled();
        else
            _promise.TrySetException(exception);
    }
}

/// <summary>A plain write beside the sessions: what it does, it does in the transaction of its batch, and may have to do again.</summary>
sealed class Chore<TResult>(Func<SupportContext, Task<TResult>> work, CancellationToken cancellationToken) : Errand<TResult>(cancellationToken), IChore
{
    public async Task Run(SupportContext context) => Settle(await work(context));
}

interface IChore
{
    Task Run(SupportContext context);
}

/// <summary>An entry of the outbox was delivered. Of all errands these come most often: one statement serves all of a batch.</summary>
sealed class DeliveredErrand(long entry, CancellationToken cancellationToken) : Errand<bool>(cancellationToken)
{
    public long Entry => entry;
}
