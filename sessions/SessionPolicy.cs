using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>The site's settings that the rules need (rules §9), with their defaults.</summary>
public sealed record SessionPolicy
{
    /// <summary>The mode of new sessions where the representative has none of their own (R1.2).</summary>
    public SessionMode Mode { get; init; } = SessionMode.Single;

    /// <summary>Whether a representative may choose another mode than the site's (R1.2).</summary>
    public bool MayChooseMode { get; init; } = true;

    /// <summary>Customers helped at once in a session of single mode. In multi mode it is one (R1.2).</summary>
    public int CustomersAtOnce { get; init; } = 8;

    /// <summary>Assistants in a session at once (R5.2).</summary>
    public int AssistantsPerSession { get; init; } = 8;

    /// <summary>E-mail addresses in one go (R2.7).</summary>
    public int AddressesPerInvitation { get; init; } = 20;

    /// <summary>Invitations in one session over its whole life: a bound for the state, far above what one case needs.</summary>
    public int InvitationsPerSession { get; init; } = 200;

    /// <summary>Customers in one session over its whole life, those who left included: a bound for the state.</summary>
    public int CustomersPerSession { get; init; } = 200;

    /// <summary>Whether assistants may invite as well (R2.1).</summary>
    public bool AssistantsMayInvite { get; init; }

    /// <summary>Whether the start card's E-mail invitation box is ticked (R1.4).</summary>
    public bool EmailTicked { get; init; } = true;

    /// <summary>Whether the invitation form's box *Send with my own mail program* is ticked (R2.2).</summary>
    public bool OwnMailByDefault { get; init; }

    /// <summary>How long an invitation lets its recipient in (R2.5).</summary>
    public TimeSpan InvitationLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a customer who lost the connection keeps the place (R3.5).</summary>
    public TimeSpan ReconnectGrace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Characters of a name, as the reader sees them.</summary>
    public int NameLength { get; init; } = 100;

    /// <summary>Characters of one line of chat, as the reader sees them.</summary>
    public int MessageLength { get; init; } = 4000;

    /// <summary>Characters of the message that goes with a transfer, as the reader sees them (R7.2).</summary>
    public const int TransferMessageLength = 345;

    /// <summary>How long an offer rings before it passes to the next agent (R7.6).</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Offers missed in a row before an agent is away (R7.6).</summary>
    public int MissedOffersBeforeAway { get; init; } = 3;

    /// <summary>How long an agent is in wrap-up after a session (R7.10); zero: not at all.</summary>
    public TimeSpan WrapUpTime { get; init; }

    /// <summary>Sessions at once for an agent without a number of their own (R7.7).</summary>
    public int DefaultCapacity { get; init; } = 3;

    /// <summary>How long a session may be without a customer (R8.4).</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the controller's console may be closed (R8.3); zero: that ends nothing.</summary>
    public TimeSpan ConsoleGrace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a customer is asked before a recording (R10.2).</summary>
    public bool RecordingNeedsConsent { get; init; } = true;

    /// <summary>Which activities the site allows.</summary>
    public ImmutableArray<ActivityKind> Activities { get; init; } = [.. Enum.GetValues<ActivityKind>()];

    /// <summary>The largest file that is transferred, in megabytes (2^20 bytes).</summary>
    public int FileSizeLimit { get; init; } = 2048;

