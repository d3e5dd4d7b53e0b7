using Microsoft.Graph.Communications.GetPresencesByUserId;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Asks Teams how people are.</summary>
public sealed class Presences(GraphClients clients)
{
    /// <summary>Graph takes no more in one question.</summary>
    public const int MostAtOnce = 650;

    /// <param name="ids">Object ids of the directory; <see cref="MostAtOnce"/> at most.</param>
    /// <exception cref="GraphException">It could not be asked, or may not.</exception>
    public async Task<IReadOnlyDictionary<string, Presence>> Of(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var answer = await GraphCall.Of(
            () => clients.ForSite().Communications.GetPresencesByUserId.PostAsGetPresencesByUserIdPostResponseAsync(new GetPresencesByUserIdPostRequestBody { Ids = [.. ids] }, cancellationToken: cancellationToken), cancellationToken);
        var known = new Dictionary<string, Presence>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in answer?.Value ?? [])
        {
            if (one.Id is { } id)
                known[id] = Read(one.Availability);
        }

        return known;
    }

    static Presence Read(string? availability) => availability switch
    {
        "Available" or "AvailableIdle" => Presence.Available,
        "Busy" or "BusyIdle" or "DoNotDisturb" => Presence.Busy,
        "Away" or "BeRightBack" or "Offline" => Presence.Away,
        _ => Presence.Unknown,
    };
}
