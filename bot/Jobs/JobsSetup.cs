using Quartz;
using SupportBot.Bot.Mail;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>Timed work by Quartz, with its job store in the product's database; clustered on PostgreSQL.</summary>
static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var database = StorageOptions.Read(configuration);
        var settings = new Dictionary<string, string?> { ["quartz.scheduler.instanceId"] = "AUTO" };
        services.AddQuartz("SupportBot", settings, quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                store.ProvisionSchema();
                if (database.Engine == Engine.Postgres)
                {
                    store.UsePostgres(database.ConnectionString);
                    store.UseClustering();
                }
                else
                {
                    store.UseSqlite(database.ConnectionString);
                }
            });
            Every<DueJob>(quartz, TimeSpan.FromSeconds(5));
            Every<AppointmentJob>(quartz, TimeSpan.FromSeconds(5));
            Every<OutboxSweepJob>(quartz, TimeSpan.FromMinutes(1));
            Every<LeftoversJob>(quartz, TimeSpan.FromHours(1));
            Every<BounceJob>(quartz, configuration.GetSection(MailOptions.Section).Get<MailOptions>()?.BounceInterval is { Ticks: > 0 } interval ? interval : new MailOptions().BounceInterval);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>Missed firings are not made up for one by one: the work follows from stored state.</summary>
    static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : class, IJob => quartz.ScheduleJob<TJob>(
        trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)),
        job => job.WithIdentity(typeof(TJob).Name));
}
