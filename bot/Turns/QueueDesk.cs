using System.Globalization;
using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Lays out what cards show of queues, of agents and of waiting sessions, and has it drawn.</summary>
sealed class QueueDesk(QueueBoard board, Agents agents, CurrentPolicy policy, SessionQueries sessions, CardContexts contexts)
{
    const int LinesOfChat = 6;
    const int MostSessions = 100;

    /// <summary>A waiting session as it is offered to the viewer (R7.4); what became of the offer once it is over.</summary>
    public Task<AdaptiveCard> Offer(Session session, PersonId viewer, CultureInfo culture, CancellationToken ct) => Offer(session, viewer, culture, null, ct);

    /// <param name="problem">Why what was just done was refused.</param>
    public async Task<AdaptiveCard> Offer(Session session, PersonId viewer, CultureInfo culture, string? problem, CancellationToken ct)
    {
        var talk = session.Wait?.OfferTo(viewer) is not null && session.ChatLines + session.Notes > 0 ? await sessions.Talk(session, LinesOfChat, ct) : new Talk([], []);
        return OfferCard.Render(new OfferView(session, viewer)
        {
            QueueName = session.Wait?.Queue is { } queue ? policy.Now.Find(queue)?.Name : null,
            Chat = CardDesk.Shown(talk.Chat),
            Notes = CardDesk.Shown(talk.Notes),
            Problem = problem,
        }, contexts.For(culture));
    }

    /// <summary>One queue, the same for everybody; null when there is no such queue.</summary>
    public async Task<AdaptiveCard?> Queue(QueueId queue, CultureInfo culture, bool isShared, CancellationToken ct) => await Queue(queue, culture, null, null, ct, isShared);

    /// <param name="problem">Why what was just done was refused.</param>
    /// <param name="done">What was just done.</param>
    public async Task<AdaptiveCard?> Queue(QueueId queue, CultureInfo culture, string? problem, string? done, CancellationToken ct, bool isShared = false)
    {
        var context = contexts.For(culture);
        return policy.Now.Find(queue) is { } found
            ? QueueCard.Render(View(found, await board.Line(queue, ct), await agents.All(ct), context.Now) with { Problem = problem, Done = done, IsShared = isShared }, context)
            : null;
    }

    /// <summary>All queues, and whether the caller takes sessions now (R7.10).</summary>
    public async Task<Reply.Card> Queues(Caller caller, CancellationToken ct, string? problem = null, string? done = null)
    {
        var context = contexts.For(caller.Culture);
        var staff = await agents.All(ct);
        var own = policy.Now.IsAgent(caller.Id) ? staff.FirstOrDefault(agent => agent.Person == caller.Id)?.StateAt(context.Now, policy.Now) ?? AgentState.Away : (AgentState?)null;
        return CardDesk.Card(QueuesCard.Render(new QueuesView(await Views(staff, context.Now, ct), own) { Problem = problem, Done = done }, context));
    }

    /// <summary>R7.2: to whom the session can go, with what was chosen and typed so far.</summary>
    public async Task<Reply.Card> TransferForm(Caller caller, TransferView form, CancellationToken ct)
    {
        var context = contexts.For(caller.Culture);
        var staff = await agents.All(ct);
        return CardDesk.Form(TransferCard.Render(form with
        {
            Queues = await Views(staff, context.Now, ct),
            Agents = [.. staff.Where(agent => agent.Person != caller.Id).Select(agent => Shown(agent, context.Now))],
        }, context));
    }

    /// <summary>Every session that goes on, for supervisors.</summary>
    public async Task<Reply.Card> AllSessions(Caller caller, CancellationToken ct, string? problem = null, string? done = null) => CardDesk.Card(AllSessionsCard.Render(
        new AllSessionsView(await board.NotEnded(MostSessions, ct), caller.Id, policy.Now) { Problem = problem, Done = done }, contexts.For(caller.Culture)));

    async Task<IReadOnlyList<QueueView>> Views(IReadOnlyList<AgentNow> staff, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await board.Waiting(ct);
        return [.. policy.Now.Queues.Select(queue => View(queue, waiting.Where(session => session.Wait?.Queue == queue.Id), staff, now))];
    }

    QueueView View(Queue queue, IEnumerable<Session> waiting, IEnumerable<AgentNow> staff, DateTimeOffset now) =>
        new(queue, [.. waiting], [.. staff.Where(agent => SessionPolicy.IsAgentOf(queue, agent.Person)).Select(agent => Shown(agent, now))], policy.Now.IsOpen(queue, now));

    AgentShown Shown(AgentNow agent, DateTimeOffset now) => new(agent.Person, agent.Agent.Name, agent.StateAt(now, policy.Now), agent.IsReachable);
}
