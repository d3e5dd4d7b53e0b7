using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

static class Outcomes
{
    /// <summary>The session as it is now, whatever became of the command.</summary>
    public static Session Session(this Outcome outcome, Session before) => outcome switch
    {
        Outcome.Accepted done => done.Session,
        Outcome.Refused { Session: { } now } => now,
        Outcome.Repeated { Session: { } now } => now,
        _ => before,
    };

    /// <summary>Why it was refused, in the caller's words; null when it wasn't.</summary>
    public static string? Problem(this Outcome outcome, Caller caller) => CardDesk.WordsOf(outcome, caller.Culture);
}
