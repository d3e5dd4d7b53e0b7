using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Which group a press belongs to; and whether who pressed may know of its session at all.</summary>
sealed class PressRoutes(SessionQueries sessions, Sight sight, CardDesk desk, IEnumerable<IFreePresses> free, IEnumerable<ISessionPresses> ofSession)
{
    public async Task<Reply> Judge(Pressed pressed, CancellationToken ct)
    {
        if (pressed.Press is not CardPress.OfSession press)
            return await (First(free, group => group.Judge(pressed, ct)) ?? throw Unrouted(pressed.Press));
        if (await sessions.Get(press.Session, ct) is not { } session || !await sight.Reaches(pressed.Caller, session, press, ct))
            return desk.Problem(pressed.Caller, Words.Of(Refusal.NotInSession, [], pressed.Caller.Culture));
        return await (First(ofSession, group => group.Judge(pressed, press, session, ct)) ?? throw Unrouted(press));
    }

    static Task<Reply>? First<T>(IEnumerable<T> groups, Func<T, Task<Reply>?> judge) => groups.Select(judge).FirstOrDefault(answer => answer is not null);

    static System.Diagnostics.UnreachableException Unrouted(CardPress press) => new($"no turn for {press.GetType().Name}");
}
