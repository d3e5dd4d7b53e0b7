using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SupportBot.Storage.Schema;

/// <summary>Applies migrations, one node at a time; the others wait and then find nothing to do.</summary>
sealed class Migrating(SupportContext context, StorageOptions options)
{
    /// <summary>Any number, the same in every version.</summary>
    const long PostgresLock = 0x53_42_6F_74;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public Task Run(CancellationToken cancellationToken) => options.Engine switch
    {
        Engine.Sqlite => MigrateSqlite(cancellationToken),
        Engine.Postgres => MigratePostgres(cancellationToken),
    };

    /// <summary>
    /// A lock on a file beside the database, which the operating system lets go of whatever happens to the process. EF's own lock on SQLite is a row
    /// that a crash leaves behind, and every later start would wait for it for ever: whoever holds the file may clear it away.
    /// </summary>
    async Task MigrateSqlite(CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await Hold($"{file}.migrating", cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        var isLeft = await context.Database.SqlQueryRaw<int>("""SELECT count(*) AS "Value" FROM sqlite_master WHERE name = '__EFMigrationsLock'""").SingleAsync(cancellationToken);
        if (isLeft > 0)
            await context.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await context.Database.MigrateAsync(cancellationToken);
    }

    static async Task<FileStream> Hold(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another node migrates.
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>On a connection of its own, gone when that closes. A migration may wait for others for longer than a command.</summary>
    async Task MigratePostgres(CancellationToken cancellationToken)
    {
        var patient = new NpgsqlConnectionStringBuilder(options.ConnectionString) { CommandTimeout = 0, Pooling = false, Options = null };
        await using var connection = new NpgsqlConnection(patient.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock($1)";
        command.Parameters.Add(new NpgsqlParameter { Value = PostgresLock });
        await command.ExecuteNonQueryAsync(cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await context.Database.MigrateAsync(cancellationToken);
    }
}
