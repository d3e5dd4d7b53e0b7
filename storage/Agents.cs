using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>The agents of the site: their own word on whether they take sessions (R7.10), and how they stand now.</summary>
public sealed class Agents
{
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly CurrentPolicy _policy;
    readonly TimeProvider _time;
    readonly PresenceBoard _presence;

    internal Agents(Writer writer, Contexts contexts, CurrentPolicy policy, PresenceBoard presence, TimeProvider time)
    {
        (_writer, _contexts, _policy, _presence, _time) = (writer, contexts, policy, presence, time);
        presence.Changed += () => Changed?.Invoke();
    }

    /// <summary>Raised in this process after somebody's word is durable, and when their presence has changed; must return at once.</summary>
    public event Action? Changed;

    public Task<Agent> SetAvailable(PersonId person, string name, CancellationToken cancellationToken) => Change(person, name, agent => agent.Available(_time.GetUtcNow()), cancellationToken);

    public Task<Agent> SetAway(PersonId person, string name, CancellationToken cancellationToken) => Change(person, name, agent => agent.Away(), cancellationToken);

    public async Task<Agent?> Get(PersonId person, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Agents.AsNoTracking().FirstOrDefaultAsync(agent => agent.Person == person, cancellationToken);
    }

    /// <summary>Everybody who ever said that they are available and may still take sessions by the settings, with what they have to do now.</summary>
    public async Task<IReadOnlyList<AgentNow>> All(CancellationToken cancellationToken)
    {
        var policy = _policy.Now;
        await using var context = _contexts.Create();
        var known = await (
            from agent in context.Agents.AsNoTracking()
            join person in context.People.AsNoTracking() on agent.Person equals person.Id into seen
            from person in seen.DefaultIfEmpty()
            orderby agent.Person
            select new { Agent = agent, Person = person }).ToListAsync(cancellationToken);
        var sessions = await context.Sessions.Where(row => row.Controller != null).GroupBy(row => row.Controller!.Value)
            .Select(group => new { Person = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Person, group => group.Count, cancellationToken);
        var offers = await context.Offers.GroupBy(row => row.Person)
            .Select(group => new { Person = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Person, group => group.Count, cancellationToken);
        return
        [
            .. known.Where(row => policy.IsAgent(row.Agent.Person)).Select(row => new AgentNow(
                row.Agent,
                sessions.GetValueOrDefault(row.Agent.Person),
                offers.GetValueOrDefault(row.Agent.Person),
                policy.MayChooseMode && row.Person?.Mode is { } own ? own : policy.Mode,
                row.Person is { PersonalAddress: not null, UnreachableBecause: null }) { Presence = _presence.Of(row.Agent.Person) }),
        ];
    }

    async Task<Agent> Change(PersonId person, string name, Func<Agent, Agent> change, CancellationToken cancellationToken)
    {
        var agent = await _writer.Write(
            async context =>
            {
                var row = (await AgentWriting.Locked(context, [person])).SingleOrDefault();
                var next = change((row ?? new Agent { Person = person, Name = name }) with { Name = name });
                if (row is null)
                    context.Add(next);
                else
                    context.Entry(row).CurrentValues.SetValues(next);
                await context.SaveChangesAsync();
                return next;
            },
            cancellationToken);
        Changed?.Invoke();
        return agent;
    }
}
