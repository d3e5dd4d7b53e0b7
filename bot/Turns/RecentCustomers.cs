using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Whom a representative likely wants to invite again: customers who were invited by e-mail into their last sessions. The number of sessions looked through
/// is bounded, so it doesn't get slower with old ones.
/// </summary>
sealed class RecentCustomers(SessionQueries sessions)
{
    const int MostSessions = 50;

    /// <returns>The latest first, each address once.</returns>
    public async Task<IEnumerable<RecentCustomer>> Find(PersonId person, string typed, CancellationToken ct) =>
        (await sessions.RecentSessionsOf(person, MostSessions, ct)).SelectMany(Invited).DistinctBy(customer => customer.Address, StringComparer.OrdinalIgnoreCase).Where(customer => customer.Fits(typed));

    /// <summary>An address that came out wrong isn't offered again.</summary>
    static IEnumerable<RecentCustomer> Invited(Session session) => session.Invitations.Reverse()
        .Where(invitation => invitation is { Invitee: Invitee.Customer, Address: not null, State: not InvitationState.Failed })
        .Select(invitation => new RecentCustomer(invitation.Address!, invitation.JoinedBy is { } joined ? session.Find(joined)?.Name : null));
}
