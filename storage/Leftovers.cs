using Microsoft.EntityFrameworkCore;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>Removes what nobody needs any more: keys of deliveries after 24 hours (no channel repeats one later), expired tickets.</summary>
public sealed class Leftovers
{
    /// <summary>Rows in one transaction: others are let in between.</summary>
    const int Some = 1000;

    static readonly TimeSpan InboxLifetime = TimeSpan.FromHours(24);
    readonly Writer _writer;

    internal Leftovers(Writer writer) => _writer = writer;

    /// <returns>How many rows went.</returns>
    public async Task<int> Sweep(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - InboxLifetime;
        return await Delete(context => context.Inbox.Where(row => row.At <= oldest).OrderBy(row => row.At), cancellationToken)
            + await Delete(context => context.SignInTickets.Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt), cancellationToken);
    }

    async Task<int> Delete<TRow>(Func<SupportContext, IQueryable<TRow>> which, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var deleted = await _writer.Write(context => which(context).Take(Some).ExecuteDeleteAsync(), cancellationToken);
            total += deleted;
            if (deleted < Some)
                return total;
        }
    }
}
