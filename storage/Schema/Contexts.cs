using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Storage.Schema;

/// <summary>Pooled contexts for the engine in use. Dispose gives one back.</summary>
sealed class Contexts(IServiceProvider services, StorageOptions options)
{
    readonly Func<SupportContext> _create = options.Engine switch
    {
        Engine.Sqlite => services.GetRequiredService<IDbContextFactory<SqliteSupportContext>>().CreateDbContext,
        Engine.Postgres => services.GetRequiredService<IDbContextFactory<PostgresSupportContext>>().CreateDbContext,
    };

    public Engine Engine => options.Engine;

    public SupportContext Create() => _create();
}
