using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Cards;
using SupportBot.Sessions;

namespace SupportBot.Bot.Turns;

/// <summary>Reads what was typed into the form of limits. What the form didn't ask for stays as it is.</summary>
static class LimitsTyped
{
    public static (Func<SessionPolicy, SessionPolicy> Change, ImmutableArray<SettingProblem> Problems) Read(IReadOnlyDictionary<string, string> typed)
    {
        var numbers = Settings.Numbers.Where(setting => typed.ContainsKey(setting.Name)).Select(setting => (Setting: setting, Read: Number(setting, typed[setting.Name]))).ToArray();
        return (
            now => numbers.Aggregate(Others(now, typed), (policy, number) => number.Setting.With(policy, number.Read.Value)),
            [.. numbers.Select(number => number.Read.Problem).OfType<SettingProblem>()]);
    }

    static (int Value, SettingProblem? Problem) Number(NumberSetting setting, string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0 || !text.TrimStart('-').All(char.IsAsciiDigit) || text.TrimStart('-').Length is 0 || text.Length - text.TrimStart('-').Length > 1)
            return (0, new SettingProblem(setting.Name, SettingFault.NotANumber, text));
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= setting.Least && value <= setting.Most
            ? (value, null)
            : (0, new SettingProblem(setting.Name, SettingFault.OutOfRange, $"{setting.Least}", $"{setting.Most}", text));
    }

    static SessionPolicy Others(SessionPolicy now, IReadOnlyDictionary<string, string> typed) => now with
    {
        Mode = typed.GetValueOrDefault(nameof(now.Mode)) is { } mode && Enum.GetNames<SessionMode>().Contains(mode) ? Enum.Parse<SessionMode>(mode) : now.Mode,
        MayChooseMode = Flag(nameof(now.MayChooseMode), now.MayChooseMode, typed),
        EmailTicked = Flag(nameof(now.EmailTicked), now.EmailTicked, typed),
        FollowPresence = Flag(nameof(now.FollowPresence), now.FollowPresence, typed),
        OwnMailByDefault = Flag(nameof(now.OwnMailByDefault), now.OwnMailByDefault, typed),
        AssistantsMayInvite = Flag(nameof(now.AssistantsMayInvite), now.AssistantsMayInvite, typed),
        RecordingNeedsConsent = Flag(nameof(now.RecordingNeedsConsent), now.RecordingNeedsConsent, typed),
        Activities = [.. Enum.GetValues<ActivityKind>().Where(kind => Flag(LimitsCard.BoxOf(kind), now.Activities.Contains(kind), typed))],
        TimeZone = typed.GetValueOrDefault(nameof(now.TimeZone))?.Trim() ?? now.TimeZone,
    };

    static bool Flag(string name, bool now, IReadOnlyDictionary<string, string> typed) => bool.TryParse(typed.GetValueOrDefault(name), out var flag) ? flag : now;
}
