using SupportBot.Protocol.Connecting;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol.Inbound;

/// <summary>Whether a valid token is good for this very activity. Vendor SDKs skip the address check where the claim or the address is missing; we don't.</summary>
sealed class ActivityChecks(BotOptions options, ServiceHosts hosts)
{
    public Refusal? Fault(Activity activity, Caller caller)
    {
        if (!hosts.IsAllowed(activity.ServiceUrl))
            return Refusal.NotYours("service host");
        if (!options.AllowedChannels.Contains(activity.ChannelId!))
            return Refusal.NotYours("channel");
        if (caller.IsChannel && (caller.ServiceUrl is null || !ServiceAddress.Same(caller.ServiceUrl, activity.ServiceUrl!)))
            return Refusal.NotYours("service address");
        if (caller.IsChannel && !caller.Endorsements.Contains(activity.ChannelId!))
            return Refusal.NotYours("endorsement");
        return TenantFault(activity);
    }

    Refusal? TenantFault(Activity activity)
    {
        var named = TeamsData.TenantOf(activity);
        if (TeamsData.Of(activity).TenantId is { } other && !string.Equals(other, named, StringComparison.OrdinalIgnoreCase))
            return Refusal.NotYours("two tenants");
        return options.AllowedTenants.Count == 0 || (named is not null && options.AllowedTenants.Contains(named)) ? null : Refusal.NotYours("tenant");
    }
}
