using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>What holds for every card in every language for every role.</summary>
public sealed class EveryCardTests
{
    static readonly (string Name, AdaptiveCard Card)[] Cards = [.. CardGallery.All()];

    [Fact]
    public void Check_172_every_card_keeps_to_the_limits_and_stays_below_20_KB() => Assert.All(Cards, entry =>
    {
        var json = entry.Card.ToJson();
        Assert.InRange(Encoding.UTF8.GetByteCount(json), 200, 20 * 1024);
        Assert.Equal(IsForOtherChats(entry.Name) ? "1.3" : "1.5", JsonNode.Parse(json)!["version"]!.GetValue<string>());
    });

    /// <summary>Cards under links are of an older schema (protocol.md §4.4).</summary>
    static bool IsForOtherChats(string name) => name.StartsWith("linked-", StringComparison.Ordinal);

    [Fact]
    public void Check_173_every_card_read_and_written_again_is_the_same() => Assert.All(Cards, entry => Assert.Equal(entry.Card.ToJson(), AdaptiveCard.Parse(entry.Card.ToJson()).ToJson()));

    [Fact]
    public void Check_177_every_card_says_something_where_it_can_not_be_drawn() => Assert.All(Cards, entry =>
    {
        Assert.False(string.IsNullOrWhiteSpace(entry.Card.FallbackText));
        Assert.False(string.IsNullOrWhiteSpace(entry.Card.Speak));
    });

    [Fact]
    public void Every_text_wraps_every_input_has_a_label_and_every_button_a_title() => Assert.All(Cards.SelectMany(entry => entry.Card.Objects()), part =>
    {
        var type = (string?)part["type"] ?? "";
        if (type == "TextBlock")
            Assert.True((bool)part["wrap"]!);
        if (type.StartsWith("Input.", StringComparison.Ordinal) && type != "Input.Toggle")
            Assert.False(string.IsNullOrEmpty((string?)part["label"]), part.ToJsonString());
        if (type.StartsWith("Action.", StringComparison.Ordinal))
            Assert.False(string.IsNullOrEmpty((string?)part["title"]), part.ToJsonString());
    });

    [Fact]
    public void Every_button_is_understood_when_it_is_pressed() => Assert.All(Cards.SelectMany(entry => entry.Card.Presses().Select(press => (entry.Card, press))), entry =>
    {
        if ((string?)entry.press["verb"] == Verb.ShareLink)
        {
            Assert.NotNull(ShareLinkCard.Parse(entry.Card.Data(entry.press))); // in a dialog of the message extension alone
            return;
        }

        var understood = CardPress.Parse((string?)entry.press["verb"], entry.Card.Data(entry.press));
        Assert.NotNull(understood);
        Assert.Equal("press-1", understood.PressId);
        if (understood is CardPress.OfSession press)
            Assert.True(press.Version > 0);
    });

    [Fact]
    public void No_input_can_overwrite_a_key_of_the_server() =>
        Assert.All(Cards.SelectMany(entry => entry.Card.Objects()).Where(part => ((string?)part["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true), part => Assert.DoesNotContain('_', (string)part["id"]!));

    [Fact]
    public void Buttons_with_the_same_title_on_one_card_are_told_apart_by_what_a_screen_reader_adds() => Assert.All(Cards.Where(entry => !entry.Name.Contains("hostile", StringComparison.Ordinal)), entry =>
        Assert.All(entry.Card.Presses().GroupBy(press => (string)press["title"]!).Where(same => same.Count() > 1), same =>
            Assert.Equal(same.Count(), same.Select(press => (string?)press["tooltip"]).Distinct().Count())));

    [Fact]
    public void Checks_141_and_142_hostile_names_and_texts_are_inert_everywhere() => Assert.All(Cards.Where(entry => entry.Name.Contains("hostile", StringComparison.Ordinal)), entry =>
    {
        var json = entry.Card.ToJson();
        Assert.DoesNotContain(json, character => character is '\u202E' or '\u2066' or '\u200F' or '\0');
        Assert.All(entry.Card.Says(), text =>
        {
            Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("[a](", text, StringComparison.Ordinal);
            Assert.DoesNotContain("**x**", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<at>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{DATE", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n# ", text, StringComparison.Ordinal);
            Assert.True(text.Length < 2000);
        });
        Assert.DoesNotContain("\"entities\"", json, StringComparison.Ordinal);
    });

    [Fact]
    public void Check_176_no_English_is_left_on_a_Polish_card()
    {
        string[] english = ["Participants", "session", "Invite", "Customer", "Cancel", "Send", "since", "Open", "Connected", "Help", "Remove", "Accept", "Decline", "Transfer", "Queues", "Queue", "Agents", "Available", "Away", "Waiting", "waiting", "Urgent", "Settings", "Change"];

        Assert.All(CardGallery.In(Language.Polish).Where(entry => !entry.Name.Contains("hostile", StringComparison.Ordinal) && !entry.Name.Contains("help", StringComparison.Ordinal)), entry =>
            Assert.All(entry.Card.Says().Concat(entry.Card.Titles()), text => Assert.DoesNotContain(text.Split(' ', ':'), word => english.Contains(word))));
    }

    [Fact]
    public void The_titles_that_others_rely_on_are_exact()
    {
        string[] promised =
        [
            "Start session", "Invite", "Customer", "Representative", "Send invitation", "Copy join link", "Participants", "Help Jan Kowalski", "Remove Jan Kowalski",
            "Open console", "Leave", "End session", "Yes, end it", "Cancel", "Transfer control", "Transfer session", "View desktop", "View application", "Stop desktop viewing", "Queues", "Agents", "Transfer", "Accept", "Decline",
        ];
        var jan = Samples.Plain with { SelectedCustomer = null };
        var titles = CardGallery.In(Language.English).SelectMany(entry => entry.Card.Titles())
            .Concat(SessionCard.Render(Samples.View(jan, SupportBot.Sessions.Standing.Controller), CardGallery.Context(Language.English)).Titles());

        Assert.Empty(promised.Except(titles));
    }

    [Fact]
    public void A_card_that_shows_a_session_shows_its_number_to_read() =>
        Assert.All(Cards.Where(entry => entry.Name.StartsWith("session-", StringComparison.Ordinal) || entry.Name.StartsWith("summary", StringComparison.Ordinal) || entry.Name.StartsWith("end", StringComparison.Ordinal)
            || entry.Name.StartsWith("invite", StringComparison.Ordinal) || entry.Name.StartsWith("participants", StringComparison.Ordinal) || entry.Name.StartsWith("history", StringComparison.Ordinal)
            || entry.Name.StartsWith("control", StringComparison.Ordinal) || entry.Name.StartsWith("transfer", StringComparison.Ordinal) || entry.Name.StartsWith("offer", StringComparison.Ordinal)), entry =>
            Assert.Contains(entry.Card.Says(), text => text.Contains("123 456 789", StringComparison.Ordinal)));

    [Fact]
    public void Rendering_is_pure_the_same_view_gives_the_same_card() =>
        Assert.Equal(Cards.Select(entry => entry.Card.ToJson()), CardGallery.All().Select(entry => entry.Card.ToJson()));

    [Fact]
    public void A_card_as_a_node_is_the_card_as_text() => Assert.All(Cards.Take(10), entry =>
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(entry.Card.ToNode()), JsonElement.Parse(entry.Card.ToJson()))));
}
