namespace SupportBot.Protocol.Connecting;

/// <summary>Where the bot speaks to, and so where its token may go. A whole-host list: anyone can register a name under a shared suffix.</summary>
sealed class ServiceHosts(BotOptions options)
{
    public bool IsAllowed(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0 && IsAllowed(address);

    public bool IsAllowed(Uri address)
    {
        if (address.UserInfo.Length > 0 || address.Scheme is not ("https" or "http"))
            return false;
        if (options.IsDevelopment && ServiceAddress.IsLoopback(address))
            return true;
        return !options.IsAnonymous && address is { Scheme: "https", Port: 443 } && options.AllowedServiceHosts.Contains(address.IdnHost);
    }
}
