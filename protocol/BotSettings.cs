using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Protocol.Connecting;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol;

/// <summary>Reads the settings. Whatever is wrong stops the start, all of it at once, each with its key and what it should be.</summary>
sealed class BotSettings(IConfiguration settings, IHostEnvironment environment) : IConfigureOptions<BotOptions>, IValidateOptions<BotOptions>
{
    public void Configure(BotOptions options)
    {
        options.IsDevelopment = environment.IsDevelopment();
        ReadRegistration(options);
        ReadAddresses(options);
        ReadLists(options);
        ReadRest(options);
    }

    public ValidateOptionsResult Validate(string? name, BotOptions options) =>
        options.Problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Problems);

    void ReadRegistration(BotOptions options)
    {
        options.Password = settings["MicrosoftAppPassword"] ?? "";
        options.TenantId = (settings["MicrosoftAppTenantId"] ?? "").Trim();
        options.CertificatePath = settings["Bot:CertificatePath"] ?? "";
        options.CertificatePassword = settings["Bot:CertificatePassword"] ?? "";
        options.AllowAnonymous = Switch(options, "Bot:AllowAnonymous", false);
        options.AppType = Text("MicrosoftAppType") is not { } type ? BotAppType.MultiTenant
            : Enum.GetNames<BotAppType>().FirstOrDefault(name => name.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<BotAppType>(known)
            : Wrong(options, "MicrosoftAppType", "has to be MultiTenant, SingleTenant or UserAssignedMSI", BotAppType.MultiTenant);
        if (Text("MicrosoftAppId") is not { } id)
            CheckAnonymous(options);
        else if (!Guid.TryParseExact(id, "D", out _))
            Wrong(options, "MicrosoftAppId", "has to be the bot's application (client) id, a GUID such as 00000000-0000-0000-0000-000000000000");
        else
        {
            options.AppId = id.ToLowerInvariant();
            CheckCredentials(options);
        }
    }

    static void CheckAnonymous(BotOptions options)
    {
        if (!options.IsDevelopment)
            Wrong(options, "MicrosoftAppId", "has to be the bot's application (client) id; only the Development environment runs without one");
        else if (!options.AllowAnonymous)
            Wrong(options, "MicrosoftAppId", "has to be the bot's application (client) id, or Bot:AllowAnonymous has to be true (local tools only)");
    }

    static void CheckCredentials(BotOptions options)
    {
        var hasSecret = options.Password.Length > 0;
        var hasCertificate = options.CertificatePath.Length > 0;
        if (options.AppType == BotAppType.UserAssignedMSI)
        {
            if (hasSecret || hasCertificate)
                Wrong(options, hasSecret ? "MicrosoftAppPassword" : "Bot:CertificatePath", "has to be empty when MicrosoftAppType is UserAssignedMSI");
        }
        else if (hasSecret == hasCertificate)
            Wrong(options, "MicrosoftAppPassword", "has to be the client secret, unless Bot:CertificatePath names a certificate instead (one of the two)");
        if (options.AppType != BotAppType.MultiTenant && options.TenantId.Length == 0)
            Wrong(options, "MicrosoftAppTenantId", $"has to be the directory (tenant) id when MicrosoftAppType is {options.AppType}");
        if (hasCertificate && !CanSign(options))
            Wrong(options, "Bot:CertificatePath", "has to be a readable .pfx or .pem file with an RSA certificate and its private key");
    }

    static bool CanSign(BotOptions options)
    {
        try
        {
            using var certificate = CertificateFile.Load(options.CertificatePath, options.CertificatePassword);
            return certificate.HasPrivateKey && certificate.PublicKey.GetRSAPublicKey() is not null;
        }
        catch (Exception cause) when (cause is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    void ReadAddresses(BotOptions options)
    {
        options.OpenIdMetadata = Address(options, "BotOpenIdMetadata", BotOptions.DefaultMetadata);
        options.EntraMetadata = Address(options, "Bot:EntraOpenIdMetadata", EntraTokens.DefaultMetadata);
        options.LoginEndpoint = Address(options, "Bot:LoginEndpoint", BotOptions.DefaultLogin);
        options.TokenIssuer = Address(options, "Bot:TokenIssuer", BotOptions.DefaultIssuer) is { } issuer && Text("Bot:TokenIssuer") is { } text && issuer.IsAbsoluteUri ? text : BotOptions.DefaultIssuer;
        options.TokenScope = Text("Bot:TokenScope") ?? BotOptions.DefaultScope;
        if (!options.TokenScope.EndsWith("/.default", StringComparison.Ordinal))
            Wrong(options, "Bot:TokenScope", $"has to end with /.default, such as {BotOptions.DefaultScope}");
    }

    void ReadLists(BotOptions options)
    {
        if (List("Bot:AllowedServiceHosts") is { Count: > 0 } hosts)
        {
            foreach (var host in hosts.Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
                Wrong(options, "Bot:AllowedServiceHosts", $"has to hold exact host names such as {BotOptions.DefaultServiceHost}, without scheme, port, path or *; '{host}' is none");
            options.AllowedServiceHosts = hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        var channels = List("Bot:AllowedChannels") is { Count: > 0 } named ? named : ["msteams"];
        options.AllowedChannels = (options.IsDevelopment ? channels.Concat(["emulator", "webchat", "directline"]) : channels).ToHashSet(StringComparer.Ordinal);
        var tenants = List("Bot:AllowedTenants");
        // The directory can be configured by a domain name too; activities name it by id only.
        if (tenants.Count == 0 && options.AppType != BotAppType.MultiTenant && Guid.TryParse(options.TenantId, out _))
            tenants = [options.TenantId];
        options.AllowedTenants = tenants.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    void ReadRest(BotOptions options)
    {
        options.OffersDialogs = Switch(options, "Bot:Dialogs", !options.IsAnonymous);
        options.CountsLoopback = Switch(options, "Bot:RateLimitLoopback", false);
        options.MessageTimeLimit = Seconds(options, "Bot:MessageTimeLimit", 15);
        options.InvokeTimeLimit = Seconds(options, "Bot:InvokeTimeLimit", 4);
        if (Text("Bot:RateShare") is not { } share)
            return;
        if (double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is 0 or (>= 0.1 and <= 1))
            options.RateShare = value;
        else
            Wrong(options, "Bot:RateShare", "has to be 0 (no limits of our own) or between 0.1 and 1, such as 0.8");
    }

    Uri Address(BotOptions options, string key, string usual)
    {
        var text = Text(key) ?? usual;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && IsSafe(address, options.IsDevelopment))
            return address;
        Wrong(options, key, $"has to be an absolute https address such as {usual} (in Development also http on this machine)");
        return new(usual);
    }

    internal static bool IsSafe(Uri address, bool isDevelopment) =>
        address.Scheme == "https" || (isDevelopment && address.Scheme == "http" && ServiceAddress.IsLoopback(address));

    TimeSpan Seconds(BotOptions options, string key, int usual)
    {
        if (Text(key) is not { } text)
            return TimeSpan.FromSeconds(usual);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 60 ? TimeSpan.FromSeconds(seconds)
            : Wrong(options, key, $"has to be a number of seconds between 0 and 60, such as {usual}", TimeSpan.FromSeconds(usual));
    }

    bool Switch(BotOptions options, string key, bool usual) => Text(key) switch
    {
        null => usual,
        var text when bool.TryParse(text, out var value) => value,
        _ => Wrong(options, key, "has to be true or false", usual),
    };

    string? Text(string key) => settings[key]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As an array (Key:0, Key:1, …) or, as environment variables like it better, in one value with commas.</summary>
    List<string> List(string key) => [.. settings.GetSection(key).GetChildren().Select(item => item.Value).Append(settings[key])
        .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    static void Wrong(BotOptions options, string key, string expectation) => options.Problems.Add($"{key} {expectation}.");

    static T Wrong<T>(BotOptions options, string key, string expectation, T usual)
    {
        Wrong(options, key, expectation);
        return usual;
    }
}
