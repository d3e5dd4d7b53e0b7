using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>One setting that differs, with its values as text.</summary>
/// <param name="Setting">As in <see cref="Settings"/>, or the queue's or agent's name.</param>
/// <param name="Before">Empty: it is new.</param>
/// <param name="After">Empty: it was removed.</param>
public sealed record SettingDifference(string Setting, string Before, string After);

/// <summary>What a change of settings changed, for the record (rules §9).</summary>
public static class SettingDifferences
{
    public static IEnumerable<SettingDifference> Between(SessionPolicy before, SessionPolicy after) =>
        Values(before).Zip(Values(after), (old, now) => new SettingDifference(old.Setting, old.Value, now.Value))
            .Concat(Lists(before.Queues.ToDictionary(queue => queue.Id.Value, Text), after.Queues.ToDictionary(queue => queue.Id.Value, Text)))
            .Concat(Lists(before.Agents.ToDictionary(agent => agent.Person, Text), after.Agents.ToDictionary(agent => agent.Person, Text)))
            .Where(difference => difference.Before != difference.After);

    static IEnumerable<(string Setting, string Value)> Values(SessionPolicy policy) =>
    [
        .. Settings.Numbers.Select(setting => (setting.Name, setting.Get(policy).ToString(CultureInfo.InvariantCulture))),
        (nameof(policy.Mode), policy.Mode.ToString()),
        (nameof(policy.MayChooseMode), $"{policy.MayChooseMode}"),
        (nameof(policy.EmailTicked), $"{policy.EmailTicked}"),
        (nameof(policy.FollowPresence), $"{policy.FollowPresence}"),
        (nameof(policy.OwnMailByDefault), $"{policy.OwnMailByDefault}"),
        (nameof(policy.AssistantsMayInvite), $"{policy.AssistantsMayInvite}"),
        (nameof(policy.RecordingNeedsConsent), $"{policy.RecordingNeedsConsent}"),
        (nameof(policy.Activities), string.Join(", ", policy.Activities)),
        (nameof(policy.TimeZone), policy.TimeZone),
        (nameof(policy.Administrators), string.Join(", ", policy.Administrators)),
        (nameof(policy.Supervisors), string.Join(", ", policy.Supervisors)),
        (nameof(policy.Representatives), string.Join(", ", policy.Representatives)),
    ];

    static IEnumerable<SettingDifference> Lists(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Select(key => new SettingDifference(key, before.GetValueOrDefault(key, ""), after.GetValueOrDefault(key, "")));

    static string Text(Queue queue) => string.Join("; ", new[]
    {
        queue.Name,
        $"{queue.Routing}",
        $"agents: {string.Join(", ", queue.Agents)}",
        $"overflow: {queue.Overflow}",
        $"skills: {string.Join(", ", queue.Skills)}",
        $"hours: {Settings.WriteHours(queue.Hours).Replace('\n', ',')}",
        $"requests: {queue.TakesRequests}",
    });

    static string Text(AgentProfile agent) => $"capacity {agent.Capacity}; skills: {string.Join(", ", agent.Skills)}; voice: {agent.HasVoice}; follows presence: {agent.FollowsPresence}";
}
