using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>What became of a change of settings.</summary>
public abstract record SettingOutcome
{
    SettingOutcome() { }

    /// <param name="Changes">What differs now; empty: it was so already.</param>
    public sealed record Saved(ImmutableArray<SettingChange> Changes) : SettingOutcome;

    /// <summary>Nothing changed.</summary>
    public sealed record Wrong(ImmutableArray<SettingProblem> Problems) : SettingOutcome;

    /// <summary>The person isn't an administrator; nothing changed.</summary>
    public sealed record NotAllowed : SettingOutcome;
}

/// <summary>
/// The site's settings (rules §9). Their first values come from the configuration; once an administrator has changed one, the database has them all.
/// Every change is recorded with who and when, in the same transaction.
/// </summary>
public sealed class SiteSettings
{
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly CurrentPolicy _policy;
    readonly TimeProvider _time;
    readonly Lock _taking = new();
    long _version;

    internal SiteSettings(Writer writer, Contexts contexts, CurrentPolicy policy, TimeProvider time) => (_writer, _contexts, _policy, _time) = (writer, contexts, policy, time);

    /// <summary>Takes in what is stored, if this node doesn't know it yet; at start, and every now and then, as another node may have changed it.</summary>
    public async Task Load(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var known = Interlocked.Read(ref _version);
        if (await context.SiteSettings.AsNoTracking().FirstOrDefaultAsync(row => row.Id == SiteSettingsRow.Only && row.Version > known, cancellationToken) is { } row)
            await Take(Read(row.Body), row.Version, cancellationToken);
    }

    /// <param name="change">Called inside the transaction with the settings as they are; quick and pure.</param>
    public async Task<SettingOutcome> Change(Actor.Representative by, Func<SessionPolicy, SessionPolicy> change, CancellationToken cancellationToken)
    {
        var (outcome, policy, version) = await _writer.Write(context => Write(context, by, change, isFirst: false), cancellationToken);
        if (policy is not null)
            await Take(policy, version, cancellationToken);
        return outcome;
    }

    /// <summary>In Development, where nobody is named: the first representative who speaks administers the site.</summary>
    public async Task ClaimFirst(Actor.Representative person, CancellationToken cancellationToken)
    {
        if (!_policy.Now.Administrators.IsEmpty)
            return;
        var (_, policy, version) = await _writer.Write(context => Write(context, person, now => now.Administrators.IsEmpty ? now with { Administrators = [person.Person.Value] } : now, isFirst: true), cancellationToken);
        if (policy is not null)
            await Take(policy, version, cancellationToken);
    }

    /// <summary>Who changed what, the newest first.</summary>
    public async Task<IReadOnlyList<SettingChange>> Changes(int last, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.SettingChanges.AsNoTracking().OrderByDescending(row => row.Id).Take(last).ToListAsync(cancellationToken);
    }

    async Task<(SettingOutcome Outcome, SessionPolicy? Policy, long Version)> Write(SupportContext context, Actor.Representative by, Func<SessionPolicy, SessionPolicy> change, bool isFirst)
    {
        var row = await context.SiteSettings.FirstOrDefaultAsync(stored => stored.Id == SiteSettingsRow.Only);
        var before = row is null ? _policy.Now : Read(row.Body).With(_policy.Roles);
        if (!isFirst && !before.IsAdministrator(by.Person))
            return (new SettingOutcome.NotAllowed(), null, 0);
        var after = change(before);
        var problems = Settings.Problems(after);
        if (!before.Administrators.IsEmpty && after.Administrators.IsEmpty)
            problems = problems.Add(new SettingProblem(nameof(after.Administrators), SettingFault.NobodyAdministers));
        if (!problems.IsEmpty)
            return (new SettingOutcome.Wrong(problems), null, 0);
        ImmutableArray<SettingChange> changes = [.. SettingDifferences.Between(before, after).Select(difference => new SettingChange
        {
            At = _time.GetUtcNow(), Person = by.Person, Name = by.Name, Setting = difference.Setting, Before = difference.Before, After = difference.After,
        })];
        if (changes.IsEmpty)
            return (new SettingOutcome.Saved([]), null, 0);
        if (row is null)
            context.Add(row = new SiteSettingsRow { Id = SiteSettingsRow.Only, Version = 1, Body = Stored(after) });
        else
            (row.Version, row.Body) = (row.Version + 1, Stored(after));
        context.AddRange(changes);
        await context.SaveChangesAsync();
        return (new SettingOutcome.Saved(changes), after, row.Version);
    }

    /// <summary>
    /// From now on this node decides by these settings. Only then is what is due in open sessions foreseen anew: whatever the node still wrote by
    /// the settings before has been written by then.
    /// </summary>
    Task Take(SessionPolicy policy, long version, CancellationToken cancellationToken)
    {
        lock (_taking)
        {
            if (version <= _version)
                return Task.CompletedTask;
            Interlocked.Exchange(ref _version, version);
            _policy.Now = policy;
        }

        return _writer.Write(context => Foresee(context, _policy.Now), cancellationToken);
    }

    /// <summary>When the times of the site change, what is due in sessions that go on changes with them.</summary>
    static async Task<int> Foresee(SupportContext context, SessionPolicy policy)
    {
        var changed = 0;
        foreach (var open in await context.Sessions.AsNoTracking().Where(row => row.Status != SessionStatus.Ended).OrderBy(row => row.Id).ToListAsync())
            for (var row = open; row is not null && SessionRules.NextDue(StoredSession.Read(row.State), policy) is var due && due != row.DueAt;)
            {
                // Not over a newer version of another node: its due time is looked at by itself.
                var version = row.Version;
                var updated = await context.Sessions.Where(stored => stored.Id == open.Id && stored.Version == version).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.DueAt, due));
                changed += updated;
                row = updated > 0 ? null : await context.Sessions.AsNoTracking().FirstOrDefaultAsync(stored => stored.Id == open.Id);
            }

        return changed;
    }

    static SessionPolicy Read(string body) => JsonSerializer.Deserialize<SessionPolicy>(body, Readable.Settings) ?? throw new JsonException("the site's settings are null");

    static string Stored(SessionPolicy policy) => JsonSerializer.Serialize(policy, Readable.Settings);
}
