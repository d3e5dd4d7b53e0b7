using System.Collections.Concurrent;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>
/// R8.3: whether controllers have their console open. A console is one, with a tab for each session: who goes to another tab has closed nothing
/// (R4.5); who closes the last has closed it for every session that was opened in it. As this node sees it.
/// </summary>
sealed class Consoles(Seats seats, SessionStore store, SessionQueries queries)
{
    /// <summary>The sessions that each person has opened, with their place in them.</summary>
    readonly ConcurrentDictionary<PersonId, ConcurrentDictionary<SessionId, ParticipantId>> _opened = new();

    /// <summary>Whatever they control is in good hands again.</summary>
    public async Task Opened(Seat seat, Actor.Representative person)
    {
        if (!seat.IsAtDesk)
            _opened.GetOrAdd(person.Person, _ => new())[seat.Session] = seat.Participant;
        await Resume(person);
    }

    async Task Resume(Actor.Representative person)
    {
        foreach (var session in await queries.OpenSessionsOf(person.Person, CancellationToken.None))
        {
            if (session.ConsoleClosedAt is null || !session.IsController(person.Person))
                continue;
            await store.Apply(session.Id, new SessionCommand.Resume(), person, null, CancellationToken.None);
            _opened.GetOrAdd(person.Person, _ => new())[session.Id] = session.Controller!.Value;
        }
    }

    /// <summary>A page of theirs went and didn't come back; unless another is open, the console is closed.</summary>
    public async Task Closed(Actor.Representative person)
    {
        if (seats.IsHere(person.Person) || !_opened.TryRemove(person.Person, out var sessions))
            return;
        foreach (var (session, controller) in sessions)
            await store.Apply(session, new SessionCommand.CloseConsole(controller), new Actor.Site(), null, CancellationToken.None);
        // Opened in the very moment: it saw nothing to resume yet.
        if (seats.IsHere(person.Person))
            await Resume(person);
    }
}
