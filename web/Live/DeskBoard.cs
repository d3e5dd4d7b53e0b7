using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>
/// Tells consoles that offers, agents or scheduled sessions may have changed; they ask what it means for them. The word itself says nothing, so it may go to all, and
/// it goes at most once every <see cref="Pace"/>.
/// </summary>
sealed class DeskBoard(SessionChanges changes, Agents agents, AppointmentStore appointments, IHubContext<LiveHub> hub) : BackgroundService
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    readonly SemaphoreSlim _changed = new(0);

    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(Note);
        agents.Changed += Note;
        appointments.Changed += Note;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stoppingToken);
                while (_changed.Wait(0, CancellationToken.None))
                {
                }

                await hub.Clients.Group(Seat.Representatives).SendAsync("desk", stoppingToken);
                await Task.Delay(Pace, stoppingToken);
            }
        }
        finally
        {
            agents.Changed -= Note;
            appointments.Changed -= Note;
        }
    }

    void Note() => _changed.Release();

    void Note(SessionChange change)
    {
        if (change.Events.Any(happened => Concerns(happened.Event)))
            _changed.Release();
    }

    static bool Concerns(SessionEvent happened) => happened is SessionEvent.Offered or SessionEvent.OfferDeclined or SessionEvent.OfferMissed or SessionEvent.ControlTaken
        or SessionEvent.ControlTransferred or SessionEvent.SessionTransferred or SessionEvent.Requested or SessionEvent.Overflowed or SessionEvent.Returned or SessionEvent.Ended;
}
