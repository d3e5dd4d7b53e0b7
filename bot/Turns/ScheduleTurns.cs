using SupportBot.Bot.Texts;

namespace SupportBot.Bot.Turns;

/// <summary>The command <c>schedule</c>: opens the form with what was written behind it. In a shared conversation others would read customers' names.</summary>
sealed class ScheduleTurns(Door door, ScheduleDesk desk)
{
    public async Task Show(Caller caller, string words, CancellationToken ct) => await door.Answer(
        caller, caller.Turn.IsPersonal ? await desk.Form(caller, words, ct) : new Reply.Text(ChatTexts.Of("OnlyPersonal", caller.Culture)), ct);
}
