using SupportBot.Bot.Texts;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>What a controller hears who would leave a session to nobody (R6.7): what they can do instead.</summary>
sealed class Farewells(CurrentPolicy policy)
{
    public string WhyNot(Caller caller) => ChatTexts.Of(policy.Now.IsAgent(caller.Id) ? "LeaveOrPassOn" : "LeaveAlone", caller.Culture);
}
