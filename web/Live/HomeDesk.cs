using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>What a representative's own page shows, beside what is offered to them.</summary>
/// <param name="Scheduled">The next first.</param>
/// <param name="MoreScheduled">How many follow those.</param>
public sealed record HomeNow(ImmutableArray<ScheduledSession> Scheduled, int MoreScheduled, ImmutableArray<OwnSession> Sessions, ImmutableArray<QueueLine> Queues);

/// <summary>A session that they have scheduled, in words of their language as on its card in the chat.</summary>
/// <param name="About">How long, the customer's address, the subject.</param>
public sealed record ScheduledSession(string Id, string When, string Customer, string About);

/// <param name="Customers">By name; empty: nobody has come yet.</param>
/// <param name="Controls">They control it; else they assist.</param>
public sealed record OwnSession(string Id, string Number, string Customers, bool Controls, bool IsWaiting, long Since);

/// <summary>A queue as those see it who serve it.</summary>
/// <param name="Longest">Since when the first of them has waited.</param>
/// <param name="Minutes">R7.9: how long one waits in it.</param>
/// <param name="Free">Agents who would take a session now.</param>
public sealed record QueueLine(string Id, string Name, bool IsOpen, int Waiting, long? Longest, int? Minutes, int Free);

/// <summary>Lays out a representative's own page.</summary>
sealed class HomeDesk(SessionQueries queries, AppointmentStore appointments, QueueBoard board, Agents agents, CurrentPolicy policy, TimeProvider time)
{
    const int ScheduledShown = 8;

    public async Task<HomeNow> Of(PersonId person, CancellationToken cancellationToken)
    {
        var scheduled = await appointments.Upcoming(person, AppointmentRules.MostPlanned, cancellationToken);
        return new HomeNow(
            [.. scheduled.Take(ScheduledShown).Select(Seen)],
            Math.Max(0, scheduled.Count - ScheduledShown),
            [.. (await queries.OpenSessionsOf(person, cancellationToken)).Select(session => Seen(session, person))],
            await Queues(cancellationToken));
    }

    static ScheduledSession Seen(Appointment appointment)
    {
        var culture = CultureInfo.CurrentUICulture;
        string[] about = [Words.Duration(appointment.Length, culture), appointment.CustomerAddress, appointment.Subject];
        return new ScheduledSession(appointment.Id.ToString(), Words.ShortlyWhen(appointment, culture), appointment.CustomerName, string.Join(" · ", about.Where(part => part.Length > 0)));
    }

    static OwnSession Seen(Session session, PersonId person) => new(
        session.Id.ToString(),
        session.Number.ToString(),
        string.Join(", ", session.Customers.Where(customer => customer.IsPresent).Select(customer => customer.Name)),
        session.IsController(person),
        session.IsWaiting,
        session.StartedAt.ToUnixTimeMilliseconds());

    async Task<ImmutableArray<QueueLine>> Queues(CancellationToken cancellationToken)
    {
        var (rules, now) = (policy.Now, time.GetUtcNow());
        if (rules.Queues.IsEmpty)
            return [];
        var waiting = (await board.Waiting(cancellationToken)).Where(session => session.Wait?.Queue is not null).ToLookup(session => session.Wait!.Queue!.Value, session => session.Wait!.Since);
        var free = (await agents.All(cancellationToken)).Where(agent => agent.StateAt(now, rules) == AgentState.Available).ToArray();
        var lines = ImmutableArray.CreateBuilder<QueueLine>();
        foreach (var queue in rules.Queues)
        {
            var expected = await board.ExpectedWait(queue.Id, cancellationToken);
            lines.Add(new QueueLine(
                queue.Id.Value,
                queue.Name,
                rules.IsOpen(queue, now),
                waiting[queue.Id].Count(),
                waiting[queue.Id].Any() ? waiting[queue.Id].Min().ToUnixTimeMilliseconds() : null,
                expected is { Ticks: > 0 } wait ? (int)Math.Ceiling(wait.TotalMinutes) : null,
                free.Count(agent => SessionPolicy.IsAgentOf(queue, agent.Person))));
        }

        return lines.ToImmutable();
    }
}
