using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SupportBot.Protocol;

public sealed partial class Connector
{
    const int PageSize = 500;
    const int MostPages = 1_000;

    /// <summary>One member; null when they aren't there (any more).</summary>
    /// <param name="memberId">"29:…", a directory id or a sign-in name. Local tools know only the first.</param>
    public async Task<TeamsMember?> GetMember(ConversationAddress address, string memberId, CancellationToken ct)
    {
        try
        {
            return TeamsMember.Read(Required(await calls.SendForJson(Call(HttpMethod.Get, address, "", "members", memberId), ct)));
        }
        catch (ConnectorException gone) when (gone.Kind == ConnectorFailure.Gone)
        {
            return null;
        }
    }

    /// <summary>All members, page by page, each once. Ends also where the service would go round in circles.</summary>
    public async IAsyncEnumerable<TeamsMember> GetMembers(ConversationAddress address, [EnumeratorCancellation] CancellationToken ct)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var query = $"?pageSize={PageSize}" + (token is null ? "" : "&continuationToken=" + Uri.EscapeDataString(token));
            var answer = Required(await calls.SendForJson(Call(HttpMethod.Get, address, query, "pagedmembers"), ct));
            foreach (var member in TeamsMember.ReadAll(answer.At("members")))
            {
                if (people.Add(member.Id))
                    yield return member;
            }
            token = answer.Path("continuationToken");
            if (token is null || !tokens.Add(token))
                yield break;
        }
    }

    /// <summary>Members who see one message.</summary>
    public async Task<IReadOnlyList<TeamsMember>> GetActivityMembers(ConversationAddress address, string activityId, CancellationToken ct) =>
        [.. TeamsMember.ReadAll(await calls.SendForJson(Call(HttpMethod.Get, address, "", "activities", activityId, "members"), ct))];
}

/// <summary>A member of a conversation as the roster tells it.</summary>
/// <param name="Role">"user", "anonymous" or "bot", where told.</param>
public sealed record TeamsMember(
    string Id, string? ObjectId, string? Name, string? GivenName, string? Surname, string? Email, string? UserPrincipalName, string? TenantId, string? Role)
{
    internal static IEnumerable<TeamsMember> ReadAll(JsonElement? members) =>
        members is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(Read).OfType<TeamsMember>() : [];

    /// <summary>The older roster calls say objectId where the newer ones say aadObjectId.</summary>
    internal static TeamsMember? Read(JsonElement member) => member.Path("id") is not { } id ? null : new(
        id,
        member.Path("aadObjectId") ?? member.Path("objectId"),
        member.Path("name"),
        member.Path("givenName"),
        member.Path("surname"),
        member.Path("email"),
        member.Path("userPrincipalName"),
        member.Path("tenantId"),
        member.Path("userRole") ?? member.Path("role"));
}
