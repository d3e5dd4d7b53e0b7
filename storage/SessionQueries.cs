using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;
using ActivityKind = SupportBot.Sessions.ActivityKind;

namespace SupportBot.Storage;

/// <summary>What pages, cards and jobs ask about sessions. Answers don't get slower with the number of old sessions.</summary>
public sealed class SessionQueries
{
    // Compiled once for this database's model: these two are asked on every turn and every page.
    readonly Func<SupportContext, SessionId, CancellationToken, Task<string?>> _byId = EF.CompileAsyncQuery(
        (SupportContext context, SessionId id, CancellationToken _) => context.Sessions.Where(row => row.Id == id).Select(row => row.State).FirstOrDefault());

    readonly Func<SupportContext, SessionNumber, CancellationToken, Task<string?>> _byNumber = EF.CompileAsyncQuery(
        (SupportContext context, SessionNumber number, CancellationToken _) =>
            context.Sessions.Where(row => row.Number == number && row.Status != SessionStatus.Ended).Select(row => row.State).FirstOrDefault());

    readonly Contexts _contexts;

    internal SessionQueries(Contexts contexts) => _contexts = contexts;

    public async Task<Session?> Get(SessionId id, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return Read(await _byId(context, id, cancellationToken));
    }

    /// <summary>The open session with this number (R3.1).</summary>
    public async Task<Session?> FindJoinable(SessionNumber number, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return Read(await _byNumber(context, number, cancellationToken));
    }

    /// <summary>
    /// The invitation with this token, also when it is expired, revoked or its session has ended: the page says which. A token replaced by a newer
    /// one is not found.
    /// </summary>
    public async Task<(Session Session, Invitation Invitation)?> FindByToken(string tokenHash, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var found = await (
            from token in context.InvitationTokens
            join session in context.Sessions on token.Session equals session.Id
            where token.Hash == tokenHash
            select new { token.Invitation, session.State }).FirstOrDefaultAsync(cancellationToken);
        return found is not null && Read(found.State) is { } read && read.Find(found.Invitation) is { } invitation ? (read, invitation) : null;
    }

    /// <summary>Open sessions in which the person is present, oldest first.</summary>
    public async Task<IReadOnlyList<Session>> OpenSessionsOf(PersonId person, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var states = await (
            from part in context.SessionPeople
            join session in context.Sessions on part.Session equals session.Id
            where part.Person == person && part.IsPresent && session.Status != SessionStatus.Ended
            orderby session.StartedAt, session.Id
            select session.State).ToListAsync(cancellationToken);
        return [.. states.Select(StoredSession.Read)];
    }

    /// <summary>Sessions in which the person took part, open or ended, the one they joined last first.</summary>
    public async Task<IReadOnlyList<Session>> RecentSessionsOf(PersonId person, int max, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var states = await (
            from part in context.SessionPeople
            join session in context.Sessions on part.Session equals session.Id
            where part.Person == person
            orderby part.JoinedAt descending, part.Session descending
            select session.State).Take(max).ToListAsync(cancellationToken);
        return [.. states.Select(StoredSession.Read)];
    }

    /// <summary>The session that the person joined last, open or ended.</summary>
    public Task<Session?> LastSessionOf(PersonId person, CancellationToken cancellationToken) => Latest(part => part.Where(row => row.Person == person), cancellationToken);

    /// <summary>The latest session with this number in which the person took part; numbers come back after the end.</summary>
    public Task<Session?> FindTakenPart(SessionNumber number, PersonId person, CancellationToken cancellationToken) =>
        Latest(part => part.Where(row => row.Person == person && row.Number == number), cancellationToken);

