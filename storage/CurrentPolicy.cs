using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>The site's settings as they are now (rules §9). Changed by <see cref="SiteSettings"/> alone; read anew for each decision.</summary>
public sealed class CurrentPolicy(SessionPolicy first)
{
    SessionPolicy _now = first;

    public SessionPolicy Now
    {
        get => Volatile.Read(ref _now);
        internal set => Volatile.Write(ref _now, value);
    }
}
