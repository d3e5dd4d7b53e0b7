using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;

namespace SupportBot.Web.Live.Media;

/// <summary>
/// Who is linked to whom, from the session's state alone: so it is the same on every node and after every restart. Streams go straight to up to
/// <see cref="MediaOptions.MeshViewers"/> viewers; to more, the controller's page passes them on, or the media server does, where there is one.
/// </summary>
sealed class Topology(IOptions<MediaOptions> options)
{
    /// <summary>The media server's name as a peer.</summary>
    public const string Sfu = "sfu";

    public SeenMedia For(Session session, ParticipantId viewer)
    {
        if (session.Activities.IsEmpty || !IsThere(session, viewer))
            return SeenMedia.None;
        var self = viewer.ToString();
        var routes = Routes(session).Where(route => route.From == self || route.To == self).ToArray();
        return new SeenMedia(
            [.. routes.Select(route => route.From == self ? route.To : route.From).Concat(FilePartners(session, viewer)).Distinct().Order(StringComparer.Ordinal)],
            [.. routes.Where(route => route.From == self).Select(route => new SeenRoute(route.Stream, route.To))],
            [.. routes.Where(route => route.To == self).Select(route => new SeenRoute(route.Stream, route.From))]);
    }

    /// <summary>Whether the two may signal to each other now.</summary>
    public bool AreLinked(Session session, ParticipantId one, ParticipantId other) => For(session, one).Links.Contains(other.ToString());

    /// <summary>Whose screen is seen; null where everybody sends, or nobody.</summary>
    public static ParticipantId? OwnerOf(Session session, Activity activity) => activity switch
    {
        { IsViewing: true } => activity.Customer,
        { IsSharing: true } => session.Controller,
        _ => null,
    };

    public static string StreamOf(Activity activity, ParticipantId owner) => $"{activity.Id}:{owner}";

    IEnumerable<(string Stream, string From, string To)> Routes(Session session)
    {
        var people = session.Participants.Where(person => IsThere(session, person.Id)).Select(person => person.Id).ToArray();
        foreach (var activity in session.Activities.Where(activity => activity.State == ActivityState.Running && (activity.IsSharing || activity.Kind is ActivityKind.Video or ActivityKind.Voice)))
        {
            var parts = people.Where(activity.Includes).ToArray();
            foreach (var owner in OwnerOf(session, activity) is { } one ? parts.Where(part => part == one) : parts)
            {
                foreach (var (from, to) in Ways(session, owner, [.. parts.Where(viewer => viewer != owner)]))
                    yield return (StreamOf(activity, owner), from, to);
            }
        }
    }

    IEnumerable<(string From, string To)> Ways(Session session, ParticipantId owner, ImmutableArray<ParticipantId> viewers)
    {
        if (viewers.IsEmpty)
            return [];
        if (options.Value.Janus.IsUsed)
            return [(owner.ToString(), Sfu), .. viewers.Select(viewer => (Sfu, viewer.ToString()))];
        if (viewers.Length <= options.Value.MeshViewers || session.Controller is not { } controller || !viewers.Contains(controller))
            return viewers.Select(viewer => (owner.ToString(), viewer.ToString()));
        return [(owner.ToString(), controller.ToString()), .. viewers.Where(viewer => viewer != controller).Select(viewer => (controller.ToString(), viewer.ToString()))];
    }

    /// <summary>Files go between the controller and their customer, and to nobody else.</summary>
    static IEnumerable<string> FilePartners(Session session, ParticipantId viewer) =>
        from transfer in session.Activities
        where transfer is { Kind: ActivityKind.FileTransfer, State: ActivityState.Running, Customer: not null } && session.Controller is not null
        where viewer == transfer.Customer || viewer == session.Controller
        select (viewer == session.Controller ? transfer.Customer : session.Controller).ToString();

    /// <summary>Here, and not waiting for a place.</summary>
    static bool IsThere(Session session, ParticipantId id) => session.Find(id) is { IsAdmitted: true };
}
