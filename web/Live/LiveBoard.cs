using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>
/// Shows every change of a session on all pages that are in it: whole snapshots, at most one every <see cref="Pace"/> for each session, the newest
/// always among them. Who is no longer in the session hears so, and their connection is closed.
/// </summary>
sealed partial class LiveBoard(SessionChanges changes, SessionQueries queries, Reception reception, Seats seats, IHubContext<LiveHub> hub, SharedLine shared, ILogger<LiveBoard> logger) : IHostedService, IDisposable
{
    /// <summary>In real time, not by the site's clock: this is about the load of the line, not about what people agreed on.</summary>
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>For the last word to arrive before the line is cut.</summary>
    static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<SessionId, Lane> _lanes = new();
    IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = changes.Subscribe(Note);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    void Note(SessionChange change)
    {
        if (!shared.IsShared && !seats.IsWatched(change.Session) && !seats.IsListed(change.Session))
            return;
        while (true)
        {
            var lane = _lanes.GetOrAdd(change.Session.Id, _ => new Lane());
            if (lane.Note(change, out var isIdle))
            {
                if (isIdle)
                    _ = Run(change.Session.Id, lane);
                return;
            }
        }
    }

    async Task Run(SessionId id, Lane lane)
    {
        await Task.Yield();
        while (lane.Take() is var (session, gone))
        {
            try
            {
                await Show(session, gone);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                NotShown(problem, session.Id);
            }

            await Task.Delay(Pace);
        }

        _lanes.TryRemove(new KeyValuePair<SessionId, Lane>(id, lane));
    }

    async Task Show(Session session, IReadOnlySet<ParticipantId> gone)
    {
        if (shared.IsShared || seats.IsWatched(session))
        {
            var talk = await queries.Talk(session, Snapshots.LinesShown, CancellationToken.None);
            foreach (var viewer in session.Participants.Where(person => person.IsPresent || (!session.IsOpen && gone.Contains(person.Id))))
                await hub.Clients.Group(Seat.GroupOf(viewer.Id)).SendAsync("snapshot", reception.Show(session, viewer, talk));
        }

        foreach (var person in session.Representatives.Where(person => person.IsPresent || gone.Contains(person.Id)).Select(person => person.Person!.Value))
            await hub.Clients.Group(Seat.GroupOf(person)).SendAsync("tab", Snapshots.Tab(session, person));
        if (gone.Count > 0)
            await Dismiss(gone);
    }

    async Task Dismiss(IReadOnlySet<ParticipantId> gone)
    {
        await hub.Clients.Groups([.. gone.Select(Seat.GroupOf)]).SendAsync("over");
        var connections = seats.Of(gone);
        _ = Task.Delay(Farewell).ContinueWith(
            _ =>
            {
                foreach (var connection in connections)
                    connection.Abort();
            },
            TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of session {Session} could not be shown; the next one will show it too.")]
    partial void NotShown(Exception problem, SessionId session);

    /// <summary>What waits to be shown of one session.</summary>
    sealed class Lane
    {
        readonly Lock _gate = new();
        Session? _latest;
        HashSet<ParticipantId> _gone = [];
        bool _isRunning;
        bool _isClosed;

        /// <returns>False when this lane has been closed meanwhile: take a new one.</returns>
        public bool Note(SessionChange change, out bool isIdle)
        {
            lock (_gate)
            {
                isIdle = !_isRunning && !_isClosed;
                if (_isClosed)
                    return false;
                _isRunning = true;
                if (_latest is null || _latest.Version < change.Session.Version)
                    _latest = change.Session;
                foreach (var happened in change.Events)
                    Note(happened.Event, change.Session);
                return true;
            }
        }

        void Note(SessionEvent happened, Session session)
        {
            switch (happened)
            {
                case SessionEvent.ParticipantLeft left:
                    _gone.Add(left.Participant);
                    break;
                case SessionEvent.CustomerJoined joined:
                    _gone.Remove(joined.Customer);
                    break;
                case SessionEvent.AssistantJoined joined:
                    _gone.Remove(joined.Assistant);
                    break;
                case SessionEvent.ControlTaken taken:
                    _gone.Remove(taken.Participant);
                    break;
                case SessionEvent.Ended:
                    _gone.UnionWith(session.Participants.Select(person => person.Id));
                    break;
            }
        }

        public (Session Session, IReadOnlySet<ParticipantId> Gone)? Take()
        {
            lock (_gate)
            {
                if (_latest is not { } session)
                {
                    _isClosed = true;
                    return null;
                }

                var gone = _gone;
                _latest = null;
                _gone = [];
                return (session, gone);
            }
        }
    }
}
