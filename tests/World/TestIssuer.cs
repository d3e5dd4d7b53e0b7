using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.World;

/// <summary>
/// The issuer of the channel's tokens, and of the bot's own: metadata, keys with endorsements, a token endpoint, over real HTTP.
/// Signs by hand, so that it can also sign what no library would.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Name = "https://api.botframework.com";
    public const string KeyId = "key-1";

    readonly WebApplication app;
    readonly TimeProvider time;
    readonly Dictionary<string, JsonObject> published = [];
    /// <summary>Made once: making one takes longer than most tests.</summary>
    static readonly Lazy<RSA> FirstKey = new(() => RSA.Create(2048));

    readonly Dictionary<string, RSA> keys = [];
    int keyFetches;
    int tokensIssued;

    TestIssuer(WebApplication app, TimeProvider time)
    {
        this.app = app;
        this.time = time;
        AddKey(KeyId);
    }

    public string Address { get; private set; } = "";
    public string Metadata => Address + "/v1/.well-known/openidconfiguration";
    public bool IsDown { get; set; }
    public int KeyFetches => keyFetches;
    public int TokensIssued => tokensIssued;

    /// <summary>What was asked of the token endpoint: path and form.</summary>
    public List<(string Path, IFormCollection Form)> TokenRequests { get; } = [];
    public Func<HttpContext, Task<bool>>? TokenScript { get; set; }
    public int TokenLifetime { get; set; } = 3_599;

    public static async Task<TestIssuer> Start(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new TestIssuer(app, time ?? TimeProvider.System);
        app.Use((context, next) => issuer.IsDown ? Down(context) : next(context));
        app.MapGet("/v1/.well-known/openidconfiguration", () => Results.Json(new { issuer = Name, jwks_uri = issuer.Address + "/v1/.well-known/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
        app.MapGet("/v1/.well-known/keys", () => Results.Text(issuer.Published(), "application/json"));
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)issuer.IssueToken);
        await app.StartAsync();
        issuer.Address = app.Urls.Single();
        return issuer;
    }

    /// <summary>A good channel token; <paramref name="change"/> spoils its claims, <paramref name="header"/> its header.</summary>
    public string Token(string serviceUrl, Action<JsonObject>? change = null, Action<JsonObject>? header = null, RSA? signer = null, string audience = FakeTeams.BotAppId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Name, ["aud"] = audience, ["nbf"] = now - 60, ["exp"] = now + 3_600, ["serviceurl"] = serviceUrl };
        change?.Invoke(claims);
        var head = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId };
        header?.Invoke(head);
        var key = signer ?? keys.GetValueOrDefault(head["kid"]?.GetValue<string>() ?? "") ?? keys[KeyId];
        return Sign(head.ToJsonString(), claims.ToJsonString(), data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Encode(sign(Encoding.UTF8.GetBytes(signed)))}";
    }

    /// <summary>A key to sign with; published unless <paramref name="isPublished"/> says otherwise.</summary>
    public RSA AddKey(string id, bool isPublished = true, string[]? endorsements = null, Action<JsonObject>? change = null, int bits = 2048)
    {
        var key = id == KeyId ? FirstKey.Value : RSA.Create(bits);
        var numbers = key.ExportParameters(false);
        var entry = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Encode(numbers.Modulus!),
            ["e"] = Encode(numbers.Exponent!),
            ["endorsements"] = new JsonArray([.. (endorsements ?? ["msteams", "webchat"]).Select(channel => JsonValue.Create(channel))]),
        };
        change?.Invoke(entry);
        lock (published)
        {
            keys[id] = key;
            if (isPublished)
                published[id] = entry;
        }
        return key;
    }

    public void RemoveKey(string id)
    {
        lock (published)
            published.Remove(id);
    }

    public RSA Key(string id = KeyId) => keys[id];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        foreach (var (id, key) in keys)
        {
            if (id != KeyId)
                key.Dispose();
        }
    }

    string Published()
    {
        Interlocked.Increment(ref keyFetches);
        lock (published)
            return new JsonObject { ["keys"] = new JsonArray([.. published.Values.Select(key => key.DeepClone())]) }.ToJsonString();
    }

    async Task IssueToken(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        lock (TokenRequests)
            TokenRequests.Add((context.Request.Path, form));
        if (TokenScript is { } script && await script(context))
            return;
        var number = Interlocked.Increment(ref tokensIssued);
        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = TokenLifetime, access_token = $"bot-token-{number}" });
    }

    static Task Down(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
