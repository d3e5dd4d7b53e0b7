using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>A session as it is after one command, and the events that made it so.</summary>
public sealed record SessionChange(Session Session, ImmutableArray<RecordedEvent> Events);

/// <summary>Tells this process about changes, after they are durable, in order. Other nodes' changes are not told here.</summary>
public sealed partial class SessionChanges(ILogger<SessionChanges> logger)
{
    ImmutableList<Subscription> _subscriptions = [];

    /// <param name="on">Called by the writer: it must return at once. What it throws is logged and goes nowhere.</param>
    /// <returns>Dispose to hear no more.</returns>
    public IDisposable Subscribe(Action<SessionChange> on)
    {
        var subscription = new Subscription(this, on);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
        return subscription;
    }

    internal void Publish(SessionChange change)
    {
        foreach (var subscription in _subscriptions)
        {
            try
            {
                subscription.On(change);
            }
            catch (Exception exception)
            {
                // Whoever listens has a bug; the change is durable and others must hear of it.
                LogBroken(exception, change.Session.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A listener broke on a change of session {Session}")]
    partial void LogBroken(Exception exception, SessionId session);

    sealed class Subscription(SessionChanges changes, Action<SessionChange> on) : IDisposable
    {
        public Action<SessionChange> On => on;

        public void Dispose() => ImmutableInterlocked.Update(ref changes._subscriptions, list => list.Remove(this));
    }
}
