using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Protocol.Tokens;

/// <summary>No keys could be got (yet): whether a token is good can't be said.</summary>
sealed class KeysUnavailableException() : Exception("The signing keys are not available.");

/// <summary>
/// The issuer's keys: fetched at start, anew every twelve hours, and at once for an unknown key id, but that once in five minutes at most,
/// so that made-up ids can't make us a burden to the issuer. When the issuer is down the last known keys serve on.
/// </summary>
sealed partial class SigningKeys(HttpClient http, Uri metadata, Func<Uri, bool> isAllowed, TimeProvider time, ILogger<SigningKeys> log)
{
    public static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(12);
    public static readonly TimeSpan UnknownKeyEvery = TimeSpan.FromMinutes(5);

    /// <summary>Older keys than this prove nothing: one of them may have been withdrawn.</summary>
    public static readonly TimeSpan OldestUse = TimeSpan.FromDays(5);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    volatile KeySet? current;
    Task? fetching;
    DateTimeOffset askedForUnknownAt = DateTimeOffset.MinValue;
    DateTimeOffset failedAt = DateTimeOffset.MinValue;

    /// <summary>Changes whenever the keys do: what an older set has proved has to be proved again.</summary>
    public int Version => current?.Version ?? 0;

    public bool IsReady => current is { } set && time.GetUtcNow() - set.FetchedAt < OldestUse;

    public async ValueTask<SigningKey?> Find(string id, CancellationToken ct)
    {
        var set = await Current(ct);
        if (set.Keys.TryGetValue(id, out var key))
            return key;
        if (!MayAskForUnknown())
            return null;
        await Fetch().WaitAsync(ct);
        return (current ?? set).Keys.GetValueOrDefault(id);
    }

    public async Task WarmUp(CancellationToken ct)
    {
        while (!IsReady)
        {
            await Fetch().WaitAsync(ct);
            if (!IsReady)
                await Task.Delay(PauseAfterFailure, time, ct);
        }
    }

    async ValueTask<KeySet> Current(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (current is { } set && now - set.FetchedAt < OldestUse)
        {
            if (now - set.FetchedAt >= RefreshEvery && now - failedAt >= UnknownKeyEvery)
                _ = Fetch();
            return set;
        }
        if (now - failedAt >= PauseAfterFailure)
            await Fetch().WaitAsync(ct);
        return current is { } fresh && now - fresh.FetchedAt < OldestUse ? fresh : throw new KeysUnavailableException();
    }

    bool MayAskForUnknown()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - askedForUnknownAt < UnknownKeyEvery)
                return false;
            askedForUnknownAt = now;
            return true;
        }
    }

    Task Fetch()
    {
        lock (gate)
            return fetching ??= Task.Run(FetchOnce);
    }

    async Task FetchOnce()
    {
        try
        {
            using var limit = new CancellationTokenSource(FetchLimit, time);
            var document = JsonSerializer.Deserialize(await http.GetByteArrayAsync(metadata, limit.Token), Wire.Json.JsonElement);
            if (!Uri.TryCreate(document.Path("jwks_uri"), UriKind.Absolute, out var address) || !isAllowed(address))
                throw new InvalidDataException("the metadata names no usable jwks_uri");
            var text = await http.GetByteArrayAsync(address, limit.Token);
            Take(Encoding.UTF8.GetString(text), JsonSerializer.Deserialize(text, Wire.Json.JsonElement));
            Telemetry.FetchedKeys("ok");
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException or InvalidOperationException)
        {
            failedAt = time.GetUtcNow();
            Telemetry.FetchedKeys("failed");
            Failed(metadata.Host, cause.GetType().Name);
        }
        finally
        {
            lock (gate)
                fetching = null;
        }
    }

    void Take(string text, JsonElement document)
    {
        var old = current;
        if (old?.Text == text)
        {
            current = old with { FetchedAt = time.GetUtcNow() };
            return;
        }
        var keys = SigningKey.ReadAll(document);
        if (keys.Count == 0)
            throw new InvalidDataException("no usable key");
        current = new(text, keys, time.GetUtcNow(), (old?.Version ?? 0) + 1);
    }

    [LoggerMessage(LogLevel.Error, "The signing keys could not be fetched from {Host} ({Cause}); the last known ones serve on")]
    partial void Failed(string host, string cause);

    sealed record KeySet(string Text, FrozenDictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt, int Version);
}
