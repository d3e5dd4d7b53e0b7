using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

sealed class QueueDesk
{
    public Task<AdaptiveCard> Offer(Session session, PersonId viewer, CultureInfo culture, CancellationToken ct) => throw new NotSupportedException();
    public Task<AdaptiveCard?> Queue(QueueId queue, CultureInfo culture, CancellationToken ct) => throw new NotSupportedException();
}
