using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on the settings of the site: limits and roles (rules §9).</summary>
sealed class AdminPresses(AdminDesk desk, AdminDoor door, PeopleNamed named, CurrentPolicy policy) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.ShowAdmin or CardPress.ShowSettingChanges or CardPress.EditLimits or CardPress.SaveLimits or CardPress.EditRoles or CardPress.SaveRoles
            when door.UnlessAdministrator(pressed.Caller) is { } refused => Task.FromResult(refused),
        CardPress.ShowAdmin => Shown(desk.Overview(pressed.Caller, ct)),
        CardPress.ShowSettingChanges => Shown(desk.AllChanges(pressed.Caller, ct)),
        CardPress.EditLimits => Task.FromResult<Reply>(desk.Limits(pressed.Caller)),
        CardPress.SaveLimits save => Save(pressed.Caller, save, ct),
        CardPress.EditRoles => Shown(desk.Roles(pressed.Caller, RolesView.Of(policy.Now), ct)),
        CardPress.SaveRoles save => Save(pressed.Caller, save, ct),
        _ => null,
    };

    async Task<Reply> Save(Caller caller, CardPress.SaveLimits save, CancellationToken ct)
    {
        var (change, problems) = LimitsTyped.Read(save.Values);
        Reply.Card Again(IReadOnlyList<SettingProblem> wrong) => desk.Limits(caller, new LimitsView(policy.Now) { Typed = save.Values, Problems = wrong });
        return problems.IsEmpty ? await door.Save(caller, change, wrong => Task.FromResult(Again(wrong)), ct) : Again(problems);
    }

    async Task<Reply> Save(Caller caller, CardPress.SaveRoles save, CancellationToken ct)
    {
        var form = new RolesView(save.Administrators, save.Supervisors, save.Representatives ?? string.Join('\n', policy.Now.Representatives));
        var (administrators, problem) = await named.Read(caller, form.Administrators, ct);
        var (supervisors, second) = await named.Read(caller, form.Supervisors, ct);
        var (representatives, third) = await named.Read(caller, form.Representatives, ct);
        return (problem ?? second ?? third) is { } words
            ? await desk.Roles(caller, form with { Problem = words }, ct)
            : await door.Save(caller, now => now with { Administrators = administrators, Supervisors = supervisors, Representatives = representatives }, wrong => desk.Roles(caller, form with { Problems = wrong }, ct), ct);
    }

    static async Task<Reply> Shown(Task<Reply.Card> card) => await card;
}
