using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using SupportBot.Sessions;

namespace SupportBot.Web.Live;

/// <summary>Who a live connection is, in which session. Established from the cookies of its request; a connection's id is never an identity.</summary>
sealed record Seat(SessionId Session, ParticipantId Participant, Actor Actor, CultureInfo Culture)
{
    /// <summary>All consoles, on every node.</summary>
    public const string Representatives = "representatives";

    /// <summary>A console page beside the sessions: it has no place in any.</summary>
    public static Seat AtDesk(Actor.Representative person, CultureInfo culture) => new(default, default, person, culture);

    public bool IsAtDesk => Session == default;

    /// <summary>All connections of one participant, on every node.</summary>
    public static string GroupOf(ParticipantId participant) => $"participant:{participant}";

    /// <summary>All console pages of one representative, on every node.</summary>
    public static string GroupOf(PersonId person) => $"person:{person}";
}

/// <summary>The live connections of this node.</summary>
sealed class Seats
{
    readonly ConcurrentDictionary<string, (Seat Seat, HubCallerContext Connection)> _taken = new();

    public void Take(HubCallerContext connection, Seat seat) => _taken[connection.ConnectionId] = (seat, connection);

    public Seat? Find(HubCallerContext connection) => _taken.TryGetValue(connection.ConnectionId, out var taken) ? taken.Seat : null;

    public Seat? Leave(HubCallerContext connection) => _taken.TryRemove(connection.ConnectionId, out var taken) ? taken.Seat : null;

    /// <summary>Everybody, without holding anybody up: the dictionary's own enumeration takes no lock, its <c>Values</c> would take all.</summary>
    public IEnumerable<(Seat Seat, HubCallerContext Connection)> All => _taken.Select(pair => pair.Value);

    public bool IsHere(ParticipantId participant) => All.Any(taken => taken.Seat.Participant == participant);

    /// <summary>Whether the person has a console page open here, of whichever session.</summary>
    public bool IsHere(PersonId person) => All.Any(taken => taken.Seat.Actor is Actor.Representative representative && representative.Person == person);

    public bool IsWatched(Session session) => All.Any(taken => taken.Seat.Session == session.Id);

    /// <summary>Whether a console is open here whose tabs show the session.</summary>
    public bool IsListed(Session session) =>
        All.Any(taken => taken.Seat.Actor is Actor.Representative representative && session.FindRepresentative(representative.Person) is not null);

    public ParticipantId[] Customers => [.. All.Where(taken => taken.Seat.Actor is Actor.Customer).Select(taken => taken.Seat.Participant).Distinct()];

    /// <summary>The connections that these participants have now; to be closed when they have heard the last word.</summary>
    public IReadOnlyList<HubCallerContext> Of(IReadOnlySet<ParticipantId> participants) =>
        [.. All.Where(taken => participants.Contains(taken.Seat.Participant)).Select(taken => taken.Connection)];

    /// <summary>Signed out: every page of theirs is closed.</summary>
    public void Dismiss(PersonId person)
    {
        foreach (var (seat, connection) in All)
        {
            if (seat.Actor is Actor.Representative representative && representative.Person == person)
                connection.Abort();
        }
    }
}
