using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// How colleagues are in Teams, for forms that name them: what isn't known is asked for, in one question, and what doesn't come in time isn't shown. A site
/// that may not ask doesn't, for an hour.
/// </summary>
sealed partial class ColleaguePresence(Presences presences, PresenceBoard board, IOptions<SignInOptions> signIn, IOptions<GraphOptions> graph, TimeProvider time, ILogger<ColleaguePresence> logger)
{
    /// <summary>The form is being waited for.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(10);

    long _notBefore;

    public async Task Learn(IEnumerable<PersonId> people, CancellationToken ct)
    {
        PersonId[] unknown = [.. people.Where(person => signIn.Value.IsDirectoryOf(person) && !board.IsKnown(person, graph.Value.PresenceInterval)).Take(Presences.MostAtOnce)];
        if (unknown.Length == 0 || time.GetUtcNow().UtcTicks < Interlocked.Read(ref _notBefore))
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            var told = await presences.Of([.. unknown.Select(person => person.ObjectId)], limit.Token);
            board.Set(unknown.Select(person => (person, told.GetValueOrDefault(person.ObjectId))));
        }
        catch (GraphException failure)
        {
            Pause(failure.Pause(PauseAfterTrouble), failure.Failure.ToString());
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Pause(PauseAfterTrouble, "no answer in time");
        }
    }

    void Pause(TimeSpan pause, string why)
    {
        Interlocked.Exchange(ref _notBefore, (time.GetUtcNow() + pause).UtcTicks);
        LogUnknown(why);
    }

    [LoggerMessage(LogLevel.Warning, "The presence of colleagues can't be asked now ({Why}): forms go without")]
    partial void LogUnknown(string why);
}
