using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Tests.World;

/// <summary>
/// A directory that signs people in by OpenID Connect (authorization code, PKCE) and gives tokens for Graph: for the site, by refresh tokens, on behalf of who
/// shows a tab's token. It checks what Entra checks, and its tokens are signed.
/// </summary>
sealed class FakeEntra : IAsyncDisposable
{
    public const string ClientId = "c11e0000-aaaa-4bbb-8ccc-000000000001";
    public const string ClientSecret = "a-secret-of-the-app";
    public const string GraphAudience = "https://graph.fake";

    readonly WebApplication _app;
    readonly RSA _key = RSA.Create(2048);
    readonly Lock _gate = new();
    readonly Dictionary<string, (FakePerson Person, string Nonce, string Challenge, string Redirect)> _codes = [];
    readonly Dictionary<string, FakePerson> _refreshTokens = [];

    FakeEntra(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>Whom the browser signs in as; null: whoever the hint names.</summary>
    public FakePerson? Account { get; set; }

    /// <summary>Everybody who has an account.</summary>
    public List<FakePerson> People { get; } = [];

    /// <summary>Spoils or adds to the claims of id tokens (roles, groups, another tenant, …).</summary>
    public Action<FakePerson, Dictionary<string, object>>? Claims { get; set; }

    /// <summary>Application permissions that an administrator has granted; null: all that the product can use.</summary>
    public IReadOnlyList<string>? Granted { get; set; }

    /// <summary>Consent is refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>Where the last browser was sent with its code, as a path of the site.</summary>
    public string? LastAnswer { get; private set; }

    /// <summary>What was asked of the token endpoint.</summary>
    public List<IReadOnlyDictionary<string, string>> TokenRequests { get; } = [];

    /// <summary>In seconds.</summary>
    public int TokenLifetime { get; set; } = 3600;

    public static async Task<FakeEntra> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var entra = new FakeEntra(app);
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Json(new
        {
            issuer = entra.Issuer(tenant),
            authorization_endpoint = $"{entra.Address}/{tenant}/oauth2/v2.0/authorize",
            token_endpoint = $"{entra.Address}/{tenant}/oauth2/v2.0/token",
            jwks_uri = $"{entra.Address}/{tenant}/discovery/v2.0/keys",
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/{tenant}/discovery/v2.0/keys", entra.Keys);
        app.MapGet("/{tenant}/oauth2/v2.0/authorize", entra.Authorize);
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)entra.Token);
        await app.StartAsync();
        entra.Address = app.Urls.Single();
        return entra;
    }

    public void Reset() => (Account, Claims, Granted, Refuses, TokenLifetime) = (null, null, null, false, 3600);

    /// <summary>As the grant of somebody is revoked by an administrator.</summary>
    public void Revoke(FakePerson person)
    {
        lock (_gate)
        {
            foreach (var token in _refreshTokens.Where(entry => entry.Value == person).Select(entry => entry.Key).ToArray())
                _refreshTokens.Remove(token);
        }
    }

    /// <summary>What a page inside Teams gets for its person without asking anybody.</summary>
    /// <param name="spoil">The claims as they are signed.</param>
    public string TabToken(FakePerson person, Action<Dictionary<string, object>>? spoil = null, SigningCredentials? by = null, string tenant = FakeTeams.Tenant) => Sign(new()
    {
        ["iss"] = Issuer(tenant),
        ["aud"] = ClientId,
        ["tid"] = tenant,
        ["oid"] = person.ObjectId,
        ["name"] = person.Name,
        ["preferred_username"] = person.SignInName,
        ["scp"] = "access_as_user",
        ["ver"] = "2.0",
    }, spoil, by);

