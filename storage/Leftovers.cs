using Microsoft.EntityFrameworkCore;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>Removes what nobody needs any more: keys of deliveries after 24 hours (no channel repeats one later), expired tickets,
/// waits beyond those that count, and records past their retention (rules §9).</summary>
public sealed class Leftovers
{
    /// <summary>Rows in one transaction: others are let in between.</summary>
    const int Some = 1000;

    const int SomeSessions = 100;

    static readonly TimeSpan InboxLifetime = TimeSpan.FromHours(24);

    /// <summary>Of who isn't seen any more: a photo that is looked at is asked for anew every day.</summary>
    static readonly TimeSpan PhotoLifetime = TimeSpan.FromDays(30);

    readonly Writer _writer;
    readonly CurrentPolicy _policy;

    internal Leftovers(Writer writer, CurrentPolicy policy) => (_writer, _policy) = (writer, policy);

    /// <returns>How many rows went.</returns>
    public async Task<int> Sweep(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - InboxLifetime;
        return await Delete(context => context.Inbox.Where(row => row.At <= oldest).OrderBy(row => row.At), cancellationToken)
            + await Delete(context => context.SignInTickets.Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt), cancellationToken)
            + await Delete(context => context.Photos.Where(row => row.CheckedAt <= now - PhotoLifetime).OrderBy(row => row.CheckedAt), cancellationToken)
            + await _writer.Write(QueueBoard.ForgetWaits, cancellationToken)
            + await Delete(context => context.Outbox.Where(row => row.Kind == OutboxKind.Appointment && row.DeadAt != null && row.DeadAt <= now - _policy.Now.RecordRetention).OrderBy(row => row.DeadAt), cancellationToken)
            + await ForgetAppointments(now - _policy.Now.RecordRetention, cancellationToken)
            + await ForgetRecords(now - _policy.Now.RecordRetention, cancellationToken);
    }

    async Task<int> ForgetRecords(DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var deleted = await _writer.Write(context => ForgetSome(context, oldest), cancellationToken);
            total += deleted;
            if (deleted < SomeSessions)
                return total;
        }
    }

    async Task<int> ForgetAppointments(DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var deleted = await _writer.Write(
                async context =>
                {
                    var old = await context.Appointments.Where(row => row.EndedAt != null && row.EndedAt <= oldest).OrderBy(row => row.EndedAt).Select(row => row.Id).Take(SomeSessions).ToListAsync();
                    await context.AppointmentEvents.Where(row => old.Contains(row.Appointment)).ExecuteDeleteAsync();
                    return await context.Appointments.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync();
                },
                cancellationToken);
            total += deleted;
            if (deleted < SomeSessions)
                return total;
        }
    }

    /// <summary>A session whole, or not at all.</summary>
    static async Task<int> ForgetSome(SupportContext context, DateTimeOffset oldest)
    {
        var old = await context.Sessions.Where(row => row.EndedAt != null && row.EndedAt <= oldest).OrderBy(row => row.EndedAt).Select(row => row.Id).Take(SomeSessions).ToListAsync();
        if (old.Count == 0)
            return 0;
        await context.Events.Where(row => old.Contains(row.Session)).ExecuteDeleteAsync();
        await context.SessionPeople.Where(row => old.Contains(row.Session)).ExecuteDeleteAsync();
        await context.InvitationTokens.Where(row => old.Contains(row.Session)).ExecuteDeleteAsync();
        await context.CustomerKeys.Where(row => old.Contains(row.Session)).ExecuteDeleteAsync();
        await context.CardPlaces.Where(row => old.Contains(row.Session)).ExecuteDeleteAsync();
        await context.Outbox.Where(row => row.Session != null && row.DeadAt != null && old.Contains(row.Session.Value)).ExecuteDeleteAsync();
        await context.Sessions.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync();
        return old.Count;
    }

    async Task<int> Delete<TRow>(Func<SupportContext, IQueryable<TRow>> which, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var deleted = await _writer.Write(context => which(context).Take(Some).ExecuteDeleteAsync(), cancellationToken);
            total += deleted;
            if (deleted < Some)
                return total;
        }
    }
}
