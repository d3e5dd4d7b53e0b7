using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Links of ours that somebody pasted. A join link is looked up by its token's hash and nothing else happens to it: it isn't opened, isn't used, isn't
/// logged, and isn't on the card. Teams keeps the card for half an hour and shows it to everybody in the chat.
/// </summary>
sealed class ComposeLinks(SessionQueries sessions, LinkedCards linked, CardContexts contexts, CurrentPolicy policy, TimeProvider time, IOptions<SiteOptions> site)
{
    /// <summary>No token of ours is longer.</summary>
    const int LongestToken = 100;

    public async Task<InvokeAnswer> Unfold(Caller caller, Uri url, CancellationToken ct)
    {
        var context = contexts.For(caller.Culture);
        return StepsOf(url) switch
        {
            ["join", var token] when token.Length <= LongestToken && await sessions.FindByToken(InvitationToken.Hash(token), ct) is var (session, invitation) && LinkedCards.IsColleague(caller, session) =>
                LinkedCards.Answer(linked.Card(caller, session, context, !invitation.IsUsableAt(time.GetUtcNow())), context),
            ["console", var id, ..] when SessionId.Parse(id) is { } named && await sessions.Get(named, ct) is { } session && HasPart(caller, session) =>
                LinkedCards.Answer(linked.Card(caller, session, context), context),
            _ => Nothing,
        };
    }

    /// <summary>In a chat where the app isn't installed: who asks is blanked out, so nothing is looked up, and every link has the same card.</summary>
    public InvokeAnswer Neutral(Turn turn, Uri url)
    {
        var context = contexts.For(Language.Of(turn.Activity.Locale));
        return StepsOf(url) is ["join", { Length: <= LongestToken }] ? LinkedCards.Answer(LinkedCard.Anonymous(context).ToNode(), context) : Nothing;
    }

    public static InvokeAnswer Nothing => InvokeAnswer.ComposeResult([]);

    bool HasPart(Caller caller, Session session) => session.FindRepresentative(caller.Id) is not null || (policy.Now.IsSupervisor(caller.Id) && LinkedCards.IsColleague(caller, session));

    /// <summary>The parts of the path; none for an address that isn't this site's.</summary>
    string[] StepsOf(Uri url) => url.GetLeftPart(UriPartial.Authority).Equals(site.Value.PublicUrl.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) && url.UserInfo.Length == 0
        ? url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
        : [];
}
