using System.Collections.Immutable;
using SupportBot.Bot.Texts;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>How changes of the site's settings are saved and answered.</summary>
sealed class AdminDoor(SiteSettings settings, AdminDesk desk, CardDesk cards, CurrentPolicy policy)
{
    /// <summary>What somebody hears who isn't an administrator; null for one who is.</summary>
    public Reply? UnlessAdministrator(Caller caller) => policy.Now.IsAdministrator(caller.Id) ? null : NotAllowed(caller);

    /// <summary>Saved: all settings as they are now. Refused: the form again.</summary>
    /// <param name="wrong">The form with what was typed and what is wrong with it.</param>
    public async Task<Reply> Save(Caller caller, Func<SessionPolicy, SessionPolicy> change, Func<ImmutableArray<SettingProblem>, Task<Reply.Card>> wrong, CancellationToken ct) =>
        await settings.Change(caller.Actor, change, ct) switch
        {
            SettingOutcome.Wrong refused => await wrong(refused.Problems),
            SettingOutcome.Saved when policy.Now.IsAdministrator(caller.Id) => await desk.Overview(caller, ct, done: ChatTexts.Of("SiteSaved", caller.Culture)),
            _ => NotAllowed(caller),
        };

    Reply.Card NotAllowed(Caller caller) => cards.Problem(caller, Words.Of(Refusal.OnlyAdministrators, [], caller.Culture));
}
