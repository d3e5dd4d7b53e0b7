using SupportBot.Cards.Commands;

namespace SupportBot.Bot.Turns;

/// <summary>What people write to the bot: each command of the chat, and its answer.</summary>
sealed class ChatTurns(Door door, OwnTurns own, DutyTurns duty, StaffTurns staff, AccountTurns accounts, ScheduleTurns schedule, SessionTurns session)
{
    public async Task Hear(Caller caller, CancellationToken ct)
    {
        var command = ChatCommand.Parse(caller.Turn.Text);
        using var span = Telemetry.StartTurn(command.GetType().Name);
        await (command switch
        {
            ChatCommand.Start => own.Start(caller, ct),
            ChatCommand.Join join => own.Join(caller, join, ct),
            ChatCommand.Sessions => own.Sessions(caller, ct),
            ChatCommand.Settings => own.Settings(caller, ct),
            ChatCommand.Schedule words => schedule.Show(caller, words.Words, ct),
            ChatCommand.Help => own.Help(caller, ct),
            ChatCommand.History history => staff.History(caller, history, ct),
            ChatCommand.Console => staff.Console(caller, ct),
            ChatCommand.SignIn => accounts.SignIn(caller, ct),
            ChatCommand.SignOut => accounts.SignOut(caller, ct),
            ChatCommand.Supervise => staff.Supervise(caller, ct),
            ChatCommand.Admin => staff.Admin(caller, ct),
            ChatCommand.Diagnose => staff.Diagnose(caller, ct),
            ChatCommand.Available => duty.Available(caller, ct),
            ChatCommand.Away => duty.Away(caller, ct),
            ChatCommand.Queues => duty.Queues(caller, ct),
            ChatCommand.Unknown unknown => door.Answer(caller, new Reply.Text(UnknownCommandText.Of(unknown, caller.Culture)), ct),
            _ => session.Hear(caller, command, ct),
        });
    }
}
