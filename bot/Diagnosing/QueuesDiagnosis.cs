using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Diagnosing;

/// <summary>Whether each queue has somebody to serve it, and whether the bot can write to them.</summary>
sealed class QueuesDiagnosis(CurrentPolicy policy, Agents agents, People people, TimeProvider time) : IDiagnosis
{
    public string Area => "Queues";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        var (now, staff) = (policy.Now, await agents.All(ct));
        if (now.Queues.IsEmpty)
            found.Note("None");
        foreach (var queue in now.Queues)
            Look(found, queue, now, [.. staff.Where(agent => now.Serves(queue, agent.Person))]);
        foreach (var agent in staff.Where(agent => !agent.IsReachable))
            found.Wrong("Unreachable", agent.Agent.Name, (await people.Get(agent.Person, ct))?.UnreachableBecause ?? "–");
        return found.All;
    }

    void Look(Findings found, Queue queue, SessionPolicy now, IReadOnlyList<AgentNow> serving)
    {
        var available = serving.Count(agent => agent.StateAt(time.GetUtcNow(), now) is AgentState.Available or AgentState.Busy or AgentState.WrapUp);
        if (serving.Count == 0)
            found.Wrong("Nobody", queue.Name);
        else if (available == 0)
            found.Note("AllAway", queue.Name, serving.Count);
        else
            found.Good("Served", queue.Name, available);
    }
}
