using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Clients of Graph: for the site itself, and on behalf of who has signed in.</summary>
public sealed class GraphClients : IDisposable
{
    readonly AccessTokens _tokens;
    readonly GraphOptions _options;
    readonly HttpClient _http;
    readonly GraphServiceClient _site;

    public GraphClients(AccessTokens tokens, IOptions<GraphOptions> options, IOptions<SignInOptions> signIn)
    {
        (_tokens, _options, IsOn) = (tokens, options.Value, signIn.Value.IsOn);
        // Without the SDK's own retries: they would send a mail's whole body again, at their own pace. The outbox does that, and remembers.
        var handlers = GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler and not RedirectHandler).Append(new RefusedTokens(tokens)).ToList();
        _http = GraphClientFactory.Create(handlers, finalHandler: new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        _http.Timeout = _options.Timeout;
        _site = Client(async cancellationToken => await tokens.OfSite(cancellationToken));
    }

    /// <summary>There is a registration to call Graph with.</summary>
    public bool IsOn { get; }

    /// <summary>With application permissions.</summary>
    public GraphServiceClient ForSite() => _site;

    /// <returns>Null for who hasn't signed in, has signed out, or must sign in again.</returns>
    /// <exception cref="GraphException">The token endpoint can't be reached or refuses the site.</exception>
    public async Task<GraphServiceClient?> For(PersonId person, CancellationToken cancellationToken) =>
        IsOn && await _tokens.Of(person, cancellationToken) is not null
            ? Client(async token => await _tokens.Of(person, token) ?? throw new GraphException(GraphFailure.SignInNeeded, null, "the grant is gone"))
            : null;

    public void Dispose()
    {
        _site.Dispose();
        _http.Dispose();
    }

    GraphServiceClient Client(Func<CancellationToken, Task<string>> token) =>
        new(_http, new BaseBearerTokenAuthenticationProvider(new TokenProvider(_options.BaseUrl, token)), _options.BaseUrl.AbsoluteUri.TrimEnd('/'));

    /// <summary>A token goes to Graph's own host and nowhere else.</summary>
    sealed class TokenProvider(Uri graph, Func<CancellationToken, Task<string>> token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new([graph.Host]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            AllowedHostsValidator.IsUrlHostValid(uri) && uri.Port == graph.Port && uri.Scheme == graph.Scheme ? token(cancellationToken) : Task.FromResult("");
    }

    /// <summary>A token that Graph no longer takes isn't shown again.</summary>
    sealed class RefusedTokens(AccessTokens tokens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && request.Headers.Authorization?.Parameter is { } refused)
                tokens.Drop(refused);
            return response;
        }
    }
}
