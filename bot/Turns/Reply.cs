using SupportBot.Bot.Delivery;
using SupportBot.Cards.Model;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>What a turn answers with.</summary>
abstract record Reply
{
    Reply() { }

    /// <summary>A line of text; it may hold people's words.</summary>
    /// <param name="Secret">Put in place of <see cref="Post.SecretMark"/> when it goes out.</param>
    public sealed record Text(string Words, string? Secret = null) : Reply;

    /// <summary>A card as it is.</summary>
    /// <param name="Summary">What notifications show.</param>
    public sealed record Card(AdaptiveCard Content, string Summary, string? Secret = null) : Reply;

    /// <summary>The live card of a session, drawn when it goes out and kept up to date from then on.</summary>
    /// <param name="Replaces">The message that turns into it; null for a new one.</param>
    public sealed record Live(SessionId Session, string? Replaces = null) : Reply;

    /// <summary>The live card of a queue, the same for everybody in the conversation.</summary>
    /// <param name="Replaces">The message that turns into it; null for a new one.</param>
    public sealed record Queue(QueueId Id, string? Replaces = null) : Reply;
}

/// <summary>Turns replies into promises of the outbox, for the conversation of the caller.</summary>
sealed class Replies(PostSecrets secrets)
{
    public OutboxEntry Entry(Caller caller, Reply reply) => reply switch
    {
        Reply.Text text => new Post(caller.Address, Message(caller, text), null, null).Entry(caller.Id, Sealed(text.Secret)),
        Reply.Card card => new Post(caller.Address, Message(caller, card), null, null).Entry(caller.Id, Sealed(card.Secret)),
        Reply.Live live => new Post(caller.Address, null, new CardToShow(live.Session.Value, caller.Viewer?.Value, CardKind.Session), live.Replaces).Entry(caller.Id),
        Reply.Queue live => new Post(caller.Address, null, null, live.Replaces) { Queue = live.Id.Value }.Entry(caller.Id),
        _ => throw new System.Diagnostics.UnreachableException($"no such reply: {reply.GetType().Name}"),
    };

    /// <summary>The live card of a session for the caller alone, in their personal chat, wherever they are now; nothing where the bot is in none with them.</summary>
    public IEnumerable<OutboxEntry> Private(Caller caller, SessionId session)
    {
        if (caller.Turn.IsPersonal)
            yield return Entry(caller, new Reply.Live(session));
        else if (caller.Person.PersonalAddress is { } stored)
            yield return new Post(StoredAddress.Read(stored), null, new CardToShow(session.Value, caller.Id.Value, CardKind.Session), null).Entry(caller.Id);
    }

    static OutboundActivity Message(Caller caller, Reply.Text text) => OutboundActivity.Message(text.Words) with { Locale = caller.Culture.Name };

    static OutboundActivity Message(Caller caller, Reply.Card card) => OutboundActivity.Card(card.Content.ToNode(), card.Summary) with { Locale = caller.Culture.Name };

    string? Sealed(string? secret) => secret is null ? null : secrets.Seal(secret);
}
