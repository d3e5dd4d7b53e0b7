using System.Security.Claims;
using SupportBot.Graph;
using SupportBot.Sessions;

namespace SupportBot.Web.Representatives;

/// <summary>Who a validated token of the directory says somebody is.</summary>
/// <param name="Mail">Null where the directory names no address that can be one.</param>
sealed record DirectoryUser(PersonId Id, string Name, string? Mail, DirectoryRole Roles)
{
    static readonly string[] Addresses = ["email", "preferred_username"];

    /// <returns>Null for who belongs to another directory than the site's (a guest has an object id in it as well, and is welcome).</returns>
    public static DirectoryUser? Of(ClaimsPrincipal user, SignInOptions options)
    {
        if (user.FindFirstValue("tid") is not { } tenant || !tenant.Equals(options.TenantId, StringComparison.OrdinalIgnoreCase) || user.FindFirstValue("oid") is not { Length: > 0 } id)
            return null;
        var mail = Addresses.Select(claim => user.FindFirstValue(claim)).OfType<string>().Select(MailAddress.Normalize).FirstOrDefault(address => address is not null);
        return new DirectoryUser(new PersonId($"{tenant}/{id}"), PersonName.OrElse(user.FindFirstValue("name"), mail ?? id), mail, RolesOf(user, options.Groups));
    }

    /// <summary>App roles by their value, groups by their object id.</summary>
    static DirectoryRole RolesOf(ClaimsPrincipal user, SignInGroups groups) =>
        Role(user, DirectoryRole.Representative, groups.Representatives) | Role(user, DirectoryRole.Supervisor, groups.Supervisors) | Role(user, DirectoryRole.Administrator, groups.Administrators);

    static DirectoryRole Role(ClaimsPrincipal user, DirectoryRole role, IReadOnlyList<string> groups) =>
        user.HasClaim("roles", role.ToString()) || user.FindAll("groups").Any(claim => groups.Contains(claim.Value, StringComparer.OrdinalIgnoreCase)) ? role : DirectoryRole.None;
}
