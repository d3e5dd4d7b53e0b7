using System.Text.RegularExpressions;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary><c>docs/session-states.md</c> shows exactly the transitions that the rules allow: no arrow too many, none missing.</summary>
public sealed partial class StateDiagrams(Walk walk) : IClassFixture<Walk>
{
    public static TheoryData<string> Subjects => new("Session", "Customer", "Representative", "Offer", "Activity", "Invitation");

    /// <summary>Events that move none of the states drawn.</summary>
    static readonly string[] ChangingNone =
    [
        nameof(SessionEvent.CustomerSelected), nameof(SessionEvent.Said), nameof(SessionEvent.IdleWarned), nameof(SessionEvent.ConsoleClosed), nameof(SessionEvent.Resumed),
        nameof(SessionEvent.Noted), nameof(SessionEvent.ConsentGiven), nameof(SessionEvent.ConsentWithdrawn),
    ];

    [Theory, MemberData(nameof(Subjects))]
    public void The_diagram_shows_what_the_rules_allow(string subject)
    {
        var drawn = Arrows(subject);
        Assert.NotEmpty(drawn);
        Assert.Equal(drawn.Distinct().Count(), drawn.Length);
        Assert.Equal(walk.Transitions.Where(arrow => arrow.StartsWith($"{subject}: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_state_and_every_event_that_changes_one_is_drawn()
    {
        var all = Subjects.SelectMany(subject => Arrows(subject.Data)).ToArray();
        string[] states = [.. Enum.GetNames<SessionStatus>(), .. Enum.GetNames<ParticipantState>(), .. Enum.GetNames<InvitationState>(), .. Enum.GetNames<OfferState>(), .. Enum.GetNames<ActivityState>()];
        Assert.All(states, state => Assert.Contains(all, arrow => arrow.Contains($"> {state}:", StringComparison.Ordinal)));
        var changing = typeof(SessionEvent).GetNestedTypes().Select(type => type.Name).Except(ChangingNone);
        Assert.All(changing, happened => Assert.Contains(all, arrow => arrow.EndsWith($": {happened}", StringComparison.Ordinal)));
    }

    static string[] Arrows(string subject)
    {
        var section = File.ReadAllText(Document()).Split("\n## ").Single(part => part.StartsWith($"{subject}\n", StringComparison.Ordinal));
        var diagram = section.Split("```mermaid\nstateDiagram-v2\n")[1].Split("```")[0];
        var lines = diagram.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(Arrow(), line));
        return [.. lines.Select(line => $"{subject}: {line}")];
    }

    static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("run the tests from within the repository"), "docs", "session-states.md");
    }

    [GeneratedRegex(@"^(\[\*\]|\w+) --> (\[\*\]|\w+): \w+$")]
    private static partial Regex Arrow();
}
