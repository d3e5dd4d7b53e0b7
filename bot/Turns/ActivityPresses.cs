using System.Security.Cryptography;
using System.Text;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

/// <summary>Presses about what runs in a session (R10.4): the rules say whether, the card how it stands.</summary>
sealed class ActivityPresses(PressDoor door) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.View view => door.Plain(pressed, session, new SessionCommand.StartActivity(IdOf(view), view.Kind, null), ct),
        CardPress.StopActivity stop => door.Plain(pressed, session, new SessionCommand.StopActivity(stop.Activity), ct),
        _ => null,
    };

    /// <summary>The same press is the same activity, however often and wherever it arrives (R11.1).</summary>
    static ActivityId IdOf(CardPress.View press) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{press.Session}/{press.PressId}/{press.Kind}")).AsSpan(0, 16)));
}
