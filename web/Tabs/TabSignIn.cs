using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Graph;
using SupportBot.Storage;
using SupportBot.Web.Representatives;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Tabs;

/// <param name="Words">Why not, for the person.</param>
sealed record TabAnswer(bool Done, string? Words = null);

/// <summary>Signs the person of a tab in.</summary>
sealed partial class TabSignIn(TabTokens tokens, TabCodes codes, DirectorySignIns signIns, AccessTokens access, People people, CurrentPolicy policy, ILogger<TabSignIn> logger)
{
    public async Task<TabAnswer> ByToken(HttpContext http, string token, CancellationToken cancellationToken)
    {
        if (await tokens.Read(token, cancellationToken) is not { } user)
            return new TabAnswer(false, T("tab.refused"));
        if (await signIns.Take(user, cancellationToken) is not { } person)
            return new TabAnswer(false, T("sign-in.no-representative.text"));
        await RepresentativeCookie.SignIn(http, person);
        try
        {
            await access.Exchange(person.Id, token, cancellationToken);
        }
        catch (GraphException problem)
        {
            // Consent is missing, or the directory is slow: the tab works, and what needs Microsoft 365 asks for a sign-in when it comes to it.
            LogNoGrant(problem.Failure, problem.Code);
        }

        return new TabAnswer(true);
    }

    /// <summary>The sign-in itself, with its grant, happened in the window.</summary>
    public async Task<TabAnswer> ByCode(HttpContext http, string code, CancellationToken cancellationToken)
    {
        if (await codes.Redeem(code, cancellationToken) is not { } id || !policy.Now.IsRepresentative(id) || await people.Get(id, cancellationToken) is not { } person)
            return new TabAnswer(false, T("tab.refused"));
        await RepresentativeCookie.SignIn(http, person);
        return new TabAnswer(true);
    }

    [LoggerMessage(LogLevel.Information, "A tab signed in without leave for Microsoft Graph: {Failure} {Code}")]
    partial void LogNoGrant(GraphFailure failure, string? code);
}
