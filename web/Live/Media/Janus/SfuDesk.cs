using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live.Media.Janus;

/// <summary>
/// The pages' places at the media server, where there is one. A place belongs to a page, not to its connection: it outlives a gap in the line.
/// After every change of a session here each place is made equal to what its page may send and get; pages also ask for it, which carries changes
/// made on another node.
/// </summary>
sealed class SfuDesk(IOptions<MediaOptions> options, Topology topology, SessionQueries queries, SessionChanges changes, IHubContext<LiveHub> hub) : IHostedService, IDisposable
{
    /// <summary>For a page to come back.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(90) };
    readonly ConcurrentDictionary<Guid, (SessionId Session, ParticipantId Participant, SfuSeat Place)> _places = new();
    readonly ConcurrentDictionary<Guid, int> _connections = new();
    IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Janus.IsUsed)
            _subscription = changes.Subscribe(change => _ = Follow(change.Session));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        // A media server that doesn't answer holds no stop up.
        await Task.WhenAll(_places.Keys.Select(Leave)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _http.Dispose();
    }

    /// <summary>Brings the page's place up to date; it is made when the page may send or get something.</summary>
    public async Task Sync(Seat seat, Guid page, CancellationToken cancellationToken)
    {
        if (options.Value.Janus.IsUsed && await queries.Get(seat.Session, cancellationToken) is { } session)
            await Allow(session, page, seat.Participant, mayBegin: true);
    }

    public Task<string?> Publish(Guid page, string sdp, Dictionary<string, string> labels) =>
        _places.TryGetValue(page, out var taken) ? taken.Place.Publish(sdp, labels) : Task.FromResult<string?>(null);

    public Task Answer(Guid page, int round, string sdp) => _places.TryGetValue(page, out var taken) ? taken.Place.Answer(round, sdp) : Task.CompletedTask;

    public void Came(Guid page) => _connections.AddOrUpdate(page, 1, (_, count) => count + 1);

    public void Went(Guid page) => _ = LeaveUnlessBack(page);

    async Task LeaveUnlessBack(Guid page)
    {
        if (_connections.AddOrUpdate(page, 0, (_, count) => count - 1) > 0)
            return;
        if (_places.ContainsKey(page))
            await Task.Delay(Grace);
        if (_connections.TryRemove(new KeyValuePair<Guid, int>(page, 0)))
            await Leave(page);
    }

    async Task Leave(Guid page)
    {
        if (_places.TryRemove(page, out var taken))
            await taken.Place.DisposeAsync();
    }

    async Task Follow(Session session)
    {
        foreach (var (page, taken) in _places.Where(pair => pair.Value.Session == session.Id))
            await Allow(session, page, taken.Participant, mayBegin: false);
    }

    async Task Allow(Session session, Guid page, ParticipantId participant, bool mayBegin)
    {
        var media = topology.For(session, participant);
        var (sends, receives) = (Streams(media.Sends), Streams(media.Receives));
        if (!_places.TryGetValue(page, out var taken))
        {
            if (!mayBegin || (sends.IsEmpty && receives.IsEmpty))
                return;
            taken = _places.GetOrAdd(page, _ => (session.Id, participant, new SfuSeat(_http, options.Value.Janus, RoomOf(session.Id), participant.ToString(), offer => Tell(participant, page, offer))));
        }

        await taken.Place.Allow(sends, receives);
    }

    Task Tell(ParticipantId participant, Guid page, SfuOffer? offer) =>
        hub.Clients.Group(Seat.GroupOf(participant)).SendAsync("sfu", page, offer?.Round ?? 0, offer?.Sdp ?? "", offer?.Labels ?? []);

    static ImmutableHashSet<string> Streams(IEnumerable<SeenRoute> routes) => [.. routes.Where(route => route.Peer == Topology.Sfu).Select(route => route.Stream)];

    /// <summary>The same on every node: 52 bits, as many as a number of JSON carries.</summary>
    static long RoomOf(SessionId session) => (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(session.Value.ToByteArray())) >> 12);
}
