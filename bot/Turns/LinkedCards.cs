using System.Text.Json.Nodes;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

/// <summary>Cards of sessions for other chats. The way to assist is for colleagues of the same directory.</summary>
sealed class LinkedCards(AssistPasses passes)
{
    public JsonNode Card(Caller caller, Session session, CardContext context, bool isUsedUp = false) =>
        LinkedCard.Render(new LinkedView(session, passes.Issue(session.Id, caller.Id)) { IsUsedUp = isUsedUp }, context).ToNode();

    /// <summary>The card, for the compose box.</summary>
    public static InvokeAnswer Answer(JsonNode card, CardContext context) => InvokeAnswer.ComposeResult([new ComposeItem(card, LinkedCard.Title(context), LinkedCard.Hint(context))]);

    /// <summary>Whether the session is of the caller's own directory.</summary>
    public static bool IsColleague(Caller caller, Session session) => session.Representatives.Any(representative => representative.Person is { } person && person.Tenant == caller.Id.Tenant);
}
