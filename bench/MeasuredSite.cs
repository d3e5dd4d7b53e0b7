using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bench;

/// <summary>The storage room as the site runs it, with real time and no log.</summary>
sealed class MeasuredSite(ServiceProvider services, Func<DbConnection> connect) : IAsyncDisposable
{
    public SessionStore Store { get; } = services.GetRequiredService<SessionStore>();
    public Outbox Outbox { get; } = services.GetRequiredService<Outbox>();

    public static async Task<MeasuredSite> Open(string provider, string connection)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Provider"] = provider, ["ConnectionStrings:SupportBot"] = connection }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new SessionPolicy()).AddStorage(configuration).BuildServiceProvider();
        await services.MigrateStorage(CancellationToken.None);
        return new MeasuredSite(services, () => provider == "Sqlite" ? new SqliteConnection(connection) : new NpgsqlConnection(connection));
    }

    /// <summary>Past the store: for filling only.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> Count(string table)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
