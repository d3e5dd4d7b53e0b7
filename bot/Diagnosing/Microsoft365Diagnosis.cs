using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Graph;

namespace SupportBot.Bot.Diagnosing;

/// <summary>Microsoft 365: the site's own token, each permission, and the asker's sign-in.</summary>
sealed class Microsoft365Diagnosis(IOptions<SignInOptions> signIn, IOptions<GraphOptions> graph, GraphPermissions permissions) : IDiagnosis
{
    public string Area => "Microsoft365";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        if (!signIn.Value.IsOn)
        {
            found.Note("Off");
            return found.All;
        }

        try
        {
            var granted = await permissions.OfSite(ct);
            found.Good("TokenGood");
            Compare(found, granted, GraphPermissions.Application, "ApplicationGood", "Application", "ApplicationUnknown");
            await LookAtOwn(found, asked, ct);
        }
        catch (GraphException failure)
        {
            found.Wrong("Token", failure.Code ?? failure.Failure.ToString());
        }

        return found.All;
    }

    async Task LookAtOwn(Findings found, Asked asked, CancellationToken ct)
    {
        if (await permissions.Of(asked.Person, ct) is { } own)
            Compare(found, own, graph.Value.Permissions ?? GraphOptions.Delegated, "DelegatedGood", "Delegated", "DelegatedUnknown");
        else
            found.Note("NotSignedIn");
    }

    static void Compare(Findings found, IReadOnlySet<string>? granted, IEnumerable<string> wanted, string good, string missing, string unknown)
    {
        if (granted is null)
        {
            found.Note(unknown);
            return;
        }

        foreach (var permission in wanted)
        {
            if (granted.Any(one => one.Equals(permission, StringComparison.OrdinalIgnoreCase) || one.EndsWith($"/{permission}", StringComparison.OrdinalIgnoreCase)))
                found.Good(good, permission);
            else
                found.Note(missing, permission);
        }
    }
}
