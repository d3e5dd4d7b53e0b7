using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SupportBot.Storage;

/// <summary>The engines that can hold the data; the allowed values of <c>Storage:Provider</c>.</summary>
public enum Engine
{
    /// <summary>One file, one process. The default.</summary>
    Sqlite,

    /// <summary>Any number of nodes.</summary>
    Postgres,
}

/// <summary>Where the data lies, checked before anything is opened.</summary>
public sealed class StorageOptions
{
    public const string ProviderKey = "Storage:Provider";
    public const string ConnectionName = "SupportBot";
    const string ConnectionKey = $"ConnectionStrings:{ConnectionName}";
    const string DefaultFile = "Data Source=supportbot.db";

    /// <summary>How long a statement waits for somebody else's lock, in seconds, unless the connection string says otherwise.</summary>
    const int LockSeconds = 5;

    /// <summary>
    /// The same for SQLite's file, which only this process writes: who else holds it (a backup, a tool) may hold it for long. The work under way and
    /// one's own are tried twice each, and people are told before the channel's 15 s are over.
    /// </summary>
    const int FileLockSeconds = 1;

    public Engine Engine { get; private set; }
    public string ConnectionString { get; private set; } = "";

    /// <summary>The folder that the database's file lies in; null: it isn't a file.</summary>
    public string? Folder { get; private set; }

    /// <summary>How long a statement waits for somebody else's lock.</summary>
    public TimeSpan LockTimeout { get; private set; }

    /// <exception cref="OptionsValidationException">Names the key that is wrong and what is allowed.</exception>
    public static StorageOptions Read(IConfiguration configuration)
    {
        var provider = configuration[ProviderKey];
        var engine = string.IsNullOrWhiteSpace(provider) ? Engine.Sqlite
            : Enum.GetNames<Engine>().FirstOrDefault(name => name.Equals(provider.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<Engine>(known)
            : throw Wrong($"{ProviderKey} is '{provider}'; allowed are {string.Join(" and ", Enum.GetNames<Engine>())}.");
        var connection = configuration.GetConnectionString(ConnectionName);
        try
        {
            return engine == Engine.Sqlite ? ForSqlite(string.IsNullOrWhiteSpace(connection) ? DefaultFile : connection) : ForPostgres(connection);
        }
        catch (ArgumentException wrong)
        {
            // The text may hold a password: the driver's message names the keyword only.
            throw Wrong($"{ConnectionKey} can't be read as a connection string for {engine}: {wrong.Message}");
        }
    }

    static StorageOptions ForSqlite(string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true };
        if (builder.DataSource is "" or ":memory:" || builder.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly)
            throw Wrong($"{ConnectionKey} must name a file that can be written (Data Source=…): data in memory would be lost.");
        if (!Names(connection, "Default Timeout", "Command Timeout"))
            builder.DefaultTimeout = FileLockSeconds;
        return new StorageOptions { Engine = Engine.Sqlite, ConnectionString = builder.ConnectionString, Folder = Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)), LockTimeout = TimeSpan.FromSeconds(builder.DefaultTimeout) };
    }

    static StorageOptions ForPostgres(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
            throw Wrong($"{ConnectionKey} is missing; with {ProviderKey} {nameof(Engine.Postgres)} it is needed, such as Host=…;Database=…;Username=…;Password=….");
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (string.IsNullOrWhiteSpace(builder.Host))
            throw Wrong($"{ConnectionKey} must name a Host.");
        if (builder.Options?.Contains("lock_timeout", StringComparison.OrdinalIgnoreCase) != true)
            builder.Options = $"{builder.Options} -c lock_timeout={LockSeconds}s".Trim();
        builder.ApplicationName ??= nameof(SupportBot);
        return new StorageOptions { Engine = Engine.Postgres, ConnectionString = builder.ConnectionString, LockTimeout = TimeSpan.FromSeconds(LockSeconds) };
    }

    static bool Names(string connection, params ReadOnlySpan<string> keywords)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        foreach (var keyword in keywords)
            if (given.ContainsKey(keyword))
                return true;
        return false;
    }

    static OptionsValidationException Wrong(string message) => new(nameof(StorageOptions), typeof(StorageOptions), [message]);
}
