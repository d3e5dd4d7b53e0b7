using SupportBot.Bot.Delivery;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>An offer's message on its way to being the session's: until then the one card is kept up to date there, after it the other.</summary>
sealed class Offered(CardPlaces places, People people)
{
    /// <summary>From now on the message isn't drawn as an offer any more.</summary>
    /// <returns>What to <see cref="Restore"/> when nothing comes of it.</returns>
    public async Task<CardPlace?> Release(Caller caller, Session session, string? message, CancellationToken ct)
    {
        var place = (await places.Of(session.Id, ct)).FirstOrDefault(place => place.Kind == nameof(CardKind.Offer) && place.ActivityId == message && place.ConversationId == caller.Address.ConversationId);
        if (place is not null)
            await places.Forget(place, ct);
        return place;
    }

    public async Task Restore(CardPlace? place, CancellationToken ct)
    {
        if (place is not null)
            await places.Add(place, ct);
    }

    /// <summary>The caller's commands are about this session now.</summary>
    public Task BelongsTo(Caller caller, Session session, CancellationToken ct) => people.SetCurrentSession(caller.Id, session.Id, ct);
}
