using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What the directory says somebody is, by its groups or its roles for this app. Stored by name: names are stable.</summary>
[Flags]
public enum DirectoryRole
{
    None = 0,
    Representative = 1,
    Supervisor = 2,
    Administrator = 4,
}

/// <summary>The roles that the directory gives, beside those that the settings name. As people's sign-ins told them, for as long as that holds.</summary>
/// <param name="NamesRepresentatives">Only whom the directory, or a setting, makes a representative is one.</param>
public sealed record DirectoryRoles(ImmutableDictionary<PersonId, DirectoryRole> Given, bool NamesRepresentatives)
{
    public static DirectoryRoles None { get; } = new(ImmutableDictionary<PersonId, DirectoryRole>.Empty, false);

    public bool Has(PersonId person, DirectoryRole role) => Given.GetValueOrDefault(person).HasFlag(role);
}
