using SupportBot.Bot.Delivery;
using SupportBot.Bot.Texts;
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

    /// <summary>A card as it is, for the caller. In a shared conversation it goes into their personal chat, unless it <see cref="IsForAll"/>.</summary>
    /// <param name="Summary">What notifications show.</param>
    public sealed record Card(AdaptiveCard Content, string Summary, string? Secret = null) : Reply
    {
        public CardRole Role { get; init; }

        /// <summary>A form that has done its work; a dialog closes then.</summary>
        public bool IsFinished { get; init; }

        /// <summary>Why what was asked for was refused; stands on the card too.</summary>
        public string? Problem { get; init; }

        /// <summary>Nothing on it is anybody's business alone: no customers, nothing that was said, no addresses, no links.</summary>
        public bool IsForAll { get; init; }
    }

    /// <summary>The live card of a session, drawn when it goes out and kept up to date from then on.</summary>
    /// <param name="Replaces">The message that turns into it; null for a new one.</param>
    public sealed record Live(SessionId Session, string? Replaces = null) : Reply;

    /// <summary>The live card of a queue, the same for everybody in the conversation.</summary>
    /// <param name="Replaces">The message that turns into it; null for a new one.</param>
    public sealed record Queue(QueueId Id, string? Replaces = null) : Reply;
}

/// <summary>What a card is to the conversation.</summary>
enum CardRole
{
    Plain,

    /// <summary>To be filled in; may be shown in a dialog.</summary>
    Form,

    /// <summary>A session's, which is kept up to date where it stands.</summary>
    Live,
}

/// <summary>Turns replies into promises of the outbox, for the conversation of the caller.</summary>
sealed class Replies(PostSecrets secrets, Dialogs dialogs)
{
    /// <summary>Several replies; who reads an answer that is theirs alone elsewhere is told so, once.</summary>
    public IEnumerable<OutboxEntry> Entries(Caller caller, IEnumerable<Reply> inOrder)
    {
        var all = inOrder.ToArray();
        if (all.Any(reply => IsPrivate(caller, reply)))
            yield return Entry(caller, new Reply.Text(ChatTexts.Of(HasPersonalChat(caller) ? "AnsweredPrivately" : "OnlyPersonal", caller.Culture)));
        foreach (var reply in all.Where(reply => !IsPrivate(caller, reply) || HasPersonalChat(caller)))
            yield return Entry(caller, reply);
    }

    /// <summary>For the caller alone, wherever they are now; nothing where the bot is in no personal chat with them.</summary>
    public IEnumerable<OutboxEntry> Private(Caller caller, Reply reply) =>
        caller.Turn.IsPersonal ? [Entry(caller, reply)] : caller.Person.PersonalAddress is { } stored ? [Entry(caller, reply, StoredAddress.Read(stored), caller.Id, null)] : [];

    public static bool HasPersonalChat(Caller caller) => caller.Turn.IsPersonal || caller.Person.PersonalAddress is not null;

    /// <summary>Whether others in the conversation have no business with it.</summary>
    static bool IsPrivate(Caller caller, Reply reply) => !caller.Turn.IsPersonal && reply is Reply.Card { IsForAll: false } or Reply.Text { Secret: not null };

    /// <param name="replaces">The message that turns into a card; null for a new one.</param>
    public OutboxEntry Entry(Caller caller, Reply reply, string? replaces = null) =>
        !IsPrivate(caller, reply) ? Entry(caller, reply, caller.Address, caller.Viewer, replaces)
        : caller.Person.PersonalAddress is { } stored ? Entry(caller, reply, StoredAddress.Read(stored), caller.Id, null)
        : Entry(caller, new Reply.Text(ChatTexts.Of("OnlyPersonal", caller.Culture)), caller.Address, null, null);

    OutboxEntry Entry(Caller caller, Reply reply, ConversationAddress address, PersonId? viewer, string? replaces) => reply switch
    {
        Reply.Text text => new Post(address, Message(caller, text), null, null).Entry(caller.Id, Sealed(text.Secret)),
        Reply.Card card => new Post(address, Message(caller, card, address), null, replaces).Entry(caller.Id, Sealed(card.Secret)),
        Reply.Live live => new Post(address, null, new CardToShow(live.Session.Value, viewer?.Value, CardKind.Session), live.Replaces).Entry(caller.Id),
        Reply.Queue live => new Post(address, null, null, live.Replaces) { Queue = live.Id.Value }.Entry(caller.Id),
        _ => throw new System.Diagnostics.UnreachableException($"no such reply: {reply.GetType().Name}"),
    };

    /// <summary>The live card of a session for the caller alone, in their personal chat, wherever they are now; nothing where the bot is in none with them.</summary>
    public IEnumerable<OutboxEntry> Private(Caller caller, SessionId session) => Private(caller, new Reply.Live(session));

    static OutboundActivity Message(Caller caller, Reply.Text text) => OutboundActivity.Message(text.Words) with { Locale = caller.Culture.Name };

    OutboundActivity Message(Caller caller, Reply.Card card, ConversationAddress to) => OutboundActivity.Card(dialogs.Card(card.Content, to.ChannelId), card.Summary) with { Locale = caller.Culture.Name };

    string? Sealed(string? secret) => secret is null ? null : secrets.Seal(secret);
}
