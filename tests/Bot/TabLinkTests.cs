using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Turns;
using SupportBot.Cards;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Tests.World;
using SupportBot.Web;
using BotSettings = SupportBot.Tests.Protocol.Settings;

namespace SupportBot.Tests.Bot;

/// <summary>Cards lead into the tab where there is one that can sign in: the bot registered, and the directory connected.</summary>
public sealed class TabLinkTests
{
    [Theory]
    [InlineData(true, true, "https://teams.microsoft.com/l/entity/")]
    [InlineData(true, false, "http://localhost:3978/console")]
    [InlineData(false, true, "http://localhost:3978/console")]
    public void The_console_is_a_tab_where_its_person_can_be_signed_in(bool isRegistered, bool hasDirectory, string begins)
    {
        var bot = isRegistered ? BotSettings.Read("Development", ("MicrosoftAppId", FakeTeams.BotAppId), ("MicrosoftAppPassword", "secret")) : BotSettings.Read("Development", ("Bot:AllowAnonymous", "true"));
        var directory = new SignInOptions { ClientId = hasDirectory ? FakeEntra.ClientId : "" };
        var contexts = new CardContexts(Options.Create(new SiteOptions()), Options.Create(directory), bot, new CurrentPolicy(new SessionPolicy()), photos: null!, TimeProvider.System); // this card shows none
        var card = SessionsCard.Render(new SessionsView(new PersonId("anna"), [], null, true), contexts.For(Language.English));
        Assert.StartsWith(begins, CardReading.Urls(JsonSerializer.SerializeToElement(card.ToNode())).Single(), StringComparison.Ordinal);
    }
}
