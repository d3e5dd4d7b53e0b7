using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>What a representative's own page shows, beside what is offered to them.</summary>
public sealed record HomeNow(ImmutableArray<OwnSession> Sessions, ImmutableArray<QueueLine> Queues);

/// <param name="Customers">By name; empty: nobody has come yet.</param>
/// <param name="Controls">They control it; else they assist.</param>
public sealed record OwnSession(string Id, string Number, string Customers, bool Controls, bool IsWaiting, long Since);

/// <summary>A queue as those see it who serve it.</summary>
/// <param name="Longest">Since when the first of them has waited.</param>
/// <param name="Minutes">R7.9: how long one waits in it.</param>
/// <param name="Free">Agents who would take a session now.</param>
public sealed record QueueLine(string Id, string Name, bool IsOpen, int Waiting, long? Longest, int? Minutes, int Free);

/// <summary>Lays out a representative's own page.</summary>
sealed class HomeDesk(SessionQueries queries, QueueBoard board, Agents agents, CurrentPolicy policy, TimeProvider time)
{
    public async Task<HomeNow> Of(PersonId person, CancellationToken cancellationToken) => new(
        [.. (await queries.OpenSessionsOf(person, cancellationToken)).Select(session => Seen(session, person))],
        await Queues(cancellationToken));

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
