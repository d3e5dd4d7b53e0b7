using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>What happened in sessions, as it bears on the agents (R7.6, R7.10) and on the waits that a queue remembers (R7.9).</summary>
sealed class AgentWriting(SupportContext context, SessionPolicy policy)
{
    /// <returns>What agents are told of it.</returns>
    public async Task<IReadOnlyList<OutboxEntry>> Write(IReadOnlyList<(Session Before, RecordedEvent Happened)> story)
    {
        foreach (var (before, happened) in story)
        {
            if (happened.Event is SessionEvent.ControlTaken && before.Wait is { Queue: { } queue } wait)
                context.QueueWaits.Add(new QueueWaitRow { Queue = queue, At = happened.At, Milliseconds = (long)(happened.At - wait.Since).TotalMilliseconds });
        }

        PersonId[] concerned = [.. story.SelectMany(told => Concerned(told.Before, told.Happened.Event)).Distinct()];
        if (concerned.Length == 0)
            return [];
        var notices = new List<OutboxEntry>();
        foreach (var row in await Locked(context, concerned))
        {
            var agent = row;
            foreach (var (before, happened) in story)
            {
                var next = agent.After(happened.Event, before, policy, happened.At);
                if (agent.IsOnDuty && !next.IsOnDuty)
                    notices.Add(Promises.From(before.Id, new SessionEffect.Tell(agent.Person, Notice.AwayNow, "")));
                agent = next;
            }

            if (agent != row)
                context.Entry(row).CurrentValues.SetValues(agent);
        }

        return notices;
    }

    /// <summary>The rows of these agents, in one order everywhere; on PostgreSQL locked: what two nodes know of one agent is never lost.</summary>
    public static async Task<IReadOnlyList<Agent>> Locked(SupportContext context, PersonId[] people) => context is PostgresSupportContext
        // One parameter that is an array: without the cast each of its elements would be one.
        ? await context.Agents.FromSqlRaw("SELECT * FROM agents WHERE person_id = ANY({0}) ORDER BY person_id FOR NO KEY UPDATE", (object)people.Select(person => person.Value).ToArray()).ToListAsync()
        : await context.Agents.Where(agent => people.Contains(agent.Person)).ToListAsync();

    static IEnumerable<PersonId> Concerned(Session before, SessionEvent happened)
    {
        if (happened is SessionEvent.Ended or SessionEvent.SessionTransferred or SessionEvent.ControlTransferred or SessionEvent.ControlTaken
            && before.Controller is { } controller && before.Find(controller)?.Person is { } person)
            yield return person;
        var asked = happened switch
        {
            SessionEvent.Offered offered => offered.Agent,
            SessionEvent.OfferMissed missed => missed.Agent,
            SessionEvent.OfferDeclined declined => declined.Agent,
            SessionEvent.ControlTaken taken => taken.Person,
            _ => (PersonId?)null,
        };
        if (asked is { } agent)
            yield return agent;
    }
}
