using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SupportBot.Web.Live.Media.Janus;

/// <summary>An offer of the media server to a page, to be answered.</summary>
/// <param name="Round">Tells one connection from the next: an answer to an earlier one is too late.</param>
/// <param name="Sdp">Empty: there is nothing to get at the moment.</param>
/// <param name="Labels">Which stream and kind of track each of its media lines is.</param>
sealed record SfuOffer(int Round, string Sdp, Dictionary<string, string> Labels);

/// <summary>
/// A page's place at the media server: what it publishes, and what it gets. What it may publish and get the server says
/// (<see cref="Topology"/>); the page sees descriptions of connections and nothing of Janus' own words.
/// </summary>
/// <param name="tell">Tells the page; null: the place was lost, and the page begins anew.</param>
sealed class SfuSeat(HttpClient http, JanusOptions options, long room, string participant, Func<SfuOffer?, Task> tell) : IAsyncDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    readonly Dictionary<long, List<(string Mid, string Label)>> _feeds = [];
    readonly HashSet<(long Feed, string Mid)> _subscribed = [];
    JanusSession? _janus;
    long _publisher;
    long? _subscriber;
    int _round;
    SfuOffer? _open;
    ImmutableHashSet<string> _sends = [];
    ImmutableHashSet<string> _receives = [];

    /// <summary>What the page may publish and get from now on, by stream. What it publishes beyond that nobody gets: others' places subscribe to what they may get alone.</summary>
    public Task Allow(ImmutableHashSet<string> sends, ImmutableHashSet<string> receives) => Alone(async () =>
    {
        var taken = !_sends.Except(sends).IsEmpty;
        (_sends, _receives) = (sends, receives);
        if (sends.IsEmpty && receives.IsEmpty)
        {
            await Close();
            return;
        }

        if (_janus is null or { IsLost: true })
            await Open();
        else if (taken && sends.IsEmpty)
            await _janus.Ask(_publisher, new JsonObject { ["request"] = "unpublish" });
        await Subscribe();
        // Said again after a gap in the line: an offer that is still open may have been lost in it.
        if (_open is { } unanswered)
            await tell(unanswered);
    });

    /// <returns>Janus' answer; null: the page may publish nothing.</returns>
    public async Task<string?> Publish(string sdp, Dictionary<string, string> labels)
    {
        string? answer = null;
        await Alone(async () =>
        {
            if (_janus is not { IsLost: false } janus || _sends.IsEmpty || labels.Values.Any(label => !_sends.Contains(StreamOf(label))))
                return;
            var body = new JsonObject
            {
                ["request"] = "publish",
                ["descriptions"] = new JsonArray([.. labels.Select(pair => new JsonObject { ["mid"] = pair.Key, ["description"] = pair.Value })]),
            };
            JsonObject done;
            try
            {
                done = await janus.Ask(_publisher, body, Jsep("offer", sdp));
            }
            catch (JanusException)
            {
                // It publishes already: the same again, with what is new.
                body["request"] = "configure";
                done = await janus.Ask(_publisher, (JsonObject)body.DeepClone(), Jsep("offer", sdp));
            }

            answer = (string?)done["jsep"]?["sdp"];
        });
        return answer;
    }

    /// <summary>The page's answer to an offer.</summary>
    public Task Answer(int round, string sdp) => Alone(async () =>
    {
        if (_janus is not { IsLost: false } janus || _subscriber is not { } subscriber || _open is null || round != _open.Round)
            return;
        _open = null;
        await janus.Ask(subscriber, new JsonObject { ["request"] = "start" }, Jsep("answer", sdp));
        await Subscribe(); // what came meanwhile
    });

    async Task Open()
    {
        await Close();
        _janus = await JanusSession.Create(http, options, Happened);
        _publisher = await _janus.Attach();
        await MakeRoom();
        var joined = await _janus.Ask(_publisher, new JsonObject { ["request"] = "join", ["ptype"] = "publisher", ["room"] = room, ["display"] = participant });
        Note(joined["plugindata"]?["data"] as JsonObject);
    }

    async Task MakeRoom()
    {
        var request = new JsonObject
        {
            ["request"] = "create",
            ["room"] = room,
            ["publishers"] = 100,
            ["is_private"] = true,
            ["audiocodec"] = "opus",
            ["videocodec"] = "vp8",
            ["bitrate"] = 3_000_000,
            ["fir_freq"] = 10,
        };
        if (options.AdminKey is { } key)
            request["admin_key"] = key;
        if (!(bool?)(await _janus!.Ask(_publisher, new JsonObject { ["request"] = "exists", ["room"] = room }))["plugindata"]?["data"]?["exists"] ?? true)
        {
            try
            {
                await _janus.Ask(_publisher, request);
            }
            catch (JanusException)
            {
                // another page has made it meanwhile; if not, joining fails
            }
        }
    }

    /// <summary>Makes what the page gets equal to what it may get of what there is. One negotiation at a time.</summary>
    async Task Subscribe()
    {
        if (_janus is not { IsLost: false } janus || _open is not null)
            return;
        var there = _feeds.SelectMany(feed => feed.Value.Where(stream => _receives.Contains(StreamOf(stream.Label))).Select(stream => (Feed: feed.Key, stream.Mid))).ToHashSet();
        var wanted = there.Except(_subscribed).ToArray();
        var unwanted = _subscribed.Except(there).ToArray();
        if (wanted.Length == 0 && unwanted.Length == 0)
            return;
        _subscribed.Clear();
        _subscribed.UnionWith(there);
        if (there.Count == 0)
        {
            await DropSubscriber(janus);
            await tell(new SfuOffer(_round, "", []));
        }
        else if (_subscriber is { } subscriber)
        {
            var update = new JsonObject { ["request"] = "update" };
            if (wanted.Length > 0)
                update["subscribe"] = Streams(wanted);
            if (unwanted.Length > 0)
                update["unsubscribe"] = Streams(unwanted);
            await Offer(await janus.Ask(subscriber, update));
        }
        else
        {
            _round++;
            _subscriber = await janus.Attach();
            await Offer(await janus.Ask(_subscriber.Value, new JsonObject { ["request"] = "join", ["ptype"] = "subscriber", ["room"] = room, ["streams"] = Streams(wanted) }));
        }
    }

    async Task DropSubscriber(JanusSession janus)
    {
        if (_subscriber is { } subscriber)
            await janus.Detach(subscriber);
        _subscriber = null;
        _open = null;
    }

    /// <summary>An update may need no negotiation.</summary>
    async Task Offer(JsonObject answer)
    {
        if ((string?)answer["jsep"]?["sdp"] is not { } sdp)
            return;
        var labels = new Dictionary<string, string>();
        foreach (var stream in (answer["plugindata"]?["data"]?["streams"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((bool?)stream["active"] != false && (string?)stream["mid"] is { } mid && (long?)stream["feed_id"] is { } feed && _feeds.TryGetValue(feed, out var known)
                && known.FirstOrDefault(one => one.Mid == (string?)stream["feed_mid"]) is { Label: { } label })
                labels[mid] = label;
        }

        _open = new SfuOffer(_round, sdp, labels);
        await tell(_open);
    }

    /// <summary>Somebody published or went; Janus itself changed what a subscriber gets.</summary>
    void Happened(long handle, JsonObject happened) => _ = Alone(async () =>
    {
        if (happened["plugindata"]?["data"] is not JsonObject data)
            return;
        Note(data);
        if (handle == _subscriber && happened["jsep"] is not null)
            await Offer(happened);
        else
            await Subscribe();
    });

    void Note(JsonObject? data)
    {
        foreach (var publisher in (data?["publishers"] as JsonArray ?? []).OfType<JsonObject>())
        {
            _feeds[(long)publisher["id"]!] =
            [
                .. (publisher["streams"] as JsonArray ?? []).OfType<JsonObject>()
                    .Where(stream => (bool?)stream["disabled"] != true && stream["description"] is not null)
                    .Select(stream => ((string)stream["mid"]!, (string)stream["description"]!)),
            ];
        }

        foreach (var gone in new[] { data?["unpublished"], data?["leaving"] })
        {
            if (gone?.GetValueKind() != System.Text.Json.JsonValueKind.Number)
                continue;
            _feeds.Remove((long)gone);
            _subscribed.RemoveWhere(one => one.Feed == (long)gone);
        }
    }

    /// <summary>Anything that Janus refuses leaves the seat as if it had just been taken: the next word of the page begins anew.</summary>
    async Task Alone(Func<Task> act)
    {
        await _one.WaitAsync();
        try
        {
            await act();
        }
        catch (JanusException)
        {
            await Close();
            await tell(null);
        }
        finally
        {
            _one.Release();
        }
    }

    async Task Close()
    {
        _feeds.Clear();
        _subscribed.Clear();
        _subscriber = null;
        _open = null;
        if (_janus is not { } janus)
            return;
        _janus = null;
        if (!janus.IsLost)
            await LeaveRoom(janus);
        await janus.DisposeAsync();
    }

    /// <summary>The last one takes the room away: rooms don't pile up.</summary>
    async Task LeaveRoom(JanusSession janus)
    {
        try
        {
            var there = (await janus.Ask(_publisher, new JsonObject { ["request"] = "listparticipants", ["room"] = room }))["plugindata"]?["data"]?["participants"] as JsonArray;
            if (there?.Count <= 1)
                await janus.Ask(_publisher, new JsonObject { ["request"] = "destroy", ["room"] = room });
        }
        catch (JanusException)
        {
            // it has gone already
        }
    }

    /// <summary>A label is a stream and the kind of its track.</summary>
    static string StreamOf(string label) => label[..Math.Max(0, label.LastIndexOf('/'))];

    static JsonArray Streams(IEnumerable<(long Feed, string Mid)> streams) => [.. streams.Select(stream => new JsonObject { ["feed"] = stream.Feed, ["mid"] = stream.Mid })];

    static JsonObject Jsep(string type, string sdp) => new() { ["type"] = type, ["sdp"] = sdp };

    public async ValueTask DisposeAsync()
    {
        await Alone(Close);
        _one.Dispose();
    }
}
