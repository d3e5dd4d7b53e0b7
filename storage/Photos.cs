using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>
/// Representatives' photos, as the directory has them. Each has an address that nobody can guess, which stays the same when the photo changes: cards stand
/// for long. Who has one is kept in memory, so that drawing a card asks nobody.
/// </summary>
public sealed class Photos
{
    /// <summary>How long a photo is shown before the directory is asked again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    readonly ConcurrentDictionary<PersonId, Known> _known = [];
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly TimeProvider _time;

    internal Photos(Writer writer, Contexts contexts, TimeProvider time) => (_writer, _contexts, _time) = (writer, contexts, time);

    /// <returns>What opens the person's photo; null where there is none.</returns>
    public string? KeyOf(PersonId person) => _known.TryGetValue(person, out var known) && known.HasPhoto ? known.Key : null;

    /// <summary>Whether the directory should be asked for the person's photo.</summary>
    public bool IsDue(PersonId person) => !_known.TryGetValue(person, out var known) || known.CheckedAt + Lifetime <= _time.GetUtcNow();

    /// <returns>The picture; null where the key opens none.</returns>
    public async Task<byte[]?> Open(string key, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Photos.Where(row => row.Key == key).Select(row => row.Bytes).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What the directory answered.</summary>
    /// <param name="bytes">Null: no photo.</param>
    public async Task Keep(PersonId person, byte[]? bytes, CancellationToken cancellationToken) => _known[person] = await _writer.Write(
        async context =>
        {
            var row = await context.Photos.FirstOrDefaultAsync(row => row.Person == person);
            if (row is null)
                context.Add(row = new PhotoRow { Person = person, Key = Secret.Draw(), CheckedAt = default });
            (row.Bytes, row.CheckedAt) = (bytes, _time.GetUtcNow());
            await context.SaveChangesAsync();
            return new Known(row.Key, bytes is not null, row.CheckedAt);
        },
        cancellationToken);

    /// <summary>At start, and every now and then: another node may have asked the directory.</summary>
    public async Task Load(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        foreach (var row in await context.Photos.Select(row => new { row.Person, row.Key, HasPhoto = row.Bytes != null, row.CheckedAt }).ToListAsync(cancellationToken))
            _known[row.Person] = new Known(row.Key, row.HasPhoto, row.CheckedAt);
    }

    readonly record struct Known(string Key, bool HasPhoto, DateTimeOffset CheckedAt);
}
