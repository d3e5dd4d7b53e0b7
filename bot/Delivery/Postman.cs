using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Sends messages into conversations, and remembers where live cards stand.</summary>
sealed class Postman(Connector connector, CardSheets sheets, QueueBoard board, QueuePins pins, People people, PostSecrets secrets, TimeProvider time)
{
    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var post = Post.Read(entry.Entry);
        var activity = await Content(post, entry.Entry.Secret, cancellationToken);
        if (activity is null)
            return new Delivered.Done();
        try
        {
            var id = await Send(post, activity, cancellationToken);
            if (post.Card is { } card && id is not null)
                await UntilWritten.Try(() => Remember(post, card, id, cancellationToken), time, cancellationToken);
            if (post.Queue is { } queue && id is not null)
                await Remember(post, new QueueId(queue), id, entry.Entry.Person, cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind == ConnectorFailure.Unreachable && entry.Entry.Person is { } person && post.Address.ConversationType is null or "personal")
                await people.MarkUnreachable(person, failure.Code ?? "unreachable", cancellationToken);
            return ConnectorTrouble.Judge(failure, entry.Attempts);
        }
    }

    /// <summary>Null when there is nothing to show any more.</summary>
    async Task<OutboundActivity?> Content(Post post, string? secret, CancellationToken cancellationToken)
    {
        if (post.Card is { } card)
            return await sheets.Draw(new SessionId(card.Session), card.Viewer is { } viewer ? new PersonId(viewer) : null, post.Address, card.Kind, cancellationToken);
        if (post.Queue is { } queue)
            return await sheets.Draw(new QueueId(queue), post.Address, cancellationToken);
        return secret is null ? post.Activity : secrets.PutIn(post.Activity!, secret);
    }

    /// <summary>A message that is gone is replaced by a new one: nothing is lost.</summary>
    async Task<string?> Send(Post post, OutboundActivity activity, CancellationToken cancellationToken)
    {
        if (post.Replaces is { } replaced)
        {
            try
            {
                await connector.Update(post.Address, replaced, activity, cancellationToken);
                return replaced;
            }
            catch (ConnectorException failure) when (failure.Kind == ConnectorFailure.Gone)
            {
                // falls through to a new message
            }
        }

        return await connector.Send(post.Address, activity with { MayBeSentTwice = true }, cancellationToken);
    }

    Task Remember(Post post, CardToShow card, string activityId, CancellationToken cancellationToken)
    {
        var viewer = card.Viewer is { } person ? new PersonId(person) : (PersonId?)null;
        return sheets.Remember(new CardPlace(new SessionId(card.Session), post.Address.ConversationId, activityId, StoredAddress.Write(post.Address), viewer, card.Kind.ToString()), cancellationToken);
    }

    /// <summary>In one conversation one card of a queue is live: the newest.</summary>
    async Task Remember(Post post, QueueId queue, string activityId, PersonId? asker, CancellationToken cancellationToken)
    {
        var place = new QueuePlace(queue, post.Address.ConversationId, activityId, StoredAddress.Write(post.Address));
        QueuePlace? older = null;
        await UntilWritten.Try(
            async () =>
            {
                if ((older = await board.AddPlace(place, cancellationToken)) is not null)
                    await sheets.Retire(older, cancellationToken);
            },
            time,
            cancellationToken);
        if (asker is { } person)
            await pins.Move(person, post.Address, older?.ActivityId, activityId, cancellationToken);
    }
}
