using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>
/// Tells those who wait when their place in the line changes, which other sessions' changes do: at most one look at the lines every
/// <see cref="Pace"/>, and one every <see cref="Beat"/> for the time that passes. Only what differs is told.
/// </summary>
sealed partial class LineBoard(SessionChanges changes, WaitingLines lines, Seats seats, IHubContext<LiveHub> hub, SharedLine shared, ILogger<LineBoard> logger) : BackgroundService
{
    /// <summary>In real time, as <see cref="LiveBoard"/>'s: this is about load.</summary>
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    readonly SemaphoreSlim _moved = new(0);
    Dictionary<SessionId, SeenWait> _told = [];

    public override void Dispose()
    {
        base.Dispose();
        _moved.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(Note);
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasMoved = await _moved.WaitAsync(Beat, stoppingToken);
            while (_moved.Wait(0, CancellationToken.None))
            {
            }

            try
            {
                await Tell(hasMoved, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                NotTold(problem);
            }

            await Task.Delay(Pace, stoppingToken);
        }
    }

    void Note(SessionChange change)
    {
        if (change.Session.IsWaiting || change.Events.Any(happened => happened.Event is SessionEvent.ControlTaken or SessionEvent.Ended))
            _moved.Release();
    }

    /// <summary>Other nodes hear of no changes here: what happened on this one is told for all.</summary>
    async Task Tell(bool hasMoved, CancellationToken cancellationToken)
    {
        var isForAll = hasMoved && shared.IsShared;
        if (!isForAll && !seats.All.Any())
            return;
        var told = new Dictionary<SessionId, SeenWait>();
        foreach (var (session, wait) in await lines.All(cancellationToken))
        {
            if (!isForAll && !seats.IsWatched(session))
                continue;
            told[session.Id] = wait;
            if (!shared.IsShared && _told.TryGetValue(session.Id, out var earlier) && earlier with { At = wait.At } == wait)
                continue;
            foreach (var viewer in session.Participants.Where(person => person is { IsPresent: true, State: not ParticipantState.Waiting }))
                await hub.Clients.Group(Seat.GroupOf(viewer.Id)).SendAsync("wait", wait, cancellationToken);
        }

        _told = told;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Places in the lines could not be told; the next look tells them.")]
    partial void NotTold(Exception problem);
}
