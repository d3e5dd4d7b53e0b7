using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>
/// The site's settings as they are now (rules §9), changed by <see cref="SiteSettings"/> alone, and with them the roles that the directory gives.
/// Read anew for each decision.
/// </summary>
public sealed class CurrentPolicy(SessionPolicy first)
{
    readonly Lock _taking = new();
    SessionPolicy _now = first;
    DirectoryRoles _roles = DirectoryRoles.None;

    public SessionPolicy Now
    {
        get => Volatile.Read(ref _now);
        internal set
        {
            lock (_taking)
                Volatile.Write(ref _now, value.With(_roles));
        }
    }

    public DirectoryRoles Roles => Volatile.Read(ref _roles);

    internal void Take(DirectoryRoles roles)
    {
        lock (_taking)
        {
            Volatile.Write(ref _roles, roles);
            Volatile.Write(ref _now, _now.With(roles));
        }
    }
}
