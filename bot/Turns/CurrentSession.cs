using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Which session a command without a number is about.</summary>
sealed class CurrentSession(SessionQueries sessions)
{
    /// <summary>The one the caller switched to, else the only one they are in, else the only one they control.</summary>
    /// <returns>Null with no or several candidates; all of them beside it.</returns>
    public async Task<(Session? Session, IReadOnlyList<Session> Open)> Of(Caller caller, CancellationToken cancellationToken)
    {
        var open = await sessions.OpenSessionsOf(caller.Id, cancellationToken);
        return (Choose(caller, open), open);
    }

    static Session? Choose(Caller caller, IReadOnlyList<Session> open)
    {
        if (open.FirstOrDefault(session => session.Id == caller.Person.CurrentSession) is { } current)
            return current;
        if (open.Count == 1)
            return open[0];
        var controlled = open.Where(session => session.IsController(caller.Id)).Take(2).ToList();
        return controlled.Count == 1 ? controlled[0] : null;
    }
}
