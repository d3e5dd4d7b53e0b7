using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Joining;
using SupportBot.Web.Live.Media;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Live;

/// <summary>Finds who a request is in a session, and what they may see; for pages and the live line alike.</summary>
sealed class Reception(SessionQueries queries, CustomerSeats customers, WaitingLines lines, Topology topology, CurrentPolicy policy)
{
    /// <summary>The place in the session that this browser has now; null: none. An unknown session and somebody else's are the same.</summary>
    public async Task<Seat?> Find(HttpContext http, SessionId id, bool asCustomer, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (asCustomer)
        {
            return await customers.Find(http, id, cancellationToken) is { } own && await queries.Get(id, cancellationToken) is { IsOpen: true } session && session.Find(own) is { IsPresent: true }
                ? new Seat(id, own, new Actor.Customer(own), culture)
                : null;
        }

        return http.User.Representative() is { } representative && await queries.Get(id, cancellationToken) is { IsOpen: true } joined
            && joined.FindRepresentative(representative.Person) is { IsPresent: true } present
            ? new Seat(id, present.Id, representative, culture)
            : null;
    }

    /// <summary>The session as the seat may see it now; null when the seat is gone.</summary>
    public async Task<Snapshot?> Show(Seat seat, CancellationToken cancellationToken) =>
        await queries.Get(seat.Session, cancellationToken) is { IsOpen: true } session && session.Find(seat.Participant) is { IsPresent: true } viewer
            ? await Show(session, viewer, cancellationToken)
            : null;

    /// <summary>The session as this viewer sees it, with their place in the line where it waits.</summary>
    public async Task<Snapshot> Show(Session session, Participant viewer, CancellationToken cancellationToken)
    {
        var seen = Show(session, viewer, await queries.Talk(session, Snapshots.LinesShown, cancellationToken));
        return seen.Wait is null ? seen : seen with { Wait = await lines.Of(session, cancellationToken) };
    }

    /// <summary>Without the place in the line: <see cref="LineBoard"/> tells it.</summary>
    public Snapshot Show(Session session, Participant viewer, Talk talk) => viewer.Role switch
    {
        ParticipantRole.Customer => Snapshots.ForCustomer(session, viewer, talk, topology),
        ParticipantRole.Representative => Snapshots.ForRepresentative(session, viewer, talk, topology, policy.Now.ConsoleGrace),
    };

    /// <summary>One tab for each open session of this person, oldest first.</summary>
    public async Task<ImmutableArray<ConsoleTab>> Tabs(PersonId person, CancellationToken cancellationToken) =>
        [.. (await queries.OpenSessionsOf(person, cancellationToken)).Select(session => Snapshots.Tab(session, person))];
}
