using Microsoft.Extensions.Logging;

namespace SupportBot.Protocol.Tokens;

/// <summary>A token of the bot's own, to show to the connector.</summary>
sealed record AppToken(string Text, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Five minutes before it expires; short-lived ones in the last fifth of their life.</summary>
    public DateTimeOffset RefreshAt => ExpiresAt - TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(5).Ticks, (ExpiresAt - IssuedAt).Ticks / 5));
}

interface ITokenSource
{
    Task<AppToken> Fetch(CancellationToken ct);
}

/// <summary>Keeps the bot's token: fetched once however many ask, renewed before it expires, never waited for while the old one is good.</summary>
/// <param name="source">Null for local work without tokens.</param>
sealed partial class AppTokens(ITokenSource? source, TimeProvider time, ILogger<AppTokens> log)
{
    static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(20);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    volatile AppToken? current;
    Task<AppToken>? fetching;
    DateTimeOffset failedAt = DateTimeOffset.MinValue;

    public async ValueTask<string?> Get(CancellationToken ct)
    {
        if (source is null)
            return null;
        var now = time.GetUtcNow();
        if (current is { } token)
        {
            if (now < token.RefreshAt)
                return token.Text;
            if (now < token.ExpiresAt)
            {
                if (now - failedAt >= PauseAfterFailure)
                    _ = Fetch();
                return token.Text;
            }
        }
        return (await Fetch().WaitAsync(ct)).Text;
    }

    /// <summary>The connector has refused it.</summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            if (current?.Text == token)
                current = null;
        }
    }

    Task<AppToken> Fetch()
    {
        lock (gate)
            return fetching ??= Task.Run(FetchOnce);
    }

    async Task<AppToken> FetchOnce()
    {
        try
        {
            using var limit = new CancellationTokenSource(FetchLimit, time);
            var token = await source!.Fetch(limit.Token);
            lock (gate)
                current = token;
            return token;
        }
        catch (Exception cause)
        {
            failedAt = time.GetUtcNow();
            Failed((cause as ConnectorException)?.Code ?? cause.GetType().Name);
            if (cause is ConnectorException)
                throw;
            throw new ConnectorException(ConnectorFailure.Transient, null, "NoToken", null, true, inner: cause);
        }
        finally
        {
            lock (gate)
                fetching = null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The bot got no token of its own: {Code}")]
    partial void Failed(string code);
}
