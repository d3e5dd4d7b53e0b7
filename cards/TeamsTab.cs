using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>The console as a tab of the app in Teams.</summary>
/// <param name="Teams">Base address of Teams, of its cloud.</param>
/// <param name="AppId">The app's, in its manifest.</param>
public sealed record TeamsTab(Uri Teams, string AppId)
{
    /// <summary>The tab's, in the app's manifest.</summary>
    const string Entity = "console";

    /// <summary>A deep link: Teams opens the tab and tells it the session.</summary>
    /// <param name="page">Where the link leads who has no such tab.</param>
    public string Link(string page, string label, SessionId? session)
    {
        var link = $"{Teams.AbsoluteUri.TrimEnd('/')}/l/entity/{AppId}/{Entity}?webUrl={Uri.EscapeDataString(page)}&label={Uri.EscapeDataString(label)}";
        return session is { } id ? $"{link}&context={Uri.EscapeDataString($$"""{"subEntityId":"{{id}}"}""")}" : link;
    }
}
