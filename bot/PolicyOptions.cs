using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Web;

namespace SupportBot.Bot;

/// <summary>
/// The first values of the site's settings (rules §9), from the sections <c>Site</c>, <c>Queues</c> and <c>Agents</c>; once an administrator has changed
/// one, the database has them all. Defaults and ranges are those of <see cref="SessionPolicy"/> and <see cref="Settings"/>.
/// </summary>
public sealed class PolicyOptions
{
    static readonly SessionPolicy Default = new();

    public const string Section = SiteOptions.Section;

    public SessionMode Mode { get; init; } = Default.Mode;
    public bool MayChooseMode { get; init; } = Default.MayChooseMode;
    public int CustomersAtOnce { get; init; } = Default.CustomersAtOnce;
    public int AssistantsPerSession { get; init; } = Default.AssistantsPerSession;
    public int AddressesPerInvitation { get; init; } = Default.AddressesPerInvitation;

    /// <summary>In megabytes.</summary>
    public int FileSizeLimit { get; init; } = Default.FileSizeLimit;

    public bool FollowPresence { get; init; } = Default.FollowPresence;
    public bool OwnMailByDefault { get; init; } = Default.OwnMailByDefault;
    public bool AssistantsMayInvite { get; init; } = Default.AssistantsMayInvite;
    public bool EmailTicked { get; init; } = Default.EmailTicked;
    public TimeSpan InvitationLifetime { get; init; } = Default.InvitationLifetime;
    public TimeSpan ReconnectGrace { get; init; } = Default.ReconnectGrace;
    public TimeSpan RingTime { get; init; } = Default.RingTime;
    public int MissedOffersBeforeAway { get; init; } = Default.MissedOffersBeforeAway;
    public TimeSpan WrapUpTime { get; init; } = Default.WrapUpTime;
    public int DefaultCapacity { get; init; } = Default.DefaultCapacity;
    public TimeSpan IdleTime { get; init; } = Default.IdleTime;
    public TimeSpan ConsoleGrace { get; init; } = Default.ConsoleGrace;
    public bool RecordingNeedsConsent { get; init; } = Default.RecordingNeedsConsent;
    public TimeSpan RecordRetention { get; init; } = Default.RecordRetention;
    public TimeSpan CustomerReminder { get; init; } = Default.CustomerReminder;
    public TimeSpan RepresentativeReminder { get; init; } = Default.RepresentativeReminder;
    public TimeSpan MissedAfter { get; init; } = Default.MissedAfter;

    /// <summary>Those that the site allows; all where nothing is said.</summary>
    public IReadOnlyList<ActivityKind>? Activities { get; init; }

    /// <summary>An IANA name; the machine's own where nothing is said.</summary>
    public string TimeZone { get; init; } = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : Default.TimeZone;

    /// <summary>Directory ids. In Development, with none named, the first representative who speaks.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Directory ids; administrators are supervisors as well.</summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>Directory ids; with none named, everybody to whom Teams shows the app.</summary>
    public IReadOnlyList<string> Representatives { get; init; } = [];

    public IReadOnlyList<QueueOptions> Queues { get; private set; } = [];

    public IReadOnlyList<AgentOptions> Agents { get; private set; } = [];

    internal void ReadLists(IConfiguration configuration)
    {
        Queues = configuration.GetSection("Queues").Get<List<QueueOptions>>() ?? [];
        Agents = configuration.GetSection("Agents").Get<List<AgentOptions>>() ?? [];
    }

    public SessionPolicy ToPolicy() => Default with
    {
        Mode = Mode,
        MayChooseMode = MayChooseMode,
        CustomersAtOnce = CustomersAtOnce,
        AssistantsPerSession = AssistantsPerSession,
        AddressesPerInvitation = AddressesPerInvitation,
        FileSizeLimit = FileSizeLimit,
        FollowPresence = FollowPresence,
        OwnMailByDefault = OwnMailByDefault,
        AssistantsMayInvite = AssistantsMayInvite,
        EmailTicked = EmailTicked,
        InvitationLifetime = InvitationLifetime,
        ReconnectGrace = ReconnectGrace,
        RingTime = RingTime,
        MissedOffersBeforeAway = MissedOffersBeforeAway,
        WrapUpTime = WrapUpTime,
        DefaultCapacity = DefaultCapacity,
        IdleTime = IdleTime,
        ConsoleGrace = ConsoleGrace,
        RecordingNeedsConsent = RecordingNeedsConsent,
        RecordRetention = RecordRetention,
        CustomerReminder = CustomerReminder,
        RepresentativeReminder = RepresentativeReminder,
        MissedAfter = MissedAfter,
        Activities = Activities is { } allowed ? [.. allowed.Distinct().Order()] : Default.Activities,
        TimeZone = TimeZone,
        Administrators = [.. Administrators],
        Supervisors = [.. Supervisors],
        Representatives = [.. Representatives],
        Queues = [.. Queues.Select(queue => queue.ToQueue(Queues))],
        Agents = [.. Agents.Select(agent => agent.ToProfile(Default.DefaultCapacity))],
    };
}

