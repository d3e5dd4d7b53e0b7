using System.Globalization;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on what the site knows of an agent (rules §9).</summary>
sealed class AgentSettingPresses(AdminDesk desk, AdminDoor door, PeopleNamed named, CurrentPolicy policy) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.EditAgent or CardPress.SaveAgent or CardPress.RemoveAgent when door.UnlessAdministrator(pressed.Caller) is { } refused => Task.FromResult(refused),
        CardPress.EditAgent edit => Edit(pressed.Caller, edit.Person, ct),
        CardPress.SaveAgent save => Save(pressed.Caller, save, ct),
        CardPress.RemoveAgent remove => Remove(pressed.Caller, remove.Person, ct),
        _ => null,
    };

    async Task<Reply> Edit(Caller caller, string? person, CancellationToken ct) => await desk.Agent(
        caller, Find(policy.Now, person) is { } agent ? AgentSettingsView.Of(agent) : new AgentSettingsView(null) { Person = person ?? "", Capacity = $"{policy.Now.DefaultCapacity}" }, ct);

    /// <summary>Refused, the form keeps what was typed. Sent twice it is one agent (R11.1).</summary>
    async Task<Reply> Save(Caller caller, CardPress.SaveAgent save, CancellationToken ct)
    {
        var form = new AgentSettingsView(save.Original) { Person = save.Person, Capacity = save.Capacity, Skills = save.Skills, HasVoice = save.HasVoice, FollowsPresence = save.FollowsPresence };
        var (persons, nobody) = await named.Read(caller, save.Person, ct);
        if (nobody is not null)
            return await desk.Agent(caller, form with { Problem = nobody }, ct);
        if (persons is not [var person])
            return await desk.Agent(caller, form with { Problems = [new SettingProblem(nameof(SessionPolicy.Agents), SettingFault.PersonMissing)] }, ct);
        if (!int.TryParse(save.Capacity.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var capacity))
            return await desk.Agent(caller, form with { Problems = [new SettingProblem(person, SettingFault.NotANumber, save.Capacity)] }, ct);
        var agent = new AgentProfile(person, capacity, QueueTyped.Skills(save.Skills), save.HasVoice, save.FollowsPresence);
        return await door.Save(caller, now => Put(now, save.Original, agent), wrong => desk.Agent(caller, form with { Problems = wrong }, ct), ct);
    }

    async Task<Reply> Remove(Caller caller, string person, CancellationToken ct) => await door.Save(
        caller,
        now => Find(now, person) is { } agent ? now with { Agents = now.Agents.Remove(agent) } : now,
        wrong => desk.Overview(caller, ct, problem: string.Join(' ', wrong.Select(problem => Words.Of(problem, caller.Culture)))), ct);

    static SessionPolicy Put(SessionPolicy now, string? original, AgentProfile agent) => Find(now, original ?? agent.Person) is { } before
        ? now with { Agents = now.Agents.Replace(before, agent) }
        : now with { Agents = now.Agents.Add(agent) };

    static AgentProfile? Find(SessionPolicy policy, string? person) => policy.Agents.FirstOrDefault(agent => string.Equals(agent.Person, person, StringComparison.OrdinalIgnoreCase));
}
