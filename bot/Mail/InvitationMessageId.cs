using System.Text.RegularExpressions;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>
/// The id of an invitation's message: from the invitation and its token, so that it is the same at each try and another one when it is sent anew. The
/// token's hash in it can't be guessed: who names it has seen the message.
/// </summary>
static partial class InvitationMessageId
{
    const int HashShown = 12;

    public static string Of(Invitation invitation, string host) => $"{invitation.Id}.{invitation.TokenHash[..HashShown]}@{host}";

    /// <summary>The invitations that a text, such as a References header, names.</summary>
    public static IEnumerable<(InvitationId Invitation, string Hash)> In(string text, string host) => Shape().Matches(text)
        .Where(match => match.Groups["host"].Value.Equals(host, StringComparison.OrdinalIgnoreCase))
        .Select(match => (InvitationId.Parse(match.Groups["id"].Value), match.Groups["hash"].Value))
        .Where(named => named.Item1 is not null).Select(named => (named.Item1!.Value, named.Item2));

    public static bool Names(Invitation invitation, string hash) => invitation.TokenHash.StartsWith(hash, StringComparison.Ordinal);

    [GeneratedRegex("(?<id>[0-9a-f]{32})\\.(?<hash>[0-9a-f]{12})@(?<host>[A-Za-z0-9.-]{1,253})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Shape();
}
