using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using MimeKit;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;
using Invitation = SupportBot.Sessions.Invitation;

namespace SupportBot.Bot.Mail;

/// <summary>
/// Recognises invitations that came back, where the mailbox they left from can be read (R2.6). A report counts only if it is one by its headers, names our
/// message's id, whose random part nobody can guess who hasn't seen the message, and says in its own words that delivery failed. Looks only while an invitation sent within a day is neither opened
/// nor used.
/// </summary>
sealed partial class BounceWatch(
    GraphClients clients, SessionStore store, QueueBoard board, IOptions<MailOptions> mail, IOptions<SiteOptions> site, TimeProvider time, ILogger<BounceWatch> logger)
{
    const int MostSessions = 500;
    const int MostMessages = 50;
    static readonly TimeSpan Waits = TimeSpan.FromDays(1);
    static readonly string[] Fields = ["id", "from", "receivedDateTime", "internetMessageHeaders"];
    static readonly string[] NewestFirst = ["receivedDateTime desc"];

    /// <summary>Mailboxes that can't be read, and until when nobody asks again.</summary>
    readonly ConcurrentDictionary<string, DateTimeOffset> _closed = [];

    public async Task Look(CancellationToken cancellationToken)
    {
        if (mail.Value.Transport != MailTransportKind.Graph || !clients.IsOn)
            return;
        var now = time.GetUtcNow();
        var waiting = (await board.NotEnded(MostSessions, cancellationToken)).SelectMany(session => session.Invitations
            .Where(invitation => invitation is { Way: InvitationWay.Mail, State: InvitationState.Sent } && invitation.Since > now - Waits)
            .Select(invitation => (Session: session, Invitation: invitation))).ToList();
        if (waiting.Count == 0)
            return;
        var since = waiting.Min(sent => sent.Invitation.Since);
        await LookInto(mail.Value.From, () => InServiceMailbox(since, cancellationToken), id => OfServiceMailbox(id, cancellationToken), waiting, cancellationToken);
        var senders = waiting.Select(sent => sent.Invitation.Sender is { } sender ? sent.Session.Find(sender)?.Person : null).OfType<PersonId>().Distinct();
        foreach (var sender in senders)
            await LookInto(sender.Value, () => InOwnMailbox(sender, since, cancellationToken), id => OfOwnMailbox(sender, id, cancellationToken), waiting, cancellationToken);
    }

    async Task LookInto(string mailbox, Func<Task<MessageCollectionResponse?>> ask, Func<string, Task<Stream?>> read, List<(Session Session, Invitation Invitation)> waiting, CancellationToken cancellationToken)
    {
        if (_closed.TryGetValue(mailbox, out var until) && until > time.GetUtcNow())
            return;
        try
        {
            foreach (var report in (await GraphCall.Of(ask, cancellationToken))?.Value?.Where(IsReport) ?? [])
                await Take(report, read, waiting, cancellationToken);
        }
        catch (GraphException failure)
        {
            if (!failure.IsPassing)
                _closed[mailbox] = time.GetUtcNow() + GraphException.PauseAfterRefusal;
            LogUnread(failure.Failure, failure.Code);
        }
    }

    async Task Take(Message report, Func<string, Task<Stream?>> read, List<(Session Session, Invitation Invitation)> waiting, CancellationToken cancellationToken)
    {
        var named = InvitationMessageId.In($"{Header(report, "In-Reply-To")} {Header(report, "References")}", site.Value.PublicUrl.Host).ToList();
        var meant = waiting.Where(sent => named.Any(id => id.Invitation == sent.Invitation.Id && InvitationMessageId.Names(sent.Invitation, id.Hash))).ToList();
        if (meant.Count == 0 || report.Id is not { } message || !await SaysFailed(await GraphCall.Of(() => read(message), cancellationToken), cancellationToken))
            return;
        foreach (var (session, invitation) in meant)
            await store.Apply(session.Id, new SessionCommand.MarkBounced(invitation.Id), new Actor.Site(), null, cancellationToken);
    }

    /// <summary>RFC 3464 §2.3.3: a report may as well say that delivery is late, or done.</summary>
    static async Task<bool> SaysFailed(Stream? text, CancellationToken cancellationToken)
    {
        if (text is null)
            return false;
        try
        {
            await using (text)
                return (await MimeMessage.LoadAsync(text, cancellationToken)).BodyParts.OfType<MessageDeliveryStatus>().SelectMany(status => status.StatusGroups)
                    .Any(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false; // no message at all
        }
    }

    Task<Stream?> OfServiceMailbox(string id, CancellationToken cancellationToken) => clients.ForSite().Users[mail.Value.From].Messages[id].Content.GetAsync(cancellationToken: cancellationToken);

    async Task<Stream?> OfOwnMailbox(PersonId person, string id, CancellationToken cancellationToken) =>
        await clients.For(person, cancellationToken) is { } graph ? await graph.Me.Messages[id].Content.GetAsync(cancellationToken: cancellationToken) : null;

    Task<MessageCollectionResponse?> InServiceMailbox(DateTimeOffset since, CancellationToken cancellationToken) => clients.ForSite().Users[mail.Value.From].Messages.GetAsync(
        request => (request.QueryParameters.Filter, request.QueryParameters.Select, request.QueryParameters.Top, request.QueryParameters.Orderby) = (Since(since), Fields, MostMessages, NewestFirst),
        cancellationToken);

    async Task<MessageCollectionResponse?> InOwnMailbox(PersonId person, DateTimeOffset since, CancellationToken cancellationToken) => await clients.For(person, cancellationToken) is { } graph
        ? await graph.Me.Messages.GetAsync(
            request => (request.QueryParameters.Filter, request.QueryParameters.Select, request.QueryParameters.Top, request.QueryParameters.Orderby) = (Since(since), Fields, MostMessages, NewestFirst),
            cancellationToken)
        : null;

    static string Since(DateTimeOffset since) => FormattableString.Invariant($"receivedDateTime ge {since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");

    /// <summary>RFC 3464: a report on a delivery that failed; Exchange names itself as its sender.</summary>
    static bool IsReport(Message message) =>
        Header(message, "Content-Type").Contains("report-type=delivery-status", StringComparison.OrdinalIgnoreCase)
        || Header(message, "Content-Type").Contains("report-type=\"delivery-status\"", StringComparison.OrdinalIgnoreCase)
        || (Header(message, "X-MS-Exchange-Message-Is-Ndr") is not "" && message.From?.EmailAddress?.Address?.StartsWith("MicrosoftExchange", StringComparison.OrdinalIgnoreCase) == true);

    static string Header(Message message, string name) => message.InternetMessageHeaders?.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";

    [LoggerMessage(LogLevel.Warning, "A mailbox could not be looked into for mail that came back: {Failure} {Code}")]
    partial void LogUnread(GraphFailure failure, string? code);
}
