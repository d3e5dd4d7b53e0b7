using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on the settings of a queue (rules §9).</summary>
sealed class QueueSettingPresses(AdminDesk desk, AdminDoor door, PeopleNamed named, QueueBoard board, CurrentPolicy policy) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.EditQueue or CardPress.SaveQueue or CardPress.RemoveQueue when door.UnlessAdministrator(pressed.Caller) is { } refused => Task.FromResult(refused),
        CardPress.EditQueue edit => Edit(pressed.Caller, edit.Queue, ct),
        CardPress.SaveQueue save => Save(pressed.Caller, save, ct),
        CardPress.RemoveQueue remove => Remove(pressed.Caller, remove.Queue, ct),
        _ => null,
    };

    async Task<Reply> Edit(Caller caller, QueueId? id, CancellationToken ct) => id is null ? await desk.Queue(caller, new QueueSettingsView(null, []), ct)
        : policy.Now.Find(id.Value) is { } queue ? await desk.Queue(caller, QueueSettingsView.Of(queue, policy.Now), ct)
        : await Gone(caller, ct);

    async Task<Reply> Gone(Caller caller, CancellationToken ct) => await desk.Overview(caller, ct, problem: Words.Of(Refusal.QueueNotFound, [], caller.Culture));

    /// <summary>Refused, the form keeps what was typed.</summary>
    async Task<Reply> Save(Caller caller, CardPress.SaveQueue save, CancellationToken ct)
    {
        if (save.Queue is { } known && policy.Now.Find(known) is null)
            return await Gone(caller, ct);
        var form = new QueueSettingsView(save.Queue, [])
        {
            Name = save.Name,
            Agents = save.Agents,
            Routing = save.Routing,
            Overflow = save.Overflow,
            Skills = save.Skills,
            Hours = save.Hours,
            TakesRequests = save.TakesRequests,
        };
        var (agents, nobody) = await named.Read(caller, save.Agents, ct);
        if (nobody is not null)
            return await desk.Queue(caller, form with { Problem = nobody }, ct);
        var (typed, problems) = QueueTyped.Read(save);
        return problems.IsEmpty
            ? await door.Save(caller, now => QueueTyped.Put(now, save.Queue, typed with { Agents = agents }), wrong => desk.Queue(caller, form with { Problems = wrong }, ct), ct)
            : await desk.Queue(caller, form with { Problems = problems }, ct);
    }

    /// <summary>Not while somebody waits in it, nor while another queue goes on to it. Removing what is gone is done already.</summary>
    async Task<Reply> Remove(Caller caller, QueueId id, CancellationToken ct)
    {
        if (await board.Line(id, ct) is { Count: > 0 } line)
            return await desk.Overview(caller, ct, problem: ChatTexts.Of("QueueNotEmpty", caller.Culture, line.Count));
        if (policy.Now.Queues.FirstOrDefault(queue => queue.Overflow == id && queue.Id != id) is { } other)
            return await desk.Overview(caller, ct, problem: ChatTexts.Of("QueueIsOverflow", caller.Culture, other.Name));
        return await door.Save(
            caller,
            now => now with { Queues = now.Queues.RemoveAll(queue => queue.Id == id) },
            wrong => desk.Overview(caller, ct, problem: string.Join(' ', wrong.Select(problem => Words.Of(problem, caller.Culture)))), ct);
    }
}
