using SupportBot.Bot.Texts;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Whether somebody takes sessions (R7.10): their own word, and what it means for them now.</summary>
sealed class Duty(Agents agents, QueueBoard board, CurrentPolicy policy, TimeProvider time)
{
    /// <summary>What is said to who is none; null for an agent.</summary>
    public string? UnlessAgent(Caller caller) => policy.Now.IsAgent(caller.Id) ? null : ChatTexts.Of("NoAgent", caller.Culture);

    /// <summary>Only for an agent.</summary>
    /// <returns>What it means now.</returns>
    public async Task<string> Available(Caller caller, CancellationToken ct)
    {
        await agents.SetAvailable(caller.Id, caller.Person.Name, ct);
        var state = (await agents.All(ct)).FirstOrDefault(agent => agent.Person == caller.Id);
        var meaning = state switch
        {
            { IsReachable: false } => ChatTexts.Of("AvailableUnreachable", caller.Culture),
            _ when state?.StateAt(time.GetUtcNow(), policy.Now) == AgentState.Busy => ChatTexts.Of("AvailableBusy", caller.Culture),
            _ => ChatTexts.Of("Available", caller.Culture),
        };
        var waiting = (await board.Waiting(ct)).Count(session => session.Wait?.Queue is { } queue && policy.Now.Find(queue) is { } line && policy.Now.Serves(line, caller.Id));
        return $"{meaning} {ChatTexts.Of("WaitingForYou", caller.Culture, waiting)}";
    }

    /// <inheritdoc cref="Available"/>
    public async Task<string> Away(Caller caller, CancellationToken ct)
    {
        await agents.SetAway(caller.Id, caller.Person.Name, ct);
        var offered = (await board.OfferedTo(caller.Id, ct)).Count;
        var meaning = ChatTexts.Of("Away", caller.Culture);
        return offered == 0 ? meaning : $"{meaning} {ChatTexts.Of("AwayOffered", caller.Culture, offered)}";
    }
}
