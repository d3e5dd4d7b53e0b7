using SupportBot.Storage;

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

    /// <summary>Raised by every agent's word, and by the changes of sessions that matter to the loop.</summary>
    /// <returns>Dispose to hear no more.</returns>
    public IDisposable RaisedBy(SessionChanges changes, Agents agents, Func<SessionChange, bool> matters)
    {
        var sessions = changes.Subscribe(change =>
        {
            if (matters(change))
                Raise();
        });
        agents.Changed += Raise;
        return new Listening(() =>
        {
            agents.Changed -= Raise;
            sessions.Dispose();
        });
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

    sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
