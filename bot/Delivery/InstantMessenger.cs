using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Mail;
using SupportBot.Bot.Turns;
using SupportBot.Cards;
using SupportBot.Graph;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Invitations by instant message (R2.3): in the representative's name where they have signed in, else by the bot; a colleague who is to assist gets the
/// bot's card with *Assist* first. Where neither reaches the person, the sender is told and has the link to copy. docs/instant-messages.md says what each
/// failure means.
/// </summary>
sealed partial class InstantMessenger(
    InstantMessages messages, AppInstallations installations, Connector connector, SessionStore store, People people, Letters letters, AssistPasses passes, CardContexts contexts,
    BotOptions bot, IOptions<SiteOptions> site, TimeProvider time, ILogger<InstantMessenger> logger)
{
    const int MostTries = 12;

    static readonly Actor Site = new Actor.Site();

    public async Task<Delivered> Deliver(LeasedEntry entry, Session session, Invitation invitation, string token, CancellationToken cancellationToken)
    {
        var sender = (invitation.Sender is { } inviter ? session.Find(inviter) : session.Representatives.FirstOrDefault())?.Person;
        Func<Task<Sent>> byGraph = () => ByGraph(session, invitation, token, sender, entry.Attempts, cancellationToken);
        Func<Task<Sent>> byBot = () => ByBot(session, invitation, token, sender, entry.Attempts, cancellationToken);
        foreach (var way in invitation.Invitee == Invitee.Representative ? new[] { byBot, byGraph } : [byGraph, byBot])
        {
            var sent = await way();
            if (sent.Later is { } pause && entry.Attempts < MostTries)
            {
                await store.Apply(session.Id, new SessionCommand.MarkSendFailed(invitation.Id, SendFailure.ServerUnavailable, false), Site, null, cancellationToken);
                return new Delivered.Later(Pauses.After(entry.Attempts, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), pause), "instant message");
            }

            if (!sent.IsDone)
                continue;
            await UntilWritten.Try(() => store.Apply(session.Id, new SessionCommand.MarkSent(invitation.Id), Site, null, cancellationToken), time, cancellationToken);
            return new Delivered.Done();
        }

        await store.Apply(session.Id, new SessionCommand.MarkSendFailed(invitation.Id, SendFailure.PersonUnreachable, true), Site, null, cancellationToken);
        return new Delivered.Never(nameof(SendFailure.PersonUnreachable));
    }

    async Task<Sent> ByGraph(Session session, Invitation invitation, string token, PersonId? sender, int attempts, CancellationToken cancellationToken)
    {
        if (sender is not { } from)
            return Sent.No;
        try
        {
            var to = invitation.Person!.Id;
            return await messages.Send(from, to.Contains('/', StringComparison.Ordinal) ? new PersonId(to).ObjectId : to, letters.Chat(session, invitation, token).Html, cancellationToken) ? Sent.Yes : Sent.No;
        }
        catch (GraphException failure)
        {
            LogGraph(failure.Failure, failure.Code);
            // Where no answer came it may have arrived: once more, with the same link, and then not by this way.
            var mayTryAgain = failure.IsPassing && (failure.Code is not null || attempts == 0);
            return mayTryAgain ? Sent.After(failure.RetryAfter ?? TimeSpan.Zero) : Sent.No;
        }
    }

    async Task<Sent> ByBot(Session session, Invitation invitation, string token, PersonId? sender, int attempts, CancellationToken cancellationToken)
    {
        try
        {
            if (await AddressOf(invitation.Person!.Id, sender, cancellationToken) is not { } address)
                return Sent.No;
            var culture = Language.Of(invitation.Language);
            var message = Message(session, invitation, token, sender, culture) with { Locale = culture.Name, MayBeSentTwice = true, ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } } };
            await connector.Send(address, message, cancellationToken);
            return Sent.Yes;
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind == ConnectorFailure.Unreachable && invitation.Person!.Id.Contains('/', StringComparison.Ordinal))
                await people.MarkUnreachable(new PersonId(invitation.Person.Id), failure.Code ?? "unreachable", cancellationToken);
            return ConnectorTrouble.Judge(failure, attempts) is Delivered.Later later ? Sent.After(later.Pause) : Sent.No;
        }
    }

    OutboundActivity Message(Session session, Invitation invitation, string token, PersonId? sender, System.Globalization.CultureInfo culture)
    {
        var context = contexts.For(culture);
        var by = letters.InviterOf(session, invitation);
        var card = invitation.Invitee == Invitee.Representative
            ? AssistCard.Render(session, by, sender, passes.Issue(session.Id, new PersonId(invitation.Person!.Id)), context)
            : LinkedCard.Invitation(new LinkShown(invitation.Invitee, site.Value.JoinLink(token), invitation.ExpiresAt), by, context);
        return OutboundActivity.Card(card.ToNode(), card.FallbackText ?? "");
    }

    /// <summary>Where the bot can write to them alone; for somebody of the sender's directory whom it doesn't know yet, once the app is installed for them.</summary>
    async Task<ConversationAddress?> AddressOf(string person, PersonId? sender, CancellationToken cancellationToken)
    {
        if (!person.Contains('/', StringComparison.Ordinal))
            return null;
        var id = new PersonId(person);
        if (await people.Get(id, cancellationToken) is { PersonalAddress: { } stored } known)
            return known.UnreachableBecause is null ? StoredAddress.Read(stored) : null;
        if (bot.AppId.Length == 0 || sender is not { } from || from.Tenant != id.Tenant || await people.Get(from, cancellationToken) is not { PersonalAddress: { } own })
            return null;
        try
        {
            await installations.Install(bot.AppId, id.ObjectId, cancellationToken);
        }
        catch (GraphException failure)
        {
            LogGraph(failure.Failure, failure.Code); // the app may be there all the same
        }

        var through = StoredAddress.Read(own);
        return await connector.CreatePersonal(through.ServiceUrl, id.Tenant, through.BotId ?? $"28:{bot.AppId}", id.ObjectId, cancellationToken);
    }

    /// <summary>What became of one way.</summary>
    readonly record struct Sent(bool IsDone, TimeSpan? Later)
    {
        public static Sent Yes => new(true, null);

        public static Sent No => new(false, null);

        public static Sent After(TimeSpan pause) => new(false, pause);
    }

    [LoggerMessage(LogLevel.Warning, "Graph did not take an instant message: {Failure} {Code}")]
    partial void LogGraph(GraphFailure failure, string? code);
}
