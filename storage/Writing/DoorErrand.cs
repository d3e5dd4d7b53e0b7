using SupportBot.Sessions;

namespace SupportBot.Storage.Writing;

/// <summary>A command on its way through the door, or (without a command) a delivery that changes no session.</summary>
/// <param name="Target">The session it is about.</param>
/// <param name="Key">Of the delivery it came with.</param>
/// <param name="Answer">What goes out for its outcome.</param>
sealed record DoorRequest(SessionId? Target, SessionCommand? Command, Actor By, string? Key, Func<Outcome?, IEnumerable<OutboxEntry>>? Answer)
{
    /// <summary>The scheduled session that this makes a session of.</summary>
    public AppointmentId? Appointment { get; init; }
}

/// <summary>Settled with null for a <see cref="SessionStore.Take"/> that was taken.</summary>
sealed class DoorErrand(DoorRequest request, CancellationToken cancellationToken) : Errand<Outcome?>(cancellationToken)
{
    public DoorRequest Request => request;

    /// <summary>What is told to this process after the commit.</summary>
    public SessionChange? Change { get; set; }

    /// <summary>Why the rules or the answer broke, in this attempt; nothing of it is written.</summary>
    public Exception? Broken { get; set; }
}
