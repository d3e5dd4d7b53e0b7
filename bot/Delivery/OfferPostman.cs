using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Brings offers to agents in their personal chat (R7.4). An agent who can't be reached has as good as missed it: the next one is asked at once.</summary>
sealed class OfferPostman(Connector connector, CardSheets sheets, SessionQueries sessions, SessionStore store, People people, TimeProvider time)
{
    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var agent = entry.Entry.Person!.Value;
        if (await sessions.Get(entry.Entry.Session!.Value, cancellationToken) is not { } session || session.Wait?.OfferTo(agent) is not { State: OfferState.Open })
            return new Delivered.Done(); // taken, or withdrawn, before it went out
        if (await people.Get(agent, cancellationToken) is not { PersonalAddress: { } stored, UnreachableBecause: null })
            return await Missed(session, agent, cancellationToken);
        var address = StoredAddress.Read(stored);
        try
        {
            var card = await sheets.Draw(session, agent, address, CardKind.Offer, cancellationToken);
            var message = card with { MayBeSentTwice = true, ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } } };
            if (await connector.Send(address, message, cancellationToken) is { } id)
                await UntilWritten.Try(() => Remember(session, new CardPlace(session.Id, address.ConversationId, id, stored, agent, nameof(CardKind.Offer)), address, cancellationToken), time, cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind != ConnectorFailure.Unreachable)
                return ConnectorTrouble.Judge(failure, entry.Attempts);
            await people.MarkUnreachable(agent, failure.Code ?? "unreachable", cancellationToken);
            return await Missed(session, agent, cancellationToken);
        }
    }

    /// <summary>What happened while the card was on its way, nobody would show on it any more: it is drawn once more.</summary>
    async Task Remember(Session shown, CardPlace place, ConversationAddress address, CancellationToken cancellationToken)
    {
        await sheets.Remember(place, cancellationToken);
        if (await sessions.Get(shown.Id, cancellationToken) is { } now && now.Version != shown.Version)
            await connector.Update(address, place.ActivityId, await sheets.Draw(now, place.Viewer, address, CardKind.Offer, cancellationToken), cancellationToken);
    }

    async Task<Delivered> Missed(Session session, PersonId agent, CancellationToken cancellationToken)
    {
        await store.Apply(session.Id, new SessionCommand.MissOffer(agent), new Actor.Site(), null, cancellationToken);
        return new Delivered.Never("the agent can't be reached in chat");
    }
}
