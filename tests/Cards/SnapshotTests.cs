using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Cards.Model;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

/// <summary>
/// The cards as somebody has looked at them, light and dark. After a wanted change: run with <c>SUPPORTBOT_UPDATE_SNAPSHOTS=1</c>, render the
/// gallery, look at it, and commit both.
/// </summary>
public sealed class SnapshotTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    static readonly string[] LookedAt =
    [
        "start", "start-open", "session-plain-controller", "session-plain-assistant", "session-plain-outsider", "session-full-controller", "session-busy-controller", "session-busy-assistant", "session-fresh-controller", "session-refused",
        "summary-plain-controller", "summary-plain-outsider", "participants-plain-controller", "participants-plain-assistant", "invite-full-customer", "invite-refused", "invite-link",
        "link-representative", "history-plain", "end-plain", "sessions-some", "settings", "welcome", "help-controller", "help-assistant", "refused",
        "control-plain", "control-nobody-agent", "transfer-queues", "transfer-agents", "transfer-refused", "offer-open", "offer-declined", "offer-returned", "offer-taken", "queue", "queues-agent",
        "all-sessions", "session-agent-controller", "session-waiting-assistant", "session-waiting-supervisor", "session-console-closed", "summary-passed", "help-administrator",
        "admin", "limits-refused", "queue-settings", "agent-settings", "roles", "changes", "sign-in", "diagnose", "own-mail",
        "schedule", "schedule-refused", "schedule-cancel", "appointment", "appointment-reminder", "appointment-open", "appointment-missed",
        "linked-open", "linked-ended", "linked-invitation-customer", "share-link", "queue-shared",
    ];

    static readonly Dictionary<string, AdaptiveCard> Cards = CardGallery.In(Language.English).ToDictionary(entry => entry.Name, entry => entry.Card);

    public static TheoryData<string> Names { get; } = [.. LookedAt];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_card_is_the_one_that_was_looked_at(string name)
    {
        var file = Repository.Path("tests", "Cards", "Snapshots", $"{name}.json");
        var card = Cards[name].ToNode().ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("SUPPORTBOT_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, card);

        Assert.Equal(File.ReadAllText(file), card);
    }

    [Fact]
    public void Every_snapshot_is_compared() =>
        Assert.Equal(LookedAt.Order(StringComparer.Ordinal), Directory.GetFiles(Repository.Path("tests", "Cards", "Snapshots")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Snapshots_are_cards() =>
        Assert.All(Directory.GetFiles(Repository.Path("tests", "Cards", "Snapshots")), file => Assert.Equal("AdaptiveCard", (string?)JsonNode.Parse(File.ReadAllText(file))!["type"]));
}
