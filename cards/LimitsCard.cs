using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Modes, limits and times of the site (rules §9).</summary>
public static class LimitsCard
{
    /// <summary>UTF-16 units of a value.</summary>
    const int LongestValue = 100;

    /// <summary>Settings that aren't numbers.</summary>
    internal static readonly string[] Others = ["Mode", "MayChooseMode", "EmailTicked", "AssistantsMayInvite", "RecordingNeedsConsent", "TimeZone"];

    internal static CardPress? Parse(string verb, PressData data)
    {
        if (verb == Verb.EditLimits)
            return new CardPress.EditLimits();
        var values = new Dictionary<string, string>();
        foreach (var name in Others.Concat(Settings.Numbers.Select(setting => setting.Name)).Where(data.Has))
        {
            if (data.Text(name, LongestValue) is not { } value)
                return null;
            values[name] = value;
        }

        return new CardPress.SaveLimits(values);
    }
}
