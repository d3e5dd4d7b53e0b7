using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Whose records somebody may read (R11.3): their own sessions', and supervisors any.</summary>
sealed class Records(SessionQueries sessions, CurrentPolicy policy)
{
    public Task<Session?> Last(Caller caller, CancellationToken ct) => sessions.LastSessionOf(caller.Id, ct);

    /// <param name="number">As typed.</param>
    public async Task<Session?> Find(Caller caller, string number, CancellationToken ct) => SessionNumber.Parse(number) is not { } given ? null
        : policy.Now.IsSupervisor(caller.Id) ? await sessions.FindLatest(given, ct)
        : await sessions.FindTakenPart(given, caller.Id, ct);
}
