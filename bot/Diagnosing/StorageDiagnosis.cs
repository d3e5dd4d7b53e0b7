using SupportBot.Cards;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Diagnosing;

/// <summary>The database, what waits in the outbox, and room on the disk.</summary>
sealed class StorageDiagnosis(StorageOptions storage, Outbox outbox, SiteHealth site, TimeProvider time) : IDiagnosis
{
    const long LeastFree = 1L << 30;
    static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Area => "Storage";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        var health = await outbox.Health(ct);
        found.Good("Answers", storage.Engine);
        if (health.Oldest is { } oldest && time.GetUtcNow() - oldest > Late)
            found.Note("Late", health.Pending, (int)(time.GetUtcNow() - oldest).TotalMinutes);
        else
            found.Good("Outbox", health.Pending);
        if (health.Dead > 0)
            found.Note("Dead", health.Dead);
        foreach (var folder in new[] { storage.Folder, site.RecordingFolder }.OfType<string>().Select(Existing).Distinct())
            LookAt(found, folder);
        return found.All;
    }

    /// <summary>The recordings' folder is made with the first recording.</summary>
    static string Existing(string folder)
    {
        var full = Path.GetFullPath(folder);
        while (!Directory.Exists(full) && Path.GetDirectoryName(full) is { } above)
            full = above;
        return full;
    }

    static void LookAt(Findings found, string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < LeastFree)
            found.Wrong("Full", folder, free >> 20);
        else
            found.Good("Free", folder, free >> 30);
    }
}
