using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>Stored by name in settings.</summary>
public enum MailTransportKind
{
    /// <summary>One <c>.eml</c> a message in a folder; Development shows them under <c>/dev/outbox</c>.</summary>
    Outbox,

    Smtp,

    /// <summary>By Microsoft Graph: from the representative's own mailbox where they have signed in, else from <see cref="MailOptions.From"/>.</summary>
    Graph,
}

/// <summary>How the connection to the SMTP server is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS; a server that doesn't offer it is refused.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>None; only for a server on this machine.</summary>
    None,
}

/// <summary>How invitations leave the site (section <c>Mail</c>).</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public MailTransportKind Transport { get; init; } = MailTransportKind.Outbox;

    /// <summary>Folder for <see cref="MailTransportKind.Outbox"/>, relative to the content root.</summary>
    public string OutboxFolder { get; init; } = "outbox";

    /// <summary>The service mailbox; required for SMTP and Graph.</summary>
    public string From { get; init; } = "";

    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>How long a passing failure is tried again before it is reported as final (R2.6).</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How often mailboxes are looked into for mail that came back (Graph only).</summary>
    public TimeSpan BounceInterval { get; init; } = TimeSpan.FromMinutes(1);
}

public sealed class SmtpOptions
{
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Empty: no sign-in.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>For connecting and for each answer of the server.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Names the key and what it should be: a wrong setting stops the start.</summary>
sealed class MailOptionsCheck(IHostEnvironment environment, IOptions<SignInOptions> signIn) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    IEnumerable<string> Wrong(MailOptions options)
    {
        if (options.Transport == MailTransportKind.Outbox && string.IsNullOrWhiteSpace(options.OutboxFolder))
            yield return "Mail:OutboxFolder must name a folder for Mail:Transport=Outbox.";
        if (options.From.Length > 0 && MailAddress.Normalize(options.From) is null)
            yield return $"Mail:From must be one e-mail address, such as support@example.com, but is '{options.From}'.";
        if (options.BounceInterval < TimeSpan.FromSeconds(1) || options.BounceInterval > TimeSpan.FromHours(1))
            yield return $"Mail:BounceInterval must be between 00:00:01 and 01:00:00, but is {options.BounceInterval}.";
        if (options.Transport == MailTransportKind.Graph && !signIn.Value.IsOn)
            yield return "SignIn:TenantId, SignIn:ClientId and SignIn:ClientSecret must be set for Mail:Transport=Graph.";
        if (options.Transport != MailTransportKind.Outbox && options.From.Length == 0)
            yield return $"Mail:From must be the address of the service mailbox for Mail:Transport={options.Transport}.";
        if (options.Transport != MailTransportKind.Smtp)
            yield break;
        if (string.IsNullOrWhiteSpace(options.Smtp.Host))
            yield return "Mail:Smtp:Host must name the mail server for Mail:Transport=Smtp.";
        if (options.Smtp.Port is < 1 or > 65535)
            yield return $"Mail:Smtp:Port must be 1 to 65535, but is {options.Smtp.Port}.";
        if (options.Smtp.Security == SmtpSecurity.None && !(environment.IsDevelopment() && IsLoopback(options.Smtp.Host)))
            yield return "Mail:Smtp:Security may be None only in Development and for a server on this machine; use StartTls or Tls.";
    }

    static bool IsLoopback(string host) => host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
