using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SupportBot.Storage.Writing;

/// <summary>What a failed transaction means for those who wait for it.</summary>
enum Failure
{
    /// <summary>Locked or out of reach: the same may work later.</summary>
    Busy,

    /// <summary>Another node was faster: judged again by the state now.</summary>
    Overtaken,

    /// <summary>The key is there already: another node was faster, or (when it stays so) the caller is wrong.</summary>
    Collided,

    /// <summary>The statement itself is refused: it will never work.</summary>
    Broken,
}

static class Failures
{
    const int SqliteBusy = 5;
    const int SqliteLocked = 6;
    const int SqlitePrimaryKey = 1555;
    const int SqliteUnique = 2067;

    public static Failure Of(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => Failure.Overtaken,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => Failure.Busy,
        SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique } => Failure.Collided,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Failure.Collided,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => Failure.Overtaken,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => Failure.Busy,
        NpgsqlException { IsTransient: true } or TimeoutException => Failure.Busy,
        { InnerException: { } inner } => Of(inner),
        _ => Failure.Broken,
    };
}
