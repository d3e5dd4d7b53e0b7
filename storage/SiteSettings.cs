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
    long _version;

    internal SiteSettings(Writer writer, Contexts contexts, CurrentPolicy policy, TimeProvider time) => (_writer, _contexts, _policy, _time) = (writer, contexts, policy, time);

    /// <summary>Takes in what is stored, if this node doesn't know it yet; at start, and every now and then, as another node may have changed it.</summary>
    public async Task Load(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        if (await context.SiteSettings.AsNoTracking().FirstOrDefaultAsync(row => row.Id == SiteSettingsRow.Only && row.Version > _version, cancellationToken) is { } row)
            Take(Read(row.Body), row.Version);
    }

    /// <param name="change">Called inside the transaction with the settings as they are; quick and pure.</param>
    public async Task<SettingOutcome> Change(Actor.Representative by, Func<SessionPolicy, SessionPolicy> change, CancellationToken cancellationToken)
    {
        var (outcome, policy, version) = await _writer.Write(context => Write(context, by, change, isFirst: false), cancellationToken);
        if (policy is not null)
            Take(policy, version);
        return outcome;
    }

    /// <summary>In Development, where nobody is named: the first representative who speaks administers the site.</summary>
    public async Task ClaimFirst(Actor.Representative person, CancellationToken cancellationToken)
    {
        if (!_policy.Now.Administrators.IsEmpty)
            return;
        var (_, policy, version) = await _writer.Write(context => Write(context, person, now => now.Administrators.IsEmpty ? now with { Administrators = [person.Person.Value] } : now, isFirst: true), cancellationToken);
        if (policy is not null)
            Take(policy, version);
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
        var before = row is null ? _policy.Now : Read(row.Body);
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
        await Foresee(context, after);
        return (new SettingOutcome.Saved(changes), after, row.Version);
    }

    /// <summary>When the times of the site change, what is due in sessions that go on changes with them.</summary>
    static async Task Foresee(SupportContext context, SessionPolicy policy)
    {
        foreach (var open in await context.Sessions.AsNoTracking().Where(row => row.Status != SessionStatus.Ended).Select(row => new { row.Id, row.State, row.DueAt }).ToListAsync())
        {
            var due = SessionRules.NextDue(StoredSession.Read(open.State), policy);
            if (due != open.DueAt)
                await context.Sessions.Where(row => row.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, due));
        }
    }

    void Take(SessionPolicy policy, long version)
    {
        if (version <= Interlocked.Read(ref _version))
            return;
        Interlocked.Exchange(ref _version, version);
        _policy.Now = policy;
    }

    static SessionPolicy Read(string body) => JsonSerializer.Deserialize(body, Readable.Json.SessionPolicy) ?? throw new JsonException("the site's settings are null");

    static string Stored(SessionPolicy policy) => JsonSerializer.Serialize(policy, Readable.Json.SessionPolicy);
}
