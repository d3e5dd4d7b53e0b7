using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Sessions;
using Xunit.Sdk;
using Xunit.v3;

namespace SupportBot.Tests.Storage;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The test runs once on each engine.</summary>
sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Engine>().Select(engine => new TheoryDataRow(engine))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>An empty database of its own, gone after the test. Any number of nodes can run over it.</summary>
sealed class Database : IAsyncDisposable
{
    const string PostgresVariable = "SUPPORTBOT_TEST_POSTGRES";
    readonly List<Node> _nodes = [];
    readonly string _name = $"test_{Guid.CreateVersion7():N}";
    readonly Engine _engine;
    readonly int _lockSeconds;

    Database(Engine engine, int lockSeconds) => (_engine, _lockSeconds) = (engine, lockSeconds);

    string Folder => Path.Combine(Path.GetTempPath(), $"supportbot-{_name}");

    static string Server => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{PostgresVariable} is not set: run the tests by tests/run, which starts a private PostgreSQL.");

    public string ConnectionString => _engine == Engine.Sqlite
        ? $"Data Source={Path.Combine(Folder, "site.db")};Default Timeout={_lockSeconds}"
        : new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 10, Options = $"-c lock_timeout={_lockSeconds}s", IncludeErrorDetail = true }.ConnectionString;

    /// <param name="lockSeconds">How long nodes wait for somebody else's lock, each time.</param>
    public static async Task<Database> Create(Engine engine, int lockSeconds = 10)
    {
        var database = new Database(engine, lockSeconds);
        if (engine == Engine.Sqlite)
            Directory.CreateDirectory(database.Folder);
        else
            await OnServer($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>A process of the site, brought up as at start.</summary>
    public async Task<Node> Start(SessionPolicy? policy = null, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var node = new Node($"{_engine}", ConnectionString, policy ?? new SessionPolicy(), clock, settings);
        lock (_nodes)
            _nodes.Add(node);
        await node.Migrate();
        return node;
    }

    /// <summary>Somebody else's connection, really closed when disposed: a pool would keep its locks.</summary>
    public async Task<DbConnection> Connect()
    {
        DbConnection connection = _engine == Engine.Sqlite ? new SqliteConnection($"{ConnectionString};Pooling=False") : new NpgsqlConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Locks out everybody who writes, until disposed.</summary>
    public async Task<IAsyncDisposable> Lock()
    {
        var connection = await Connect();
        await Execute(connection, _engine == Engine.Sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE inbox, sessions, outbox IN EXCLUSIVE MODE");
        return connection;
    }

    /// <summary>A number out of the database, past everything of ours.</summary>
    public async Task<long> Count(string table, string where = "1 = 1")
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table} WHERE {where}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    /// <summary>A condition on a column with an id: SQLite keeps them as text in capitals.</summary>
    public string IdIs(string column, Guid id) => _engine == Engine.Sqlite ? $"upper({column}) = '{id.ToString().ToUpperInvariant()}'" : $"{column} = '{id}'";

    public async Task Execute(string sql)
    {
        await using var connection = await Connect();
        await Execute(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (_engine == Engine.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, true);
            return;
        }

        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await OnServer($"DROP DATABASE {_name} WITH (FORCE)");
    }

    static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, sql);
    }

    static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
