using Quartz;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>Does what is due for scheduled sessions: reminders, and what nobody started. It follows from stored times, so what a stopped site missed is made up for.</summary>
[DisallowConcurrentExecution]
sealed partial class AppointmentJob(AppointmentStore appointments, TimeProvider time, ILogger<AppointmentJob> logger) : IJob
{
    const int AtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var id in await appointments.Due(time.GetUtcNow(), AtOnce, cancellationToken))
        {
            if (await appointments.Give(id, new AppointmentCommand.DoWhatIsDue(), new Actor.Site(), null, cancellationToken) is AppointmentOutcome.Accepted done)
                LogDone(id, done.Appointment.State);
        }
    }

    [LoggerMessage(LogLevel.Information, "Scheduled session {Appointment}: something was due; now {State}")]
    partial void LogDone(AppointmentId appointment, AppointmentState state);
}
