using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Protocol.Tokens;

/// <summary>
/// Client credentials, with secret or certificate, straight from the login endpoint. Not by MSAL: it refuses the loopback endpoints
/// that local tools and tests have, and the keeping and renewing is <see cref="AppTokens"/>' anyway.
/// </summary>
sealed class LoginTokenSource(HttpClient http, BotOptions options, TimeProvider time) : ITokenSource
{
    const int MostAttempts = 3;

    /// <summary>Multi-tenant bots get their tokens from Bot Framework's own directory.</summary>
    readonly Uri address = new($"{options.LoginEndpoint.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(options.AppType == BotAppType.MultiTenant ? "botframework.com" : options.TenantId)}/oauth2/v2.0/token");
    readonly X509Certificate2? certificate = options.CertificatePath.Length == 0 ? null : CertificateFile.Load(options.CertificatePath, options.CertificatePassword);

    public async Task<AppToken> Fetch(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FetchOnce(ct);
            }
            catch (Exception e) when (attempt < MostAttempts && e is HttpRequestException or ConnectorException { MayRetry: true })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 << attempt), time, ct);
            }
        }
    }

    async Task<AppToken> FetchOnce(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        using var form = new FormUrlEncodedContent(Form(now));
        using var response = await http.PostAsync(address, form, ct);
        var answer = Parse(await response.Content.ReadAsByteArrayAsync(ct));
        if (!response.IsSuccessStatusCode)
            throw Refused(response.StatusCode, answer);
        if (answer?.Path("access_token") is not { } token || answer?.Number("expires_in") is not (> 0 and var seconds))
            throw new ConnectorException(ConnectorFailure.Permanent, response.StatusCode, "NoTokenInAnswer", null, false);
        return new(token, now, now + TimeSpan.FromSeconds(seconds));
    }

    Dictionary<string, string> Form(DateTimeOffset now)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.AppId,
            ["scope"] = options.TokenScope,
        };
        if (certificate is null)
            form["client_secret"] = options.Password;
        else
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = Assertion(certificate, now);
        }
        return form;
    }

    /// <summary>RFC 7523: the bot names itself, signed with the certificate's key; the chain goes along for subject-name trust.</summary>
    string Assertion(X509Certificate2 signer, DateTimeOffset now) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = options.AppId,
        Audience = address.AbsoluteUri,
        NotBefore = now.UtcDateTime,
        IssuedAt = now.UtcDateTime,
        Expires = now.AddMinutes(10).UtcDateTime,
        Claims = new Dictionary<string, object> { ["sub"] = options.AppId, ["jti"] = Guid.CreateVersion7(now).ToString() },
        AdditionalHeaderClaims = new Dictionary<string, object> { ["x5c"] = new[] { Convert.ToBase64String(signer.RawData) } },
        SigningCredentials = new X509SigningCredentials(signer, SecurityAlgorithms.RsaSha256),
    });

    static ConnectorException Refused(HttpStatusCode status, JsonElement? answer)
    {
        var isPassing = status == HttpStatusCode.TooManyRequests || (int)status >= 500 || answer?.Path("error") == "temporarily_unavailable";
        return new(isPassing ? ConnectorFailure.Transient : ConnectorFailure.Unauthorized, status, answer?.Path("error") ?? "NoToken", null, isPassing);
    }

    static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Wire.Json.JsonElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