/// <summary>A queue of the section <c>Queues</c>.</summary>
public sealed class QueueOptions
{
    public string Name { get; init; } = "";

    /// <summary>Directory ids; empty: every representative serves it.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    public RoutingWay Routing { get; init; }

    /// <summary>The name of the queue that takes what nobody here does.</summary>
    public string? Overflow { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Lines such as <c>Mon-Fri 08:00-16:00</c>, in the site's time zone; empty: always open.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];

    public bool TakesRequests { get; init; } = true;

    public Queue ToQueue(IEnumerable<QueueOptions> all) => new()
    {
        Id = QueueId.FromName(Name),
        Name = Name,
        Agents = [.. Agents],
        Routing = Routing,
        Overflow = string.IsNullOrWhiteSpace(Overflow) ? null : QueueId.FromName(all.FirstOrDefault(queue => string.Equals(queue.Name, Overflow, StringComparison.OrdinalIgnoreCase))?.Name ?? Overflow),
        Skills = [.. Skills],
        Hours = Settings.ReadHours(string.Join('\n', Hours)).Hours,
        TakesRequests = TakesRequests,
    };
}

/// <summary>An agent of the section <c>Agents</c>.</summary>
public sealed class AgentOptions
{
    /// <summary>The directory id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Sessions at once; null: the site's number.</summary>
    public int? Capacity { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public bool HasVoice { get; init; } = true;

    /// <summary>Whether they count as busy or away while they are so in Teams.</summary>
    public bool FollowPresence { get; init; } = true;

    public AgentProfile ToProfile(int capacity) => new(Id, Capacity ?? capacity, [.. Skills], HasVoice, FollowPresence);
}

/// <summary>A setting outside its range stops the start, with its name and range (rules §9).</summary>
sealed class PolicyOptionsCheck : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        ImmutableArray<string> failures =
        [
            .. options.Queues.Select(queue => (queue.Name, Settings.ReadHours(string.Join('\n', queue.Hours)).Unreadable)).Where(read => read.Unreadable is not null)
                .Select(read => $"Queues: the hours of '{read.Name}' have the line '{read.Unreadable}', which should look like 'Mon-Fri 08:00-16:00'."),
            .. Settings.Problems(options.ToPolicy()).Select(Words),
        ];
        return failures.IsEmpty ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    static string Words(SettingProblem problem) => problem.Fault switch
    {
        SettingFault.OutOfRange when Settings.Numbers.FirstOrDefault(setting => setting.Name == problem.Setting) is { } number =>
            $"{PolicyOptions.Section}:{number.Name} must be {Written(number, number.Least)} to {Written(number, number.Most)}, but is {Written(number, int.Parse(problem.Subjects[2], System.Globalization.CultureInfo.InvariantCulture))}.",
        SettingFault.OutOfRange => $"Agents: the capacity of '{problem.Setting}' must be {problem.Subjects[0]} to {problem.Subjects[1]}, but is {problem.Subjects[2]}.",
        SettingFault.TimeZoneUnknown => $"{PolicyOptions.Section}:TimeZone must be an IANA name such as Europe/Warsaw, but is '{problem.Subjects[0]}'.",
        SettingFault.QueueNameMissing => "Queues: every queue needs a Name.",
        SettingFault.QueueNameTooLong => $"Queues: a Name has at most {problem.Subjects[0]} characters ('{problem.Setting}').",
        SettingFault.QueueRepeated => $"Queues: '{problem.Setting}' stands there twice; each needs a Name of its own.",
        SettingFault.OverflowUnknown => $"Queues: the Overflow of '{problem.Setting}' must be the name of another queue.",
        SettingFault.OverflowItself => $"Queues: '{problem.Setting}' can't be its own Overflow.",
        SettingFault.PersonMissing => "Agents: every agent needs an Id (from the directory).",
        SettingFault.PersonRepeated => $"Agents: '{problem.Subjects[0]}' stands there twice.",
        SettingFault.NotANumber or SettingFault.HoursUnreadable or SettingFault.NobodyAdministers => $"{problem.Setting}: {problem.Fault}.",
    };

    static string Written(NumberSetting setting, int value) => setting.Unit switch
    {
        SettingUnit.Count or SettingUnit.Megabytes => FormattableString.Invariant($"{value}"),
        SettingUnit.Seconds => $"{TimeSpan.FromSeconds(value)}",
        SettingUnit.Minutes => $"{TimeSpan.FromMinutes(value)}",
        SettingUnit.Hours => $"{TimeSpan.FromHours(value)}",
        SettingUnit.Days => $"{TimeSpan.FromDays(value)}",
    };
}
