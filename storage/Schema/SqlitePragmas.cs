using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportBot.Storage.Schema;

/// <summary>
/// What SQLite keeps per connection: every commit reaches the disk (R11.1), and a lock is waited for inside SQLite, which wakes sooner than the
/// driver's own polling every 150 ms.
/// </summary>
sealed class SqlitePragmas(TimeSpan lockTimeout) : DbConnectionInterceptor
{
    readonly string _pragmas = FormattableString.Invariant($"PRAGMA busy_timeout = {(long)lockTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text holds nothing but a number of ours
        command.CommandText = _pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
