using Microsoft.Extensions.Options;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>Links that sign a representative in once; the ticket lies sealed in the outbox until it goes out. For a personal chat only.</summary>
sealed class SignInLinks(SignInTickets tickets, CardContexts contexts, IOptions<SiteOptions> site)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task<Reply> ToConsole(Caller caller, CancellationToken ct) =>
        new Reply.Text(ChatTexts.Of("ConsoleLink", caller.Culture, Lifetime.TotalMinutes, Address("")), await tickets.Issue(caller.Id, Lifetime, ct));

    /// <summary>The ticket says who alone may come back signed in: the link is of no use to anybody else.</summary>
    public async Task<Reply> ToMicrosoft365(Caller caller, CancellationToken ct) =>
        CardDesk.Card(SignInCard.Render(Address("?to=/signed-in"), Lifetime, contexts.For(caller.Culture))) with { Secret = await tickets.Issue(caller.Id, Lifetime, ct) };

    /// <summary>The whole record of a session as files (R11.3): one link for each, as each works once.</summary>
    public async Task<IReadOnlyList<Reply>> ToHistory(Caller caller, Session session, CancellationToken ct) =>
    [
        await ToHistory(caller, session, "HistoryAsText", "txt", ct),
        await ToHistory(caller, session, "HistoryAsData", "json", ct),
    ];

    public async Task<Reply> ToRecordings(Caller caller, Session session, CancellationToken ct) => new Reply.Text(
        ChatTexts.Of("Recordings", caller.Culture, session.Number, Lifetime.TotalMinutes, Address($"?to=/console/{session.Id}/recordings")), await tickets.Issue(caller.Id, Lifetime, ct));

    async Task<Reply> ToHistory(Caller caller, Session session, string key, string format, CancellationToken ct) => new Reply.Text(
        ChatTexts.Of(key, caller.Culture, session.Number, Lifetime.TotalMinutes, Address($"?to=/console/{session.Id}/history.{format}")), await tickets.Issue(caller.Id, Lifetime, ct));

    string Address(string query) => site.Value.Address("sign-in/").AbsoluteUri + Post.SecretMark + query;
}
