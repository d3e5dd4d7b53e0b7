using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Web.Pages;

namespace SupportBot.Web.Representatives;

/// <summary>
/// Sign-in by OpenID Connect (Entra): authorization code with PKCE, for the people of one directory. A sign-in that began in a chat is bound to the person
/// who asked for it there: somebody else who follows the link gets nowhere, and nothing is linked to the wrong person.
/// </summary>
static partial class EntraSignIn
{
    public const string Scheme = "Entra";
    public const string CallbackPath = "/sign-in/callback";

    /// <summary>In the state: the one person whom this sign-in may be.</summary>
    const string Person = "person";

    static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];

    public static void Add(AuthenticationBuilder authentication)
    {
        authentication.AddOpenIdConnect(Scheme, _ => { });
        authentication.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<SignInOptions>, IOptions<GraphOptions>, IOptions<SiteOptions>>((options, signIn, graph, site) => Configure(options, signIn.Value, graph.Value, site.Value));
    }

    /// <param name="bound">The only person who may come back signed in; null: whoever of the directory.</param>
    /// <param name="hint">The sign-in name to begin with.</param>
    public static IResult Challenge(string to, PersonId? bound = null, string? hint = null)
    {
        var properties = new AuthenticationProperties { RedirectUri = to };
        if (bound is { } person)
            properties.Items[Person] = person.Value;
        if (hint is not null)
            properties.SetParameter(OpenIdConnectParameterNames.LoginHint, hint);
        return Results.Challenge(properties, [Scheme]);
    }

    static void Configure(OpenIdConnectOptions options, SignInOptions signIn, GraphOptions graph, SiteOptions site)
    {
        options.SignInScheme = RepresentativeCookie.Scheme;
        options.Authority = $"{graph.LoginEndpoint.AbsoluteUri.TrimEnd('/')}/{(signIn.IsOn ? signIn.TenantId : "off")}/v2.0";
        options.RequireHttpsMetadata = !graph.LoginEndpoint.IsLoopback;
        (options.ClientId, options.ClientSecret) = (signIn.IsOn ? signIn.ClientId : "off", signIn.ClientSecret);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.CallbackPath = CallbackPath;
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        options.Scope.Clear();
        foreach (var scope in Scopes.SignIn.Concat(Scopes.Of(graph)))
            options.Scope.Add(scope);
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.TryAllIssuerSigningKeys = false;
        // Coming back is a plain visit from another site: Lax cookies come along, also without TLS on this machine.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = redirect =>
            {
                redirect.ProtocolMessage.RedirectUri = site.Address(CallbackPath.TrimStart('/')).AbsoluteUri;
                redirect.ProtocolMessage.LoginHint = redirect.Properties.GetParameter<string>(OpenIdConnectParameterNames.LoginHint);
                return Task.CompletedTask;
            },
            OnTokenValidated = validated => Judge(validated, signIn),
            OnTicketReceived = Take,
            OnRemoteFailure = Failed,
        };
    }

    /// <summary>The token is good; whose it is decides. Its nonce is checked after this, so nothing is kept yet.</summary>
    static Task Judge(TokenValidatedContext validated, SignInOptions signIn)
    {
        if (validated.Principal is not { } user || DirectoryUser.Of(user, signIn) is not { } person)
            validated.Fail(new SignInRefusedException("sign-in.foreign"));
        else if (validated.Properties!.Items.TryGetValue(Person, out var bound) && bound != person.Id.Value)
            validated.Fail(new SignInRefusedException("sign-in.other"));
        else
            validated.HttpContext.Features.Set(new Arrived(person, validated.TokenEndpointResponse?.RefreshToken));
        return Task.CompletedTask;
    }

    /// <summary>Everything has been checked.</summary>
    static async Task Take(TicketReceivedContext received)
    {
        var (services, cancellationToken) = (received.HttpContext.RequestServices, received.HttpContext.RequestAborted);
        if (received.HttpContext.Features.Get<Arrived>() is not { } arrived || await services.GetRequiredService<DirectorySignIns>().Take(arrived.Person, cancellationToken) is not { } known)
        {
            received.HandleResponse();
            await Refuse(received.HttpContext, "sign-in.no-representative");
            return;
        }

        if (arrived.RefreshToken is { Length: > 0 } refresh)
            await services.GetRequiredService<AccessTokens>().Keep(known.Id, refresh, cancellationToken);
        received.Principal = RepresentativeCookie.PrincipalOf(known);
        received.Properties!.Items.Remove(Person);
        received.Properties.IsPersistent = true;
    }

    /// <summary>Cancelled, refused, replayed, forged or too old: said in words, and nobody is signed in.</summary>
    static async Task Failed(RemoteFailureContext failure)
    {
        var key = failure.Failure switch
        {
            SignInRefusedException refused => refused.Key,
            AuthenticationFailureException { InnerException: SignInRefusedException refused } => refused.Key,
            _ when failure.HttpContext.Request.Query["error"] == "access_denied" => "sign-in.cancelled",
            _ => "sign-in.failed",
        };
        LogFailed(failure.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EntraSignIn)), key, failure.Failure?.GetType().Name);
        failure.HandleResponse();
        await Refuse(failure.HttpContext, key);
    }

    static Task Refuse(HttpContext http, string key)
    {
        http.Response.Headers.CacheControl = "no-store";
        return MessagePage.Of(StatusCodes.Status403Forbidden, Texts.T($"{key}.title"), Texts.T($"{key}.text"), [new PageLink("/sign-in", Texts.T("sign-in.go")), PageLink.Home]).ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in came to nothing: {Key} {Failure}")]
    static partial void LogFailed(ILogger logger, string key, string? failure);
}

/// <summary>Who has come back, until everything is checked.</summary>
sealed record Arrived(DirectoryUser Person, string? RefreshToken);

/// <summary>The sign-in itself was good, and is refused all the same.</summary>
/// <param name="key">Of the texts that say why.</param>
sealed class SignInRefusedException(string key) : Exception(key)
{
    public string Key { get; } = key;
}
