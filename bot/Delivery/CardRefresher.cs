using System.Collections.Concurrent;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Brings every card of a session up to date, at most every <see cref="Interval"/>: channels limit the rate, and a card drawn anew loses what is half typed in it.</summary>
sealed class CardRefresher(Connector connector, CardSheets sheets, CardPlaces places, SessionQueries sessions, People people, TimeProvider time)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);

    readonly ConcurrentDictionary<SessionId, DateTimeOffset> _refreshed = new();

    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var id = entry.Entry.Session!.Value;
        var now = time.GetUtcNow();
        if (_refreshed.TryGetValue(id, out var last) && last + Interval > now)
            return new Delivered.Later(last + Interval - now, "soon");
        if (await sessions.Get(id, cancellationToken) is not { } session)
            return new Delivered.Done();
        _refreshed[id] = now;
        Delivered worst = new Delivered.Done();
        foreach (var place in await places.Of(id, cancellationToken))
        {
            if (await Refresh(session, place, entry.Attempts, cancellationToken) is Delivered.Later later)
                worst = later;
        }

        if (!session.IsOpen && worst is Delivered.Done)
            _refreshed.TryRemove(id, out _);
        return worst;
    }

    async Task<Delivered> Refresh(Session session, CardPlace place, int attempts, CancellationToken cancellationToken)
    {
        var address = StoredAddress.Read(place.Address);
        var kind = Enum.Parse<CardKind>(place.Kind);
        var card = await sheets.Draw(session, place.Viewer, address, kind, cancellationToken);
        try
        {
            await connector.Update(address, place.ActivityId, card, cancellationToken);
        }
        catch (ConnectorException failure) when (failure.Kind == ConnectorFailure.Gone)
        {
            await Replace(session, place, kind, address, card, cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            return await Troubled(failure, place, attempts, cancellationToken);
        }

        if (!session.IsOpen || (kind == CardKind.Offer && !session.IsWaiting))
            await places.Forget(place, cancellationToken); // a summary, or what became of an offer, doesn't change any more
        return new Delivered.Done();
    }

    /// <summary>The message can't be updated any more (deleted, or lost by the channel): a new one takes its place while the session is open.</summary>
    async Task Replace(Session session, CardPlace place, CardKind kind, ConversationAddress address, OutboundActivity card, CancellationToken cancellationToken)
    {
        await places.Forget(place, cancellationToken);
        if (session.IsOpen && kind == CardKind.Session && await connector.Send(address, card, cancellationToken) is { } id)
            await places.Add(place with { ActivityId = id }, cancellationToken);
    }

    async Task<Delivered> Troubled(ConnectorException failure, CardPlace place, int attempts, CancellationToken cancellationToken)
    {
        if (failure.Kind == ConnectorFailure.Unreachable)
        {
            await places.Forget(place, cancellationToken);
            if (place.Viewer is { } viewer)
                await people.MarkUnreachable(viewer, failure.Code ?? "unreachable", cancellationToken);
        }

        // an update may safely be repeated, also when its outcome is unknown
        return failure.Kind == ConnectorFailure.Unknown && attempts < 10
            ? new Delivered.Later(Pauses.After(attempts, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), failure.Kind.ToString())
            : ConnectorTrouble.Judge(failure, attempts);
    }
}
