using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Graph;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Tabs;

/// <summary>
/// Reads the token that Teams gives a tab for the person who looks at it: from our directory, for this very app, with the scope that only Teams was given.
/// Anything else that the directory signs (id tokens, tokens of apps) is refused. The keys are those that the sign-in knows already.
/// </summary>
sealed partial class TabTokens(IOptionsMonitor<OpenIdConnectOptions> directory, IOptions<SignInOptions> signIn, IOptions<GraphOptions> graph, IOptions<SiteOptions> site, TimeProvider time, ILogger<TabTokens> logger)
{
    public const string Scope = "access_as_user";

    const int Longest = 16_000;

    static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    readonly JsonWebTokenHandler _reader = new() { MapInboundClaims = false };

    /// <returns>Null: not to be believed.</returns>
    public async Task<DirectoryUser?> Read(string? token, CancellationToken cancellationToken)
    {
        if (!signIn.Value.IsOn || token is not { Length: > 0 and <= Longest })
            return null;
        var read = await _reader.ValidateTokenAsync(token, Rules());
        cancellationToken.ThrowIfCancellationRequested();
        if (!read.IsValid)
        {
            LogRefused(read.Exception?.GetType().Name ?? "");
            return null;
        }

        var user = new ClaimsPrincipal(read.ClaimsIdentity);
        if (user.FindFirstValue("scp")?.Split(' ').Contains(Scope, StringComparer.Ordinal) == true)
            return DirectoryUser.Of(user, signIn.Value);
        LogRefused("scope");
        return null;
    }

    TokenValidationParameters Rules() => new()
    {
        ValidIssuer = $"{graph.Value.LoginEndpoint.AbsoluteUri.TrimEnd('/')}/{signIn.Value.TenantId}/v2.0",
        ValidAudiences = [signIn.Value.ClientId, $"api://{site.Value.PublicUrl.Authority}/{signIn.Value.ClientId}"],
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ConfigurationManager = (Microsoft.IdentityModel.Tokens.BaseConfigurationManager?)directory.Get(EntraSignIn.Scheme).ConfigurationManager,
        TryAllIssuerSigningKeys = false,
        ClockSkew = Skew,
        LifetimeValidator = (from, until, _, _) => time.GetUtcNow().UtcDateTime is var now && until is not null && until > now - Skew && (from is null || from < now + Skew),
    };

    [LoggerMessage(LogLevel.Warning, "A token of a tab was refused: {Reason}")]
    partial void LogRefused(string reason);
}
