using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Live;

/// <summary>What agents are offered, how they stand, and to whom they can pass on (R7).</summary>
sealed class OfferDesk(QueueBoard board, Agents agents, SessionQueries queries, CurrentPolicy policy, TimeProvider time)
{
    /// <param name="shown">The offers that the page has shown; kept up to date here.</param>
    public async Task<DeskNow> Of(PersonId person, HashSet<SessionId> shown, CancellationToken cancellationToken)
    {
        var rules = policy.Now;
        var open = await board.OfferedTo(person, cancellationToken);
        var over = ImmutableArray.CreateBuilder<EndedOffer>();
        foreach (var gone in shown.Except(open.Select(session => session.Id)).ToArray())
        {
            shown.Remove(gone);
            if (await queries.Get(gone, cancellationToken) is { } session && WhatBecameOf(session, person) is { } words)
                over.Add(new EndedOffer(gone.ToString(), words));
        }

        shown.UnionWith(open.Select(session => session.Id));
        var own = rules.IsAgent(person) ? (await agents.All(cancellationToken)).FirstOrDefault(agent => agent.Person == person) : null;
        return new DeskNow(
            rules.IsAgent(person) ? own?.StateAt(time.GetUtcNow(), rules) ?? AgentState.Away : null,
            own?.Agent.IsOnDuty ?? false,
            own?.IsReachable ?? true,
            [.. open.Where(session => session.Wait is not null).Select(session => Seen(session, person, rules))],
            over.ToImmutable());
    }

    /// <summary>Everybody but the person.</summary>
    public async Task<TransferTargets> Targets(PersonId person, CancellationToken cancellationToken)
    {
        var (rules, now) = (policy.Now, time.GetUtcNow());
        var lengths = (await board.Waiting(cancellationToken)).Where(session => session.Wait?.Queue is not null).CountBy(session => session.Wait!.Queue!.Value).ToDictionary();
        return new TransferTargets(
            [.. rules.Queues.Select(queue => new SeenQueue(queue.Id.Value, queue.Name, lengths.GetValueOrDefault(queue.Id)))],
            [.. (await agents.All(cancellationToken)).Where(agent => agent.Person != person).OrderBy(agent => agent.Agent.Name, StringComparer.CurrentCulture)
                .Select(agent => new SeenAgent(agent.Person.Value, agent.Agent.Name, agent.StateAt(now, rules)))]);
    }

    /// <summary>The command for what was chosen; who isn't known as an agent counts as not available.</summary>
    public async Task<SessionCommand.TransferSession> Transfer(string? queue, IEnumerable<string> chosen, string? message, bool isUrgent, CancellationToken cancellationToken)
    {
        var (rules, now) = (policy.Now, time.GetUtcNow());
        var all = (await agents.All(cancellationToken)).ToDictionary(agent => agent.Person.Value, StringComparer.Ordinal);
        return new SessionCommand.TransferSession(
            string.IsNullOrEmpty(queue) ? null : QueueId.Parse(queue) ?? new QueueId(""),
            [.. chosen.Where(id => id is not null).Distinct(StringComparer.Ordinal).Take(50).Select(id => all.TryGetValue(id, out var agent)
                ? new ChosenAgent(agent.Person, agent.Agent.Name, agent.StateAt(now, rules) == AgentState.Available)
                : new ChosenAgent(new PersonId(id), T("someone"), false))],
            message,
            isUrgent);
    }

    static SeenOffer Seen(Session session, PersonId person, SessionPolicy rules)
    {
        var wait = session.Wait!;
        return new SeenOffer(
            session.Id.ToString(),
            session.Number.ToString(),
            string.Join(", ", session.Customers.Where(customer => customer.IsPresent).Select(customer => customer.Name)),
            wait.SenderName,
            wait.Message,
            session.Question,
            wait.Queue is { } queue ? rules.Find(queue)?.Name : null,
            wait.IsUrgent,
            wait.Since.ToUnixTimeMilliseconds(),
            wait.OfferTo(person)?.Until?.ToUnixTimeMilliseconds());
    }

    /// <summary>Null for what the person did themselves.</summary>
    static string? WhatBecameOf(Session session, PersonId person)
    {
        if (!session.IsOpen)
            return T("offer.over", session.Number);
        if (session.Controller is { } controller && session.Find(controller) is { } taker)
            return taker.Person == person ? null : T("offer.taken", session.Number, taker.Name);
        return session.Wait?.OfferTo(person)?.State switch
        {
            OfferState.Declined => null,
            OfferState.Missed => T("offer.missed", session.Number),
            _ => T("offer.withdrawn", session.Number),
        };
    }
}
