using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Storage;

namespace SupportBot.Web.Representatives;

/// <summary>Remembers who has signed in by the directory, with the roles it gives them.</summary>
sealed class DirectorySignIns(People people, RolesOfDirectory roles, CurrentPolicy policy, IOptions<SignInOptions> options, TimeProvider time)
{
    /// <returns>Null for who is no representative here.</returns>
    public async Task<Person?> Take(DirectoryUser user, CancellationToken cancellationToken)
    {
        var known = await people.SignedIn(user.Id, user.Name, user.Mail, user.Roles, time.GetUtcNow() + options.Value.RolesHold, cancellationToken);
        await roles.Load(cancellationToken);
        return policy.Now.IsRepresentative(user.Id) ? known : null;
    }
}
