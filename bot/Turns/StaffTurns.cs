using SupportBot.Bot.Texts;
using SupportBot.Cards.Commands;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Commands that look at more than the caller's own session now: records, the console, and what supervisors and administrators do.</summary>
sealed class StaffTurns(Door door, Records records, CardDesk cards, QueueDesk queues, AdminDesk admin, DiagnosePresses diagnose, SignInLinks links, CurrentPolicy policy)
{
    public async Task History(Caller caller, ChatCommand.History history, CancellationToken ct)
    {
        var isLast = string.IsNullOrWhiteSpace(history.Number);
        var session = isLast ? await records.Last(caller, ct) : await records.Find(caller, history.Number, ct);
        await door.Answer(caller, session is null ? new Reply.Text(ChatTexts.Of(isLast ? "NoHistory" : "HistoryNotFound", caller.Culture)) : await cards.History(caller, session, ct), ct);
    }

    public async Task Console(Caller caller, CancellationToken ct) => await door.Answer(caller, caller.Turn.IsPersonal ? await links.ToConsole(caller, ct) : OnlyPersonal(caller), ct);

    public async Task Supervise(Caller caller, CancellationToken ct) => await door.Answer(
        caller,
        !policy.Now.IsSupervisor(caller.Id) ? Door.Refused(caller, Refusal.OnlySupervisors)
        : !caller.Turn.IsPersonal ? OnlyPersonal(caller)
        : await queues.AllSessions(caller, ct), ct);

    public async Task Admin(Caller caller, CancellationToken ct) => await door.Answer(
        caller,
        !policy.Now.IsAdministrator(caller.Id) ? Door.Refused(caller, Refusal.OnlyAdministrators)
        : !caller.Turn.IsPersonal ? OnlyPersonal(caller)
        : await admin.Overview(caller, ct), ct);

    public async Task Diagnose(Caller caller, CancellationToken ct) => await door.Answer(
        caller,
        !policy.Now.IsAdministrator(caller.Id) ? Door.Refused(caller, Refusal.OnlyAdministrators)
        : !caller.Turn.IsPersonal ? OnlyPersonal(caller)
        : await diagnose.Look(caller, ct), ct);

    /// <summary>What others in the conversation have no business with.</summary>
    static Reply.Text OnlyPersonal(Caller caller) => new(ChatTexts.Of("OnlyPersonal", caller.Culture));
}
