using System.Text.Json.Nodes;
using SupportBot.Cards.Model;
using SupportBot.Protocol;

namespace SupportBot.Bot.Turns;

/// <summary>Cards on their way into a conversation: where dialogs can be opened, the buttons of forms open one; elsewhere the form comes as a card.</summary>
sealed class Dialogs(BotOptions options)
{
    public JsonNode Card(AdaptiveCard card, string channel) =>
        options.OffersDialogs && channel == "msteams" ? DialogCard.WithOpeners(card.ToNode()) : card.ToNode();
}
