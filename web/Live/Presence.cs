using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>
/// Whether customers' pages are connected (R3.5). What this node sees itself is told at once; what a crashed node can't tell any more is
/// found by silence: a page that is alive is noted every <see cref="Beat"/>, and one that wasn't for <see cref="Silence"/> has gone.
/// Whether a controller's console is open (R8.3), <see cref="Consoles"/> knows.
/// </summary>
sealed partial class Presence(Seats seats, SessionStore store, SessionQueries queries, CustomerKeys keys, Consoles consoles, SharedLine shared, TimeProvider time, IHostApplicationLifetime host, ILogger<Presence> logger) : BackgroundService
{
    /// <summary>A reload closes the connection for a moment; nobody needs to see that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>Three beats: one may be late.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    const int AtOnce = 200;

    /// <returns>False when the customer isn't in the session any more.</returns>
    public async Task<bool> Arrive(Seat seat)
    {
        if (seat.Actor is Actor.Representative person)
        {
            await consoles.Opened(seat, person);
            return true;
        }

        await keys.Beat([seat.Participant], CancellationToken.None);
        return await store.Apply(seat.Session, new SessionCommand.RestoreConnection(seat.Participant), seat.Actor, null, CancellationToken.None) is not Outcome.Refused;
    }

    /// <summary>The site going down isn't the customer going away: their page comes back to the next node or the next start.</summary>
    public void Depart(Seat seat)
    {
        if (!host.ApplicationStopping.IsCancellationRequested)
            _ = LoseUnlessBack(seat);
    }

    async Task LoseUnlessBack(Seat seat)
    {
        try
        {
            await Task.Delay(Patience, time, host.ApplicationStopping);
            if (seat.Actor is Actor.Representative person)
                await consoles.Closed(person);
            else if (!seats.IsHere(seat.Participant))
                await Lose(seat.Session, seat.Participant);
        }
        catch (OperationCanceledException) // the site stops
        {
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            NotTold(problem, seat.Session);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                BeatFailed(problem);
            }
        }
    }

    async Task Look(CancellationToken cancellationToken)
    {
        if (seats.Customers is { Length: > 0 } alive)
            await keys.Beat(alive, cancellationToken);
        var silent = await keys.Silent(Silence, AtOnce, cancellationToken);
        foreach (var key in silent.Where(key => !seats.IsHere(key.Participant)))
            await Lose(key.Session, key.Participant);
        if (silent.Count > 0)
            await keys.MarkSilent([.. silent.Select(key => key.Participant)], cancellationToken);
        if (shared.IsShared)
            await Recheck(cancellationToken);
    }

    /// <summary>
    /// What other nodes did is not told here: one may have lost a customer whose other page is connected to this node, or taken somebody out of
    /// a session. Their pages know already; this is for those that don't listen.
    /// </summary>
    async Task Recheck(CancellationToken cancellationToken)
    {
        foreach (var (seat, connection) in seats.All.Where(taken => !taken.Seat.IsAtDesk))
        {
            var session = await queries.Get(seat.Session, cancellationToken);
            if (session is not { IsOpen: true } || session.Find(seat.Participant) is not { IsPresent: true } present)
                connection.Abort();
            else if (seat.Actor is Actor.Representative && session.Controller == present.Id && session.ConsoleClosedAt is not null)
                await store.Apply(seat.Session, new SessionCommand.Resume(), seat.Actor, null, cancellationToken);
            else if (present is { Role: ParticipantRole.Customer, AwaySince: not null })
                await store.Apply(seat.Session, new SessionCommand.RestoreConnection(seat.Participant), seat.Actor, null, cancellationToken);
        }
    }

    Task<Outcome> Lose(SessionId session, ParticipantId customer) =>
        store.Apply(session, new SessionCommand.LoseConnection(customer), new Actor.Site(), null, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Error, Message = "A lost connection in session {Session} could not be noted; the silence of its page will tell.")]
    partial void NotTold(Exception problem, SessionId session);

    [LoggerMessage(Level = LogLevel.Error, Message = "Pages that are alive could not be noted; tried again at the next beat.")]
    partial void BeatFailed(Exception problem);
}
