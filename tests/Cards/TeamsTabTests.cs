using System.Text.Json;
using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

/// <summary>Where the console is a tab in Teams, cards lead into it.</summary>
public sealed class TeamsTabTests
{
    static readonly TeamsTab Tab = new(new Uri("https://teams.microsoft.com"), "b0b00000-aaaa-4bbb-8ccc-000000000001");

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void A_link_into_the_console_tab_carries_the_session_and_a_way_for_browsers(string language)
    {
        var url = new Uri(Console(HistoryCard.Render(new HistoryView(Samples.Plain, []), CardGallery.Context(Language.Of(language)) with { ConsoleTab = Tab })));
        Assert.Equal($"https://teams.microsoft.com/l/entity/{Tab.AppId}/console", url.GetLeftPart(UriPartial.Path));
        var query = url.Query[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal($"https://support.example.com/console/{Samples.Plain.Id}", query["webUrl"]);
        Assert.Equal($$"""{"subEntityId":"{{Samples.Plain.Id}}"}""", query["context"]);
        Assert.NotEmpty(query["label"]);
        Assert.InRange(url.AbsoluteUri.Length, 1, 1899);
    }

    [Fact]
    public void Links_about_no_session_open_the_tab_and_without_it_the_page()
    {
        var context = CardGallery.Context(Language.English);
        AdaptiveCard Card(CardContext with) => SessionsCard.Render(new SessionsView(Samples.Anna, [], null, true), with);
        Assert.Equal("https://support.example.com/console", Console(Card(context)));
        Assert.StartsWith("https://gov.teams.microsoft.us/l/entity/", Console(Card(context with { ConsoleTab = Tab with { Teams = new Uri("https://gov.teams.microsoft.us/") } })), StringComparison.Ordinal);
    }

    static string Console(AdaptiveCard card) => CardReading.Urls(JsonSerializer.SerializeToElement(card.ToNode())).Single(url => url.Contains("console", StringComparison.Ordinal));
}
