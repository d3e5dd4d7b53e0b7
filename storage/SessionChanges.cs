using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>A session as it is after one command, and the events that made it so.</summary>
public sealed record SessionChange(Session Session, ImmutableArray<RecordedEvent> Events);

/// <summary>Tells this process about changes, after they are durable, in order. Other nodes' changes are not told here.</summary>
public sealed class SessionChanges
{
    /// <param name="on">Called by the writer: it must return at once. What it throws is logged and goes nowhere.</param>
    /// <returns>Dispose to hear no more.</returns>
    public IDisposable Subscribe(Action<SessionChange> on) => throw new NotImplementedException();
}
