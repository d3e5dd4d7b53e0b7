using SupportBot.Cards;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Lays out the cards of the site's settings (rules §9) and has them drawn.</summary>
sealed class AdminDesk(SiteSettings settings, CurrentPolicy policy, PeopleNamed named, CardContexts contexts)
{
    const int ChangesBeside = 10;
    const int MostChanges = 30;

    public async Task<Reply.Card> Overview(Caller caller, CancellationToken ct, string? problem = null, string? done = null)
    {
        var now = policy.Now;
        string[] people = [.. now.Administrators, .. now.Supervisors, .. now.Representatives, .. now.Agents.Select(agent => agent.Person), .. now.Queues.SelectMany(queue => queue.Agents)];
        return CardDesk.Card(AdminCard.Render(
            new AdminView(now) { Names = await named.Names(caller, people, ct), Changes = await Changes(ChangesBeside, ct), Problem = problem, Done = done }, contexts.For(caller.Culture))) with
        { Problem = problem };
    }

    public async Task<Reply.Card> AllChanges(Caller caller, CancellationToken ct) => CardDesk.Card(SettingChangesCard.Render(await Changes(MostChanges, ct), contexts.For(caller.Culture)));

    public Reply.Card Limits(Caller caller, LimitsView? form = null) => CardDesk.Form(LimitsCard.Render(form ?? new LimitsView(policy.Now), contexts.For(caller.Culture)));

    /// <param name="form">With what was typed; the names and the other queues are put in here.</param>
    public async Task<Reply.Card> Queue(Caller caller, QueueSettingsView form, CancellationToken ct) => CardDesk.Form(QueueSettingsCard.Render(
        form with { Others = [.. policy.Now.Queues.Where(other => other.Id != form.Queue)], Names = await named.Names(caller, PeopleNamed.Split(form.Agents), ct) }, contexts.For(caller.Culture)));

    public async Task<Reply.Card> Agent(Caller caller, AgentSettingsView form, CancellationToken ct)
    {
        var names = await named.Names(caller, form.Original is { } original ? [original] : [], ct);
        return CardDesk.Form(AgentSettingsCard.Render(form with { Name = form.Original is { } person ? names.GetValueOrDefault(person) : null }, contexts.For(caller.Culture)));
    }

    public async Task<Reply.Card> Roles(Caller caller, RolesView form, CancellationToken ct) => CardDesk.Form(RolesCard.Render(
        form with { Names = await named.Names(caller, [.. PeopleNamed.Split(form.Administrators), .. PeopleNamed.Split(form.Supervisors), .. PeopleNamed.Split(form.Representatives)], ct) }, contexts.For(caller.Culture)));

    async Task<IReadOnlyList<SettingChangeShown>> Changes(int last, CancellationToken ct) =>
        [.. (await settings.Changes(last, ct)).Select(change => new SettingChangeShown(change.At, change.Name, change.Setting, OrNull(change.Before), OrNull(change.After)))];

    static string? OrNull(string value) => value.Length == 0 ? null : value;
}
