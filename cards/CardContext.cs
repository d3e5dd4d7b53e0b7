using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What every card needs beside what it shows.</summary>
/// <param name="Culture">The viewer's language, one of <c>Language.Supported</c>.</param>
/// <param name="SiteUrl">Base of links, https (in Development also http on loopback).</param>
/// <param name="PressId">Unique for each rendering: what a client sends twice is one press.</param>
/// <param name="Now">In the viewer's own offset: times are shown in it.</param>
public sealed record CardContext(CultureInfo Culture, string SiteUrl, string PressId, DateTimeOffset Now)
{
    internal Texts T { get; } = new(Culture);

    /// <summary>Where customers join with a number.</summary>
    internal string JoinUrl => Link("join");

    /// <summary>Set where the console is a tab of the app in Teams.</summary>
    public TeamsTab? ConsoleTab { get; init; }

    /// <summary>The address of somebody's photo; null where there is none to show.</summary>
    public Func<PersonId, string?> PhotoOf { get; init; } = static _ => null;

    /// <summary>The console, on the session that the person is in.</summary>
    internal string ConsoleHome => ConsoleTab?.Link(Link("console"), T.OpenConsole, null) ?? Link("console");

    internal string ConsoleUrl(SessionId session) => ConsoleTab?.Link(Link($"console/{session}"), T.OpenConsole, session) ?? Link($"console/{session}");

    internal string Link(string path) => $"{SiteUrl.TrimEnd('/')}/{path}";

    /// <summary>The address as people read it out: without the scheme.</summary>
    internal static string ToReadOut(string url) => url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>A press about no session.</summary>
    internal ExecuteAction Press(string verb, string title, params ReadOnlySpan<(string Key, string Value)> more) => Press(verb, title, null, 0, more);

    /// <summary>A press about a session as it is now.</summary>
    internal ExecuteAction Press(string verb, string title, Session session, params ReadOnlySpan<(string Key, string Value)> more) => Press(verb, title, session.Id, session.Version, more);

    ExecuteAction Press(string verb, string title, SessionId? session, long version, ReadOnlySpan<(string Key, string Value)> more)
    {
        var data = new Dictionary<string, string> { [PressKeys.Press] = PressId };
        if (session is { } id)
        {
            data[PressKeys.Session] = id.ToString();
            data[PressKeys.Version] = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var (key, value) in more)
            data[key] = value;
        return new ExecuteAction(verb) { Title = title, Data = data, AssociatedInputs = AssociatedInputs.None };
    }
}
