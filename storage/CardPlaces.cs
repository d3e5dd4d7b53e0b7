using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>Where cards of a session stand. The newest card of its kind in a conversation is the live one.</summary>
public sealed class CardPlaces
{
    readonly Writer _writer;
    readonly Contexts _contexts;

    internal CardPlaces(Writer writer, Contexts contexts) => (_writer, _contexts) = (writer, contexts);

    /// <returns>The card that this one replaces (same session, conversation and kind), to be made plain by the caller; null when there was none.</returns>
    public Task<CardPlace?> Add(CardPlace place, CancellationToken cancellationToken) => _writer.Write(
        async context =>
        {
            // One message is one card: an offer that was accepted turns into the session's card.
            await context.CardPlaces.Where(row => row.Session == place.Session && row.ConversationId == place.ConversationId && row.ActivityId == place.ActivityId && row.Kind != place.Kind).ExecuteDeleteAsync();
            var earlier = await At(context, place).AsNoTracking().FirstOrDefaultAsync();
            if (earlier is null)
                context.Add(place);
            else
                context.Update(place);
            await context.SaveChangesAsync();
            return earlier?.ActivityId == place.ActivityId ? null : earlier;
        },
        cancellationToken);

    public async Task<IReadOnlyList<CardPlace>> Of(SessionId session, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.CardPlaces.AsNoTracking().Where(row => row.Session == session).OrderBy(row => row.ConversationId).ThenBy(row => row.Kind).ToListAsync(cancellationToken);
    }

    /// <summary>The card is gone (deleted, conversation left). A newer one in its stead stays.</summary>
    public Task Forget(CardPlace place, CancellationToken cancellationToken) =>
        _writer.Write(context => At(context, place).Where(row => row.ActivityId == place.ActivityId).ExecuteDeleteAsync(), cancellationToken);

    static IQueryable<CardPlace> At(SupportContext context, CardPlace place) =>
        context.CardPlaces.Where(row => row.Session == place.Session && row.ConversationId == place.ConversationId && row.Kind == place.Kind);
}
