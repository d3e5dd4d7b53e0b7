using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Storage;

public static class StorageSetup
{
    /// <summary>
    /// Everything in this room, as singletons, and Data Protection with its keys in the database. Reads <c>Storage:Provider</c> (Sqlite, Postgres)
    /// and <c>ConnectionStrings:SupportBot</c>. Wants a <see cref="Sessions.SessionPolicy"/> and a <see cref="TimeProvider"/> from the container.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) => throw new NotImplementedException();

    /// <summary>Brings the database up to date, under a lock; at start, before listening.</summary>
    public static Task MigrateStorage(this IServiceProvider services, CancellationToken cancellationToken) => throw new NotImplementedException();
}