    /// <summary>How long the record of an ended session is kept.</summary>
    public TimeSpan RecordRetention { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long before a scheduled session its customer is reminded by mail.</summary>
    public TimeSpan CustomerReminder { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long before a scheduled session its representative is reminded in chat.</summary>
    public TimeSpan RepresentativeReminder { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after its time a scheduled session can still be started.</summary>
    public TimeSpan MissedAfter { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Characters of a customer's question, as the reader sees them (R7.9).</summary>
    public int QuestionLength { get; init; } = 1000;

    public ImmutableArray<Queue> Queues { get; init; } = [];

    public ImmutableArray<AgentProfile> Agents { get; init; } = [];

    /// <summary>Who changes the settings, as <see cref="Names"/> reads it.</summary>
    public ImmutableArray<string> Administrators { get; init; } = [];

    /// <summary>Who sees and may take, reassign or end every session; administrators are supervisors as well.</summary>
    public ImmutableArray<string> Supervisors { get; init; } = [];

    /// <summary>Who is a representative, as <see cref="Names"/> reads it; empty: everybody to whom Teams shows the app.</summary>
    public ImmutableArray<string> Representatives { get; init; } = [];

    /// <summary>Not a setting: what the directory says, see <see cref="With"/>.</summary>
    internal DirectoryRoles Roles { get; private init; } = DirectoryRoles.None;

    /// <summary>In which queues are open: an IANA name.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>How long before the end a session without a customer is warned of it (R8.4).</summary>
    public TimeSpan IdleWarning => IdleTime < TimeSpan.FromMinutes(10) ? IdleTime / 2 : TimeSpan.FromMinutes(5);

    public Queue? Find(QueueId id) => Queues.FirstOrDefault(queue => queue.Id == id);

    public AgentProfile? ProfileOf(PersonId person) => Agents.FirstOrDefault(agent => Names(agent.Person, person));

    /// <summary>Whether who is busy or away in Teams counts as busy or away here (R7.10); their own <c>away</c> always does.</summary>
    public bool FollowPresence { get; init; } = true;

    public bool FollowsPresence(PersonId person) => FollowPresence && (ProfileOf(person)?.FollowsPresence ?? true);

    /// <summary>Whether somebody takes sessions at all: named as an agent or by a queue, or there is a queue that everybody serves.</summary>
    public bool IsAgent(PersonId person) => ProfileOf(person) is not null || Queues.Any(queue => IsAgentOf(queue, person));

    public static bool IsAgentOf(Queue queue, PersonId person) => queue.Agents.IsEmpty || queue.Agents.Any(named => Names(named, person));

    /// <summary>Whether an agent of the queue has the skills it asks for (R7.7).</summary>
    public bool Serves(Queue queue, PersonId person) =>
        IsAgentOf(queue, person) && queue.Skills.All(skill => ProfileOf(person)?.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase) == true);

    /// <summary>The same settings, with the roles that the directory gives.</summary>
    public SessionPolicy With(DirectoryRoles roles) => this with { Roles = roles };

    public bool IsAdministrator(PersonId person) => Administrators.Any(named => Names(named, person)) || Roles.Has(person, DirectoryRole.Administrator);

    public bool IsSupervisor(PersonId person) => Supervisors.Any(named => Names(named, person)) || Roles.Has(person, DirectoryRole.Supervisor) || IsAdministrator(person);

    /// <summary>Whether somebody in the directory may give support here at all.</summary>
    public bool IsRepresentative(PersonId person) =>
        (Representatives.IsEmpty && !Roles.NamesRepresentatives) || Representatives.Any(named => Names(named, person)) || Roles.Has(person, DirectoryRole.Representative) || IsSupervisor(person);

    /// <summary>R6.4; where nothing is said, their client can.</summary>
    public bool HasVoice(PersonId person) => ProfileOf(person)?.HasVoice ?? true;

    /// <summary>Whether a name in the settings means this person: the whole id, or the directory's id alone. Case doesn't matter.</summary>
    public static bool Names(string named, PersonId person)
    {
        var id = person.Value.AsSpan();
        return id.Equals(named, StringComparison.OrdinalIgnoreCase) || id[(id.IndexOf('/') + 1)..].Equals(named, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether customers may come into the queue by themselves now (R7.9).</summary>
    public bool IsOpen(Queue queue, DateTimeOffset now) =>
        queue.TakesRequests && (queue.Hours.IsEmpty || queue.Hours.Any(hours => hours.Contains(LocalTime(now))));

    /// <summary>An unknown time zone is refused as a setting; one that gets here all the same is no reason to fail.</summary>
    DateTime LocalTime(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).DateTime;

    /// <summary>R1.2: a representative's own where permitted, else the site's.</summary>
    public SessionMode ModeFor(SessionMode? own) => MayChooseMode && own is { } chosen ? chosen : Mode;

    public int CustomerLimit(SessionMode mode) => mode == SessionMode.Multi ? 1 : CustomersAtOnce;
}
