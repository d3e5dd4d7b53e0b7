using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>Puts the roles that sign-ins told into force, and takes them back when they no longer hold.</summary>
/// <param name="namesRepresentatives">See <see cref="DirectoryRoles.NamesRepresentatives"/>.</param>
public sealed class RolesOfDirectory(People people, CurrentPolicy policy, TimeProvider time, bool namesRepresentatives)
{
    /// <summary>At start, after a sign-in, and every now and then: time passes, and another node may have signed somebody in.</summary>
    public async Task Load(CancellationToken cancellationToken)
    {
        var holding = await people.Roles(time.GetUtcNow(), cancellationToken);
        policy.Take(new DirectoryRoles(holding.ToImmutableDictionary(person => person.Person, person => person.Roles), namesRepresentatives));
    }
}
