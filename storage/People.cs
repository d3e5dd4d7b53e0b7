using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>
/// Representatives as the site remembers them. On SQLite, which one process has to itself, what was read is kept in memory; with several nodes
/// (PostgreSQL) every question goes to the database, since another node may have changed the answer.
/// </summary>
public sealed class People
{
    const int MostKept = 10_000;
    readonly Func<SupportContext, PersonId, CancellationToken, Task<Person?>> _byId = EF.CompileAsyncQuery(
        (SupportContext context, PersonId id, CancellationToken _) => context.People.AsNoTracking().FirstOrDefault(person => person.Id == id));

    readonly ConcurrentDictionary<PersonId, Person> _kept = [];
    readonly Writer _writer;
    readonly Contexts _contexts;
    long _writes;

    internal People(Writer writer, Contexts contexts) => (_writer, _contexts) = (writer, contexts);

    public async Task<Person?> Get(PersonId id, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(id, out var kept))
            return kept;
        var writes = Interlocked.Read(ref _writes);
        await using var context = _contexts.Create();
        var person = await _byId(context, id, cancellationToken);
        if (person is not null)
            Keep(person, writes);
        return person;
    }

    /// <summary>Whom a name may mean: who is called exactly so, or whose id in the directory it is. Two at most.</summary>
    public async Task<IReadOnlyList<Person>> Named(string name, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var called = await context.People.AsNoTracking().Where(person => person.Name == name).OrderBy(person => person.Id).Take(2).ToListAsync(cancellationToken);
        return called.Count > 0 || await _byId(context, new PersonId(name), cancellationToken) is not { } known ? called : [known];
    }

    /// <summary>Whom the channel calls so.</summary>
    public async Task<Person?> OnChannel(string channelUserId, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.People.AsNoTracking().FirstOrDefaultAsync(person => person.ChannelUserId == channelUserId, cancellationToken);
    }

    /// <summary>What a turn tells about its person; written only when something changed. What is null is kept as it was.</summary>
    /// <returns>The person with their own settings.</returns>
    public async Task<Person> Remember(PersonId id, string? name, string? chatLocale, string? channelUserId, string? personalAddress, CancellationToken cancellationToken)
    {
        Person Seen(Person? known) => (known ?? new Person { Id = id, Name = Person.Nameless }) with
        {
            Name = name ?? known?.Name ?? Person.Nameless,
            ChatLocale = chatLocale ?? known?.ChatLocale,
            ChannelUserId = channelUserId ?? known?.ChannelUserId,
            PersonalAddress = personalAddress ?? known?.PersonalAddress,
        };
        return (await Change(id, Seen, cancellationToken))!;
    }

    /// <summary>Nothing happens to somebody who was never remembered; so with the other settings.</summary>
    /// <param name="language">Null: the chat's.</param>
    public Task SetLanguage(PersonId id, string? language, CancellationToken cancellationToken) => Change(id, person => person is null ? null : person with { Language = language }, cancellationToken);

    /// <param name="mode">Null: the site's.</param>
    public Task SetMode(PersonId id, SessionMode? mode, CancellationToken cancellationToken) => Change(id, person => person is null ? null : person with { Mode = mode }, cancellationToken);

    public Task SetCurrentSession(PersonId id, SessionId? session, CancellationToken cancellationToken) =>
        Change(id, person => person is null ? null : person with { CurrentSession = session }, cancellationToken);

    /// <param name="code">Why, in the connector's word.</param>
    public Task MarkUnreachable(PersonId id, string code, CancellationToken cancellationToken) =>
        Change(id, person => person is null ? null : person with { UnreachableBecause = code }, cancellationToken);

    public Task MarkReachable(PersonId id, CancellationToken cancellationToken) => Change(id, person => person is null ? null : person with { UnreachableBecause = null }, cancellationToken);

    /// <summary>What a sign-in told of its person.</summary>
    /// <param name="until">How long the roles hold without another sign-in.</param>
    public Task<Person?> SignedIn(PersonId id, string name, string? mail, DirectoryRole roles, DateTimeOffset until, CancellationToken cancellationToken) => Change(
        id,
        known => (known ?? new Person { Id = id, Name = name }) with { Name = name, Mail = mail ?? known?.Mail, Roles = roles, RolesUntil = roles == DirectoryRole.None ? null : until },
        cancellationToken);

    /// <summary>The roles of everybody for whom they hold.</summary>
    public async Task<IReadOnlyList<(PersonId Person, DirectoryRole Roles)>> Roles(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var holding = await context.People.AsNoTracking().Where(person => person.RolesUntil != null && person.RolesUntil > now)
            .Select(person => new { person.Id, person.Roles }).ToListAsync(cancellationToken);
        return [.. holding.Select(person => (person.Id, person.Roles))];
    }

    async Task<Person?> Change(PersonId id, Func<Person?, Person?> change, CancellationToken cancellationToken)
    {
        var known = await Get(id, cancellationToken);
        if (change(known) is not { } wanted || wanted == known)
            return known;
        var changed = await _writer.Write(context => Write(context, id, change), cancellationToken);
        Interlocked.Increment(ref _writes);
        _kept.TryRemove(id, out _);
        return changed;
    }

    /// <summary>Applied to the row as it is inside the transaction: what others changed meanwhile stays.</summary>
    static async Task<Person?> Write(SupportContext context, PersonId id, Func<Person?, Person?> change)
    {
        var row = await context.People.FirstOrDefaultAsync(person => person.Id == id);
        if (change(row) is not { } wanted)
            return null;
        if (row is null)
            context.Add(wanted);
        else
            context.Entry(row).CurrentValues.SetValues(wanted);
        await context.SaveChangesAsync();
        return wanted;
    }

    /// <summary>Not when something was written since the question: the answer may be older than that.</summary>
    void Keep(Person person, long writes)
    {
        if (_contexts.Engine != Engine.Sqlite || Interlocked.Read(ref _writes) != writes)
            return;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[person.Id] = person;
    }
}
