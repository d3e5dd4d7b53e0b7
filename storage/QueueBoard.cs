using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>The lines of waiting sessions, how long one waits in them, and where their cards stand.</summary>
public sealed class QueueBoard
{
    /// <summary>R7.9: the expected wait comes from this many last waits of the queue.</summary>
    public const int Remembered = 100;

    readonly Writer _writer;
    readonly Contexts _contexts;

    internal QueueBoard(Writer writer, Contexts contexts) => (_writer, _contexts) = (writer, contexts);

    /// <summary>All sessions that wait, in no queue as well, in the order in which they are served.</summary>
    public async Task<IReadOnlyList<Session>> Waiting(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var states = await context.Sessions.Where(row => row.Status == SessionStatus.Waiting).Select(row => row.State).ToListAsync(cancellationToken);
        return [.. Routing.InLine(states.Select(StoredSession.Read))];
    }

    /// <summary>The sessions of one queue's line, in the order in which they are served.</summary>
    public async Task<IReadOnlyList<Session>> Line(QueueId queue, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        QueueId? wanted = queue;
        var states = await context.Sessions.Where(row => row.Status == SessionStatus.Waiting && row.Queue == wanted).Select(row => row.State).ToListAsync(cancellationToken);
        return [.. Routing.InLine(states.Select(StoredSession.Read))];
    }

    /// <summary>The sessions that are offered to a person now.</summary>
    public async Task<IReadOnlyList<Session>> OfferedTo(PersonId person, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var states = await (
            from offer in context.Offers
            join session in context.Sessions on offer.Session equals session.Id
            where offer.Person == person
            select session.State).ToListAsync(cancellationToken);
        return [.. Routing.InLine(states.Select(StoredSession.Read))];
    }

    /// <summary>Open and waiting sessions, oldest first; for supervisors.</summary>
    public async Task<IReadOnlyList<Session>> NotEnded(int max, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var states = await context.Sessions.Where(row => row.Status != SessionStatus.Ended).OrderBy(row => row.StartedAt).Select(row => row.State).Take(max).ToListAsync(cancellationToken);
        return [.. states.Select(StoredSession.Read)];
    }

    /// <summary>R7.9: the average of the last waits in this queue; null when there were none yet.</summary>
    public async Task<TimeSpan?> ExpectedWait(QueueId queue, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var average = await context.QueueWaits.Where(row => row.Queue == queue).OrderByDescending(row => row.Id).Take(Remembered).AverageAsync(row => (double?)row.Milliseconds, cancellationToken);
        return average is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    /// <returns>The card that this one replaces (same queue and conversation); null when there was none.</returns>
    public Task<QueuePlace?> AddPlace(QueuePlace place, CancellationToken cancellationToken) => _writer.Write(
        async context =>
        {
            var earlier = await context.QueuePlaces.AsNoTracking().FirstOrDefaultAsync(row => row.Queue == place.Queue && row.ConversationId == place.ConversationId);
            if (earlier is null)
                context.Add(place);
            else
                context.Update(place);
            await context.SaveChangesAsync();
            return earlier?.ActivityId == place.ActivityId ? null : earlier;
        },
        cancellationToken);

    public async Task<IReadOnlyList<QueuePlace>> Places(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.QueuePlaces.AsNoTracking().OrderBy(row => row.Queue).ThenBy(row => row.ConversationId).ToListAsync(cancellationToken);
    }

    /// <summary>The card is gone (deleted, conversation left). A newer one in its stead stays.</summary>
    public Task ForgetPlace(QueuePlace place, CancellationToken cancellationToken) => _writer.Write(
        context => context.QueuePlaces.Where(row => row.Queue == place.Queue && row.ConversationId == place.ConversationId && row.ActivityId == place.ActivityId).ExecuteDeleteAsync(), cancellationToken);

    /// <summary>Waits beyond those remembered go.</summary>
    internal static Task<int> ForgetWaits(SupportContext context) => context.QueueWaits
        .Where(row => context.QueueWaits.Count(newer => newer.Queue == row.Queue && newer.Id > row.Id) >= Remembered)
        .ExecuteDeleteAsync();
}
