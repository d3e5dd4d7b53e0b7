using System.Collections.Concurrent;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>What Teams says of people now. In memory: each node asks for itself, and what is older than <see cref="Lifetime"/> says nothing any more.</summary>
public sealed class PresenceBoard(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<PersonId, (Presence Presence, DateTimeOffset At)> _known = [];

    /// <summary>Raised when somebody's presence has changed; must return at once.</summary>
    public event Action? Changed;

    public Presence Of(PersonId person) => _known.TryGetValue(person, out var known) && known.At + Lifetime > time.GetUtcNow() ? known.Presence : Presence.Unknown;

    /// <summary>Whether it was told lately enough.</summary>
    public bool IsKnown(PersonId person, TimeSpan lately) => _known.TryGetValue(person, out var known) && known.At + lately > time.GetUtcNow();

    public void Set(IEnumerable<(PersonId Person, Presence Presence)> told)
    {
        var hasChanged = false;
        foreach (var (person, presence) in told)
        {
            hasChanged |= Of(person) != presence;
            _known[person] = (presence, time.GetUtcNow());
        }

        if (hasChanged)
            Changed?.Invoke();
    }
}
