using System.Globalization;

namespace SupportBot.Sessions.Wording;

public static partial class Words
{
    /// <summary>What a setting is called, by its name in section <c>Site</c>. A queue's or a person's name stays as it is.</summary>
    public static string OfSetting(string name, CultureInfo culture) => name switch
    {
        "Mode" => List["Setting.Mode", culture],
        "MayChooseMode" => List["Setting.MayChooseMode", culture],
        "EmailTicked" => List["Setting.EmailTicked", culture],
        "FollowPresence" => List["Setting.FollowPresence", culture],
        "OwnMailByDefault" => List["Setting.OwnMailByDefault", culture],
        "AssistantsMayInvite" => List["Setting.AssistantsMayInvite", culture],
        "RecordingNeedsConsent" => List["Setting.RecordingNeedsConsent", culture],
        "Activities" => List["Setting.Activities", culture],
        "TimeZone" => List["Setting.TimeZone", culture],
        "CustomersAtOnce" => List["Setting.CustomersAtOnce", culture],
        "AssistantsPerSession" => List["Setting.AssistantsPerSession", culture],
        "AddressesPerInvitation" => List["Setting.AddressesPerInvitation", culture],
        "InvitationLifetime" => List["Setting.InvitationLifetime", culture],
        "ReconnectGrace" => List["Setting.ReconnectGrace", culture],
        "RingTime" => List["Setting.RingTime", culture],
        "MissedOffersBeforeAway" => List["Setting.MissedOffersBeforeAway", culture],
        "WrapUpTime" => List["Setting.WrapUpTime", culture],
        "DefaultCapacity" => List["Setting.DefaultCapacity", culture],
        "IdleTime" => List["Setting.IdleTime", culture],
        "ConsoleGrace" => List["Setting.ConsoleGrace", culture],
        "CustomerReminder" => List["Setting.CustomerReminder", culture],
        "RepresentativeReminder" => List["Setting.RepresentativeReminder", culture],
        "MissedAfter" => List["Setting.MissedAfter", culture],
        "RecordRetention" => List["Setting.RecordRetention", culture],
        "FileSizeLimit" => List["Setting.FileSizeLimit", culture],
        "Queues" => List["Setting.Queues", culture],
        "Agents" => List["Setting.Agents", culture],
        "Administrators" => List["Setting.Administrators", culture],
        "Supervisors" => List["Setting.Supervisors", culture],
        "Representatives" => List["Setting.Representatives", culture],
        _ => PersonName.OrElse(name, "–"),
    };

    /// <summary>Behind a number; "" for what is only counted.</summary>
    public static string Of(SettingUnit unit, CultureInfo culture) => unit switch
    {
        SettingUnit.Count => "",
        SettingUnit.Seconds => List["SettingUnit.Seconds", culture],
        SettingUnit.Minutes => List["SettingUnit.Minutes", culture],
        SettingUnit.Hours => List["SettingUnit.Hours", culture],
        SettingUnit.Days => List["SettingUnit.Days", culture],
        SettingUnit.Megabytes => List["SettingUnit.Megabytes", culture],
    };

    /// <summary>Where something is wrong, what, and what would work.</summary>
    public static string Of(SettingProblem problem, CultureInfo culture) => $"{OfSetting(problem.Setting, culture)}: {Of(problem.Fault, problem.Subjects, culture)}";

    /// <param name="subjects">As <see cref="SettingProblem"/> brings them; typed by people, made fit to show here.</param>
    public static string Of(SettingFault fault, IReadOnlyList<string> subjects, CultureInfo culture) => fault switch
    {
        SettingFault.OutOfRange => List.Format("SettingFault.OutOfRange", culture, Subject(subjects, 0), Subject(subjects, 1), Subject(subjects, 2)),
        SettingFault.NotANumber => List.Format("SettingFault.NotANumber", culture, Subject(subjects, 0)),
        SettingFault.QueueNameMissing => List["SettingFault.QueueNameMissing", culture],
        SettingFault.QueueNameTooLong => List.Format("SettingFault.QueueNameTooLong", culture, Subject(subjects, 0)),
        SettingFault.QueueRepeated => List.Format("SettingFault.QueueRepeated", culture, Subject(subjects, 0)),
        SettingFault.OverflowUnknown => List.Format("SettingFault.OverflowUnknown", culture, Subject(subjects, 0)),
        SettingFault.OverflowItself => List["SettingFault.OverflowItself", culture],
        SettingFault.HoursUnreadable => List.Format("SettingFault.HoursUnreadable", culture, Subject(subjects, 0)),
        SettingFault.TimeZoneUnknown => List.Format("SettingFault.TimeZoneUnknown", culture, Subject(subjects, 0)),
        SettingFault.PersonRepeated => List.Format("SettingFault.PersonRepeated", culture, Subject(subjects, 0)),
        SettingFault.PersonMissing => List["SettingFault.PersonMissing", culture],
        SettingFault.NobodyAdministers => List["SettingFault.NobodyAdministers", culture],
    };
}
