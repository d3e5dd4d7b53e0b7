using System.Collections.Immutable;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Who may pass a session on, and to whom (R7.1, R7.2). The rules judge once more when it is done.</summary>
sealed class Passing(Agents agents, People people, QueueDesk desk, CurrentPolicy policy, TimeProvider time)
{
    /// <summary>Null for a controller who is an agent, and for supervisors; who has passed it on waits for an answer.</summary>
    public Refusal? WhyNot(Caller caller, Session session) =>
        !session.IsOpen ? Refusal.SessionEnded
        : session.Wait?.Sender == caller.Id ? Refusal.SessionWaits
        : policy.Now.IsSupervisor(caller.Id) ? null
        : !session.IsController(caller.Id) ? Refusal.OnlyController
        : policy.Now.IsAgent(caller.Id) ? null
        : Refusal.OnlyAgents;

    /// <summary>The form, as it opens: for queues, where there are any.</summary>
    public Task<Reply.Card> Form(Caller caller, Session session, CancellationToken ct) => desk.TransferForm(caller, new TransferView(session, policy.Now.Queues.IsEmpty), ct);

    /// <summary>As they are now; nobody passes a session to themselves.</summary>
    /// <param name="ids">As a card says.</param>
    public async Task<ImmutableArray<ChosenAgent>> Chosen(Caller caller, IEnumerable<string> ids, CancellationToken ct)
    {
        var staff = await agents.All(ct);
        var chosen = ImmutableArray.CreateBuilder<ChosenAgent>();
        foreach (var id in ids.Select(id => new PersonId(id)))
        {
            var agent = staff.FirstOrDefault(one => one.Person == id);
            var name = agent?.Agent.Name ?? (await people.Get(id, ct))?.Name ?? "–";
            chosen.Add(new ChosenAgent(id, name, id != caller.Id && agent?.StateAt(time.GetUtcNow(), policy.Now) == AgentState.Available));
        }

        return chosen.ToImmutable();
    }
}
