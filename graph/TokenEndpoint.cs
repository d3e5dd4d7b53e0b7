using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace SupportBot.Graph;

/// <summary>What the token endpoint gives.</summary>
/// <param name="Refresh">Null where the leave to act later wasn't asked for.</param>
sealed record Tokens(string Access, string? Refresh, DateTimeOffset ExpiresAt);

/// <summary>
/// OAuth 2.0 at the directory's token endpoint: for the site itself, on behalf of who has signed in, and for who shows a token of a Teams tab. Not by
/// MSAL: it refuses the loopback endpoints that tests have, and its cache can't be kept a row for each person.
/// </summary>
sealed class TokenEndpoint(IHttpClientFactory http, IOptions<GraphOptions> graph, IOptions<SignInOptions> signIn, TimeProvider time)
{
    public const string ClientName = "SupportBot.Graph.Tokens";

    readonly Uri _address = new($"{graph.Value.LoginEndpoint.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(signIn.Value.TenantId)}/oauth2/v2.0/token");

    /// <summary>With the application permissions that were consented to.</summary>
    public Task<Tokens> ForSite(CancellationToken cancellationToken) =>
        Ask(new() { ["grant_type"] = "client_credentials", ["scope"] = $"{graph.Value.Resource}/.default" }, cancellationToken);

    public Task<Tokens> ByRefresh(string refreshToken, CancellationToken cancellationToken) =>
        Ask(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken, ["scope"] = Scopes.Delegated(graph.Value) }, cancellationToken);

    /// <param name="assertion">The token for this app that a page inside Teams got without asking anybody.</param>
    public Task<Tokens> OnBehalfOf(string assertion, CancellationToken cancellationToken) => Ask(
        new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["requested_token_use"] = "on_behalf_of",
            ["assertion"] = assertion,
            ["scope"] = Scopes.Delegated(graph.Value),
        },
        cancellationToken);

    async Task<Tokens> Ask(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        form["client_id"] = signIn.Value.ClientId;
        form["client_secret"] = signIn.Value.ClientSecret;
        try
        {
            using var client = http.CreateClient(ClientName);
            client.Timeout = graph.Value.Timeout;
            using var content = new FormUrlEncodedContent(form);
            using var response = await client.PostAsync(_address, content, cancellationToken);
            var answer = Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return response.IsSuccessStatusCode && answer is { AccessToken: { Length: > 0 } access, ExpiresIn: > 0 }
                ? new Tokens(access, answer.RefreshToken, time.GetUtcNow().AddSeconds(answer.ExpiresIn))
                : throw Refused(response, answer?.Error);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new GraphException(GraphFailure.Unavailable, "token", failure.Message, inner: failure);
        }
    }

    static GraphException Refused(HttpResponseMessage response, string? error)
    {
        var failure = response.StatusCode == HttpStatusCode.TooManyRequests ? GraphFailure.Throttled
            : (int)response.StatusCode >= 500 || error == "temporarily_unavailable" ? GraphFailure.Unavailable
            : error is "invalid_grant" or "interaction_required" or "consent_required" or "login_required" ? GraphFailure.SignInNeeded
            : GraphFailure.Forbidden;
        return new GraphException(failure, error ?? $"{(int)response.StatusCode}", "the token endpoint refused", response.Headers.RetryAfter?.Delta);
    }

    static TokenAnswer? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TokenJson.Default.TokenAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

sealed record TokenAnswer(string? AccessToken, string? RefreshToken, int ExpiresIn, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenAnswer))]
sealed partial class TokenJson : JsonSerializerContext;