    /// <summary>Who a token for Graph speaks for: a directory id, or "site"; null for none that is good.</summary>
    public async Task<string?> Reads(string? authorization)
    {
        if (authorization?.Split(' ') is not ["Bearer", var token])
            return null;
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer(FakeTeams.Tenant),
            ValidAudience = GraphAudience,
            IssuerSigningKey = new RsaSecurityKey(_key) { KeyId = "entra-1" },
            ClockSkew = TimeSpan.Zero,
        });
        return !read.IsValid ? null : read.Claims.TryGetValue("oid", out var person) ? (string)person : "site";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _key.Dispose();
    }

    string Issuer(string tenant) => $"{Address}/{tenant}/v2.0";

    IResult Keys()
    {
        var numbers = _key.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "entra-1", n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) } } });
    }

    IResult Authorize(HttpContext http)
    {
        var query = http.Request.Query;
        string Given(string name) => query[name].ToString();
        if (Given("client_id") != ClientId || Given("response_type") != "code" || Given("code_challenge_method") != "S256" || Given("nonce").Length == 0)
            return Results.BadRequest("no such request");
        var state = Uri.EscapeDataString(Given("state"));
        if (Refuses)
            return Results.Redirect($"{Given("redirect_uri")}?error=access_denied&error_description=refused&state={state}");
        var person = Account ?? People.FirstOrDefault(person => person.SignInName == Given("login_hint")) ?? throw new InvalidOperationException("nobody to sign in: set Account");
        var code = Guid.CreateVersion7().ToString("N");
        lock (_gate)
            _codes[code] = (person, Given("nonce"), Given("code_challenge"), Given("redirect_uri"));
        LastAnswer = $"{new Uri(Given("redirect_uri")).AbsolutePath}?code={code}&state={state}";
        return Results.Redirect($"{Given("redirect_uri")}?code={code}&state={state}");
    }

    async Task<IResult> Token(string tenant, HttpContext http)
    {
        var form = (await http.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        lock (_gate)
        {
            TokenRequests.Add(form);
            if (form.GetValueOrDefault("client_id") != ClientId || form.GetValueOrDefault("client_secret") != ClientSecret)
                return Wrong("invalid_client", 401);
            return form.GetValueOrDefault("grant_type") switch
            {
                "client_credentials" => Given(null, form),
                "authorization_code" when _codes.Remove(form.GetValueOrDefault("code") ?? "", out var code) && Proves(form.GetValueOrDefault("code_verifier"), code.Challenge) && form.GetValueOrDefault("redirect_uri") == code.Redirect
                    => Given(code.Person, form, IdToken(code.Person, code.Nonce, tenant)),
                "refresh_token" when _refreshTokens.Remove(form.GetValueOrDefault("refresh_token") ?? "", out var person) => Given(person, form),
                "urn:ietf:params:oauth:grant-type:jwt-bearer" when People.FirstOrDefault(person => new JsonWebToken(form["assertion"]).GetClaim("oid").Value == person.ObjectId) is { } person => Given(person, form),
                _ => Wrong("invalid_grant", 400),
            };
        }
    }

    static IResult Wrong(string error, int status) => Results.Json(new { error, error_description = error }, statusCode: status);

    static bool Proves(string? verifier, string challenge) => verifier is not null && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;

    IResult Given(FakePerson? person, Dictionary<string, string> form, string? idToken = null)
    {
        var claims = new Dictionary<string, object> { ["iss"] = Issuer(FakeTeams.Tenant), ["aud"] = GraphAudience, ["tid"] = FakeTeams.Tenant };
        if (person is not null)
            (claims["oid"], claims["scp"]) = (person.ObjectId, string.Join(' ', form.GetValueOrDefault("scope", "").Split(' ').Where(scope => scope.Contains('/', StringComparison.Ordinal)).Select(scope => scope[(scope.LastIndexOf('/') + 1)..])));
        else
            claims["roles"] = Granted ?? SupportBot.Graph.GraphPermissions.Application;
        var answer = new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = TokenLifetime, ["access_token"] = Sign(claims) };
        if (person is not null && form.GetValueOrDefault("scope", "offline_access").Contains("offline_access", StringComparison.Ordinal))
        {
            var refresh = $"refresh-{Guid.CreateVersion7():N}";
            _refreshTokens[refresh] = person;
            answer["refresh_token"] = refresh;
        }

        if (idToken is not null)
            answer["id_token"] = idToken;
        return Results.Text(answer.ToJsonString(), "application/json");
    }

    string IdToken(FakePerson person, string nonce, string tenant)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer(tenant),
            ["aud"] = ClientId,
            ["tid"] = FakeTeams.Tenant,
            ["oid"] = person.ObjectId,
            ["sub"] = $"sub-{person.ObjectId}",
            ["name"] = person.Name,
            ["preferred_username"] = person.SignInName,
            ["nonce"] = nonce,
        };
        Claims?.Invoke(person, claims);
        return Sign(claims);
    }

    string Sign(Dictionary<string, object> claims, Action<Dictionary<string, object>>? spoil = null, SigningCredentials? by = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        (claims["iat"], claims["nbf"], claims["exp"]) = (now, now, now + TokenLifetime);
        spoil?.Invoke(claims);
        return new JsonWebTokenHandler().CreateToken(
            JsonSerializer.Serialize(claims), by ?? new SigningCredentials(new RsaSecurityKey(_key) { KeyId = "entra-1" }, SecurityAlgorithms.RsaSha256));
    }
}