    /// <summary>The latest session with this number, open or ended, whoever took part; for supervisors. Looks through the ended ones: seldom asked.</summary>
    public async Task<Session?> FindLatest(SessionNumber number, CancellationToken cancellationToken)
    {
        if (await FindJoinable(number, cancellationToken) is { } open)
            return open;
        await using var context = _contexts.Create();
        return Read(await context.Sessions.Where(row => row.Number == number).OrderByDescending(row => row.StartedAt).Select(row => row.State).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>What says in which queues a session has stood and who was ever asked to take it, in order.</summary>
    public async Task<IReadOnlyList<SessionEvent>> Waits(SessionId id, CancellationToken cancellationToken) =>
        [.. (await History(id, ["Requested", "SessionTransferred", "Overflowed", "Returned", "Offered"], cancellationToken)).Select(recorded => recorded.Event)];

    /// <summary>What has run in the session, each kind once, in the order in which it first did (R8.2).</summary>
    public async Task<IReadOnlyList<ActivityKind>> ActivitiesOf(SessionId id, CancellationToken cancellationToken) =>
        [.. (await History(id, ["ActivityStarted"], cancellationToken)).Select(recorded => ((SessionEvent.ActivityStarted)recorded.Event).Kind).Distinct()];

    /// <summary>The record (R11.3), in order.</summary>
    /// <param name="after">The last sequence already seen; 0 from the beginning.</param>
    public async Task<IReadOnlyList<RecordedEvent>> History(SessionId id, long after, int max, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var rows = await context.Events.AsNoTracking()
            .Where(row => row.Session == id && row.Sequence > after).OrderBy(row => row.Sequence).Take(max)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(StoredEvents.Read)];
    }

    /// <summary>The session's recordings, in order.</summary>
    public async Task<IReadOnlyList<RecordingRun>> Recordings(SessionId id, CancellationToken cancellationToken) =>
        RecordingRun.Of(await History(id, ["ActivityRequested", "ActivityStarted", "ActivityEnded"], cancellationToken));

    /// <summary>What the record has of these kinds, in order.</summary>
    async Task<IReadOnlyList<RecordedEvent>> History(SessionId id, string[] kinds, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var rows = await context.Events.AsNoTracking().Where(row => row.Session == id && kinds.Contains(row.Type)).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(StoredEvents.Read)];
    }

    /// <summary>Which of these there are (still).</summary>
    public async Task<IReadOnlySet<SessionId>> Known(IReadOnlyCollection<SessionId> ids, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Sessions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellationToken);
    }

    /// <summary>The last lines of chat and the last notes, oldest first. Where nothing was noted, nothing is looked for.</summary>
    public async Task<Talk> Talk(Session session, int last, CancellationToken cancellationToken) => new(
        await Chat(session.Id, last, cancellationToken),
        session.Notes == 0 ? [] : await Lines(session.Id, StoredEvents.Noted, last, cancellationToken));

    /// <summary>The last lines of chat, oldest first.</summary>
    public Task<IReadOnlyList<ChatLine>> Chat(SessionId id, int last, CancellationToken cancellationToken) => Lines(id, StoredEvents.Said, last, cancellationToken);

    async Task<IReadOnlyList<ChatLine>> Lines(SessionId id, string type, int last, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        // Written out: the index of lines serves only where the kind stands in the query itself.
        var rows = await (type == StoredEvents.Said ? context.Events.Where(row => row.Type == StoredEvents.Said) : context.Events.Where(row => row.Type == StoredEvents.Noted))
            .AsNoTracking().Where(row => row.Session == id).OrderByDescending(row => row.Sequence).Take(last)
            .ToListAsync(cancellationToken);
        rows.Reverse();
        return [.. rows.Select(Line)];
    }

    /// <summary>Sessions for which <see cref="SessionCommand.DoWhatIsDue"/> has something to do, the most overdue first.</summary>
    public async Task<IReadOnlyList<SessionId>> Due(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Sessions.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Select(row => row.Id).Take(max).ToListAsync(cancellationToken);
    }

    async Task<Session?> Latest(Func<IQueryable<SessionPersonRow>, IQueryable<SessionPersonRow>> which, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return Read(await (
            from part in which(context.SessionPeople)
            join session in context.Sessions on part.Session equals session.Id
            orderby part.JoinedAt descending, part.Session descending
            select session.State).FirstOrDefaultAsync(cancellationToken));
    }

    static ChatLine Line(EventRow row) => StoredEvents.Read(row).Event switch
    {
        SessionEvent.Said said => new ChatLine(said.Message, said.Participant, said.Text, row.At, row.Sequence),
        SessionEvent.Noted noted => new ChatLine(noted.Message, noted.Participant, noted.Text, row.At, row.Sequence),
        var other => throw new UnreachableException($"no line: {other.GetType().Name}"),
    };

    static Session? Read(string? state) => state is null ? null : StoredSession.Read(state);
}
