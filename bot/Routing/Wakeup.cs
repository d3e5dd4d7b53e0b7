namespace SupportBot.Bot.Routing;

/// <summary>Wakes one loop. Raised several times before it is waited for, it wakes once.</summary>
sealed class Wakeup : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (Exception already) when (already is SemaphoreFullException or ObjectDisposedException)
        {
            // raised already, or nobody listens any more
        }
    }

    /// <returns>False when the time was up first, or the site stops.</returns>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken stopping)
    {
        try
        {
            return await _raised.WaitAsync(atMost, stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _raised.Dispose();
}
