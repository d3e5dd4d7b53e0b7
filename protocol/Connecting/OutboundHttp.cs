namespace SupportBot.Protocol.Connecting;

/// <summary>The one HTTP client of this room. It follows no redirects (the bot's token would go along), keeps no cookies, and buffers little.</summary>
sealed class OutboundHttp : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),    // addresses change
        MaxResponseHeadersLength = 32,
        // No trace ids for strangers.
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,    // each caller has its own limit
        MaxResponseContentBufferSize = 4 * 1024 * 1024,
    };

    public void Dispose() => Client.Dispose();
}
