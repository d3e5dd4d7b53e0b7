using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// The search of a person's own sessions from the compose box: open ones first, then those they joined last. What can be asked of the database is bounded, so
/// it doesn't get slower with old sessions; an older one is found by its whole number.
/// </summary>
sealed class ComposeSearch(SessionQueries sessions, LinkedCards linked, CardContexts contexts)
{
    /// <summary>Looked through beside the open ones.</summary>
    const int MostRecent = 50;

    public async Task<InvokeAnswer> Find(Caller caller, ComposeQuery query, CancellationToken ct)
    {
        var context = contexts.For(caller.Culture);
        var found = (await Candidates(caller, query.Text, ct)).Where(session => FoundSession.Fits(session, query.Text)).Skip(query.Skip).Take(query.Count);
        return InvokeAnswer.ComposeResult(found.Select(session =>
            new ComposeItem(linked.Card(caller, session, context), FoundSession.Title(session, context), FoundSession.About(session, caller.Id, context))));
    }

    async Task<IEnumerable<Session>> Candidates(Caller caller, string typed, CancellationToken ct)
    {
        var open = await sessions.OpenSessionsOf(caller.Id, ct);
        var recent = await sessions.RecentSessionsOf(caller.Id, MostRecent, ct);
        var named = SessionNumber.Parse(typed) is { } number ? await sessions.FindTakenPart(number, caller.Id, ct) : null;
        return open.Reverse().Concat(recent.OrderByDescending(session => session.IsOpen)).Concat(named is null ? [] : [named]).DistinctBy(session => session.Id);
    }
}
