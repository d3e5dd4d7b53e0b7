using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

public static class StorageSetup
{
    /// <summary>
    /// Everything in this room, as singletons, and Data Protection with its keys in the database. Reads <c>Storage:Provider</c> (Sqlite, Postgres)
    /// and <c>ConnectionStrings:SupportBot</c>; what is wrong with them stops <see cref="MigrateStorage"/>. Wants a
    /// <see cref="Sessions.SessionPolicy"/> and a <see cref="TimeProvider"/> from the container.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Read when first asked for: a test host adds its settings after this.
        services.AddSingleton(_ => StorageOptions.Read(configuration));
        services.AddPooledDbContextFactory<SqliteSupportContext>((provider, context) => UseSqlite(context, provider.GetRequiredService<StorageOptions>()));
        services.AddPooledDbContextFactory<PostgresSupportContext>((provider, context) => UsePostgres(context, provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton<Contexts>();
        services.AddScoped(provider => provider.GetRequiredService<Contexts>().Create());
        services.AddDataProtection().SetApplicationName(nameof(SupportBot)).PersistKeysToDbContext<SupportContext>().ProtectKeysAsConfigured(configuration);

        services.AddSingleton<CurrentPolicy>().AddSingleton<SessionChanges>().AddSingleton<OutboxSignal>().AddSingleton<Writer>().AddSingleton<InvitationDesk>();
        services.AddSingleton(provider => new SessionStore(provider.GetRequiredService<Writer>()));
        services.AddSingleton(provider => new SessionQueries(provider.GetRequiredService<Contexts>()));
        services.AddSingleton(provider => new Outbox(
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AppointmentStore(
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<CurrentPolicy>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new People(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>()));
        services.AddSingleton(provider => new CustomerKeys(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CardPlaces(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>()));
        services.AddSingleton(provider => new SignInTickets(provider.GetRequiredService<Writer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Photos(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Grants(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Agents(
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<CurrentPolicy>(), provider.GetRequiredService<PresenceBoard>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton(provider => new QueueBoard(provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>()));
        services.AddSingleton(provider => new SiteSettings(
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<Contexts>(), provider.GetRequiredService<CurrentPolicy>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Leftovers(provider.GetRequiredService<Writer>(), provider.GetRequiredService<CurrentPolicy>()));
        return services;
    }

    /// <summary>Brings the database up to date, under a lock; at start, before listening.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names it and what is allowed.</exception>
    public static async Task MigrateStorage(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<StorageOptions>();
        await using var context = services.GetRequiredService<Contexts>().Create();
        await new Migrating(context, options).Run(cancellationToken);
        await services.GetRequiredService<SiteSettings>().Load(cancellationToken);
    }

    // Lists go as one parameter: with one for each element EF makes the SQL anew every time.
    static void UseSqlite(DbContextOptionsBuilder context, StorageOptions options) => context
        .UseSqlite(options.ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(new SqlitePragmas(options.LockTimeout));

    static void UsePostgres(DbContextOptionsBuilder context, StorageOptions options) =>
        context.UseNpgsql(options.ConnectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
}
