namespace SupportBot.Protocol;

public enum BotAppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}

/// <summary>The bot's registration and whom it talks to. Read from the settings of the same names, checked when the host starts.</summary>
public sealed class BotOptions
{
    public const string DefaultMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public const string DefaultIssuer = "https://api.botframework.com";
    public const string DefaultLogin = "https://login.microsoftonline.com";
    public const string DefaultScope = "https://api.botframework.com/.default";
    public const string DefaultServiceHost = "smba.trafficmanager.net";

    /// <summary>MicrosoftAppType.</summary>
    public BotAppType AppType { get; internal set; }

    /// <summary>MicrosoftAppId, in lower case; empty only for local work without tokens.</summary>
    public string AppId { get; internal set; } = "";

    /// <summary>MicrosoftAppPassword: client secret.</summary>
    public string Password { get; internal set; } = "";

    /// <summary>MicrosoftAppTenantId: directory that issues the bot's own tokens.</summary>
    public string TenantId { get; internal set; } = "";

    /// <summary>Bot:CertificatePath: PFX, or PEM with certificate and key, instead of the secret.</summary>
    public string CertificatePath { get; internal set; } = "";

    /// <summary>Bot:CertificatePassword.</summary>
    public string CertificatePassword { get; internal set; } = "";

    /// <summary>BotOpenIdMetadata: names the keys of the channel's tokens.</summary>
    public Uri OpenIdMetadata { get; internal set; } = new(DefaultMetadata);

    /// <summary>Bot:TokenIssuer, compared letter by letter.</summary>
    public string TokenIssuer { get; internal set; } = DefaultIssuer;

    /// <summary>Bot:EntraOpenIdMetadata: keys of the tokens that local tools get for the bot; Development only.</summary>
    internal Uri EntraMetadata { get; set; } = new(Tokens.EntraTokens.DefaultMetadata);

    /// <summary>Bot:LoginEndpoint: where the bot gets its own tokens.</summary>
    public Uri LoginEndpoint { get; internal set; } = new(DefaultLogin);

    /// <summary>Bot:TokenScope: what the bot's own tokens are for; another one in other clouds.</summary>
    public string TokenScope { get; internal set; } = DefaultScope;

    /// <summary>Bot:AllowedServiceHosts: exact hosts that get the bot's messages and its token.</summary>
    public IReadOnlySet<string> AllowedServiceHosts { get; internal set; } = new HashSet<string>([DefaultServiceHost], StringComparer.OrdinalIgnoreCase);

    /// <summary>Bot:AllowedChannels, compared letter by letter; in Development the local tools' channels too.</summary>
    public IReadOnlySet<string> AllowedChannels { get; internal set; } = new HashSet<string>(["msteams"], StringComparer.Ordinal);

    /// <summary>Bot:AllowedTenants: directories whose people may talk to the bot. Empty: the bot's own for a single-tenant bot, else all.</summary>
    public IReadOnlySet<string> AllowedTenants { get; internal set; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Bot:AllowAnonymous: local tools without tokens; only in Development, without app id, between loopback addresses.</summary>
    public bool AllowAnonymous { get; internal set; }

    /// <summary>Bot:RateShare: how much of the channel's published rate limits to use, 0.1 to 1; 0 leaves it to the channel to say 429.</summary>
    public double RateShare { get; internal set; } = 0.8;

    /// <summary>Bot:MessageTimeLimit: after it the channel gets 503 and sends again (it waits 15 s by itself).</summary>
    public TimeSpan MessageTimeLimit { get; internal set; } = TimeSpan.FromSeconds(15);

    /// <summary>Bot:InvokeTimeLimit: after it the person reads "working on it" (clients wait 5 s).</summary>
    public TimeSpan InvokeTimeLimit { get; internal set; } = TimeSpan.FromSeconds(4);

    /// <summary>Bot:Dialogs: forms open as dialogs where Teams can. Usually for a registered bot: local tools can't open one from a card.</summary>
    public bool OffersDialogs { get; internal set; }

    /// <summary>Bot:RateLimitLoopback: count calls to this machine too; local tools have no limits.</summary>
    public bool CountsLoopback { get; internal set; }

    /// <summary>Local tools are let in: http on loopback, their channels.</summary>
    internal bool IsDevelopment { get; set; }
    internal bool IsAnonymous => AppId.Length == 0;
    internal List<string> Problems { get; } = [];
}
