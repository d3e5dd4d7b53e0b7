using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;

namespace SupportBot.Storage.Writing;

/// <summary>A session's row and its lookups, brought from the state before to the state now.</summary>
sealed class SessionWriting(SupportContext context, SessionPolicy policy)
{
    /// <param name="row">As loaded; null for a new session.</param>
    public async Task Write(SessionRow? row, Session? before, Session now)
    {
        if (row is null)
            context.Sessions.Add(StoredSession.Row(now, policy));
        else
            StoredSession.Update(row, now, policy);
        WriteTokens(before, now);
        WritePeople(before, now);
        WriteOffers(before, now);
        if (before is { IsOpen: true } && !now.IsOpen)
            await context.CustomerKeys.Where(key => key.Session == now.Id && key.SeenAt != null).ExecuteUpdateAsync(set => set.SetProperty(key => key.SeenAt, (DateTimeOffset?)null));
    }

    /// <summary>A token that was replaced by a newer one is found no more.</summary>
    void WriteTokens(Session? before, Session now)
    {
        var earlier = before?.Invitations.ToDictionary(invitation => invitation.Id, invitation => invitation.TokenHash) ?? [];
        foreach (var invitation in now.Invitations)
        {
            var replaced = earlier.GetValueOrDefault(invitation.Id);
            if (replaced == invitation.TokenHash)
                continue;
            if (replaced is not null)
                context.InvitationTokens.Remove(Token(replaced, now.Id, invitation.Id));
            context.InvitationTokens.Add(Token(invitation.TokenHash, now.Id, invitation.Id));
        }
    }

    void WritePeople(Session? before, Session now)
    {
        foreach (var representative in now.Representatives)
        {
            var person = representative.Person!.Value;
            var earlier = before?.FindRepresentative(person);
            if (earlier?.IsPresent == representative.IsPresent)
                continue;
            var row = new SessionPersonRow { Person = person, Session = now.Id, Number = now.Number, JoinedAt = representative.JoinedAt, IsPresent = earlier?.IsPresent ?? representative.IsPresent };
            if (earlier is null)
            {
                context.SessionPeople.Add(row);
                continue;
            }

            context.SessionPeople.Attach(row);
            row.IsPresent = representative.IsPresent;
        }
    }

    void WriteOffers(Session? before, Session now)
    {
        var earlier = OpenOffers(before);
        var open = OpenOffers(now);
        foreach (var person in earlier.Except(open))
            context.Offers.Remove(new OfferRow { Session = now.Id, Person = person });
        foreach (var person in open.Except(earlier))
            context.Offers.Add(new OfferRow { Session = now.Id, Person = person });
    }

    static HashSet<PersonId> OpenOffers(Session? session) => session?.Wait?.OpenOffers.Select(offer => offer.Agent).ToHashSet() ?? [];

    static InvitationTokenRow Token(string hash, SessionId session, InvitationId invitation) => new() { Hash = hash, Session = session, Invitation = invitation };
}
