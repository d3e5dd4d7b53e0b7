using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>Where cards of a session stand. The newest card of its kind in a conversation is the live one.</summary>
public sealed class CardPlaces
{
    /// <returns>The card that this one replaces (same session, conversation and kind), to be made plain by the caller; null when there was none.</returns>
    public Task<CardPlace?> Add(CardPlace place, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<CardPlace>> Of(SessionId session, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The card is gone (deleted, conversation left). A newer one in its stead stays.</summary>
    public Task Forget(CardPlace place, CancellationToken cancellationToken) => throw new NotImplementedException();
}
