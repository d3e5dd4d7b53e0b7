using System.Collections.Immutable;
using SupportBot.Bot.Diagnosing;
using SupportBot.Cards;
using SupportBot.Sessions;

namespace SupportBot.Tests.Cards;

/// <summary>Sessions to draw cards of: an everyday one, a crowded one, and one full of people who mean harm.</summary>
static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 5, 0, TimeSpan.FromHours(1));

    public static readonly PersonId Anna = new("anna");
    public static readonly PersonId Bartek = new("bartek");

    public static readonly IReadOnlyList<string> HostileNames =
    [
        "<b>x</b> [a](https://evil.example) **x** </at><at>Boss</at>",
        "Ola \u202Eevil\u2066\u200F\0 `code` #1 {{DATE(2026-11-23T00:00:00Z,SHORT)}}",
        string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 100)),
        "مرحبا بالعالم שלום עולם",
        new string('W', 10_000),
        "1. Jan\n# Kowalski\n- @everyone _x_ ~y~ |z| &lt;script&gt;",
        "Zoë" + new string('\u0301', 500),
        "   \u3164\u2800   ",
    ];

    /// <summary>One customer, one invitation under way, a word said.</summary>
    public static Session Plain { get; } = Of(
        [Representative(1, "Anna Nowak", Anna), Customer(2, "Jan Kowalski", ParticipantState.Connected), Representative(3, "Bartek Zieliński", Bartek)],
        [Invitation(1, "jan.kowalski@example.com", InvitationState.Joined), Invitation(2, "ewa_maj@example.com", InvitationState.Sent)]) with
    { SelectedCustomer = Participant(2), ChatLines = 2 };

    /// <summary>Just started.</summary>
    public static Session Fresh { get; } = Of([Representative(1, "Anna Nowak", Anna)], []) with { StartedAt = Now.AddSeconds(-5) };

    /// <summary>Eight customers and one who waits, four assistants, invitations in every state.</summary>
    public static Session Full { get; } = Of(
        [
            Representative(1, "Anna Nowak", Anna),
            .. Enumerable.Range(2, 8).Select(index => Customer(index, $"{(index % 2 == 0 ? "Wolfeschlegelsteinhausenbergerdorff" : "Aleksandra Kowalska-Wiśniewska")} {index}", index == 4 ? ParticipantState.Reconnecting : ParticipantState.Connected)),
            Customer(10, "Zbigniew Późny", ParticipantState.Waiting),
            Customer(11, "Maria Dawna", ParticipantState.Left) with { LeftBecause = LeaveReason.Removed },
            Representative(12, "Bartek Zieliński", Bartek),
            .. Enumerable.Range(13, 3).Select(index => Representative(index, $"Assistant {index}", new PersonId($"person{index}"))),
        ],
        [
            .. Enum.GetValues<InvitationState>().Select((state, index) => Invitation(index + 1, $"customer{index + 1}@example.com", state)),
            Invitation(9, "late@example.com", InvitationState.Queued) with { FailedTries = 2, Failure = SendFailure.ServerUnavailable },
            Invitation(10, null, InvitationState.Sent) with { Way = InvitationWay.Link, Invitee = Invitee.Representative },
        ]) with
    { SelectedCustomer = Participant(3), ChatLines = 41, Version = 77 };

    public static Session Hostile { get; } = Of(
        [
            Representative(1, HostileNames[0], Anna),
            .. HostileNames.Select((name, index) => Customer(index + 2, name, ParticipantState.Connected)),
            Representative(12, HostileNames[1], Bartek),
        ],
        [.. HostileNames.Select((name, index) => Invitation(index + 1, name, InvitationState.Failed))]) with
    { SelectedCustomer = Participant(3), ChatLines = 8 };

    public static readonly PersonId Celina = new("celina");
    public static readonly PersonId Darek = new("darek");

    public static Queue Billing { get; } = new()
    {
        Id = new QueueId("billing"),
        Name = "Billing",
        Agents = ["anna", "bartek"],
        Routing = RoutingWay.RoundRobin,
        Overflow = new QueueId("everything"),
        Skills = ["invoices", "polish"],
        Hours = [new OpenHours(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(16, 0))],
    };

    public static Queue Everything { get; } = new() { Id = new QueueId("everything"), Name = "Everything else", TakesRequests = false };

    public static SessionPolicy Policy { get; } = new()
    {
        Queues = [Billing, Everything],
        Agents = [new AgentProfile("bartek", 3, ["invoices"]), new AgentProfile("2f4c8d9e-0000-4000-8000-00000000000a", 1, [], HasVoice: false)],
        Administrators = ["anna"],
        TimeZone = "Europe/Warsaw",
    };

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string> { ["anna"] = "Anna Nowak", ["bartek"] = "Bartek Zieliński" };

    public static IReadOnlyList<AgentShown> Agents { get; } =
        [new(Anna, "Anna Nowak", AgentState.Available), new(Bartek, "Bartek Zieliński", AgentState.Busy), new(Celina, "Celina Wójcik", AgentState.Away), new(Darek, "Darek Duda", AgentState.Available)];

    /// <summary>Passed on by Anna, who has left; three were asked.</summary>
    public static Session Waiting { get; } = Plain with
    {
        Status = SessionStatus.Waiting,
        Controller = null,
        Participants = [Plain.Participants[0] with { State = ParticipantState.Left, LeftBecause = LeaveReason.Transferred }, .. Plain.Participants.Skip(1)],
        Transfers = 1,
        Wait = new Wait
        {
            Queue = Billing.Id,
            FirstQueue = Billing.Id,
            Visited = [Billing.Id],
            Sender = Anna,
            SenderName = "Anna Nowak",
            Message = "Jan was charged *twice* for the printer.\nInvoice 4711 is the wrong one.",
            IsUrgent = true,
            Since = Now.AddMinutes(-4),
            Offers =
            [
                new Offer(Celina, "Celina Wójcik", OfferState.Missed, Now.AddMinutes(-3), Now.AddMinutes(-3)),
                new Offer(Darek, "Darek Duda", OfferState.Declined, Now.AddMinutes(-1), Now.AddMinutes(-1)),
                new Offer(Bartek, "Bartek Zieliński", OfferState.Open, Now, Now.AddSeconds(30)),
            ],
        },
    };

    /// <summary>Came by themselves; nobody was asked yet.</summary>
    public static Session Requested { get; } = Plain with
    {
        Status = SessionStatus.Waiting,
        Controller = null,
        SelectedCustomer = null,
        ChatLines = 0,
        Participants = [Plain.Participants[1]],
        Invitations = [],
        Question = "My invoice is wrong: it shows **two** printers.",
        Wait = new Wait { Queue = Billing.Id, FirstQueue = Billing.Id, Visited = [Billing.Id], Since = Now.AddMinutes(-2), Offers = [new Offer(Bartek, "Bartek Zieliński", OfferState.Open, Now, Now.AddSeconds(30))] },
    };

    /// <summary>Nobody took it: back with the sender.</summary>
    public static Session Returned { get; } = Waiting with
    {
        Wait = Waiting.Wait! with { Queue = null, FirstQueue = null, Visited = [], IsReturned = true, IsUrgent = false, Offers = [.. Waiting.Wait!.Offers.Take(2), new Offer(Anna, "Anna Nowak", OfferState.Open, Now, null)] },
    };

    public static Session HostileWaiting { get; } = Hostile with
    {
        Status = SessionStatus.Waiting,
        Controller = null,
        Question = string.Concat(HostileNames),
        Wait = new Wait
        {
            Queue = new QueueId("billing"),
            SenderName = HostileNames[0],
            Sender = Anna,
            Message = string.Join('\n', HostileNames),
            IsUrgent = true,
            Since = Now.AddDays(-3),
            Offers = [.. HostileNames.Select((name, index) => new Offer(new PersonId($"person{index}"), name, OfferState.Declined, Now, Now)), new Offer(Bartek, HostileNames[1], OfferState.Open, Now, Now.AddSeconds(30))],
        },
    };

    public static QueueView Line { get; } = new(Billing, [Waiting, Requested], [.. Agents.Take(3)], IsOpen: true);

    public static QueueView EmptyLine { get; } = new(Everything, [], [Agents[2]], IsOpen: false);

    public static QueueView HostileLine { get; } = new(
        Billing with { Name = HostileNames[0] }, [.. Enumerable.Repeat(HostileWaiting, 40)], [.. HostileNames.Select((name, index) => new AgentShown(new PersonId($"person{index}"), name, (AgentState)(index % 4)))], IsOpen: true);

    /// <summary>Jan's desktop is seen, and a file is offered to him; Ewa, who came later, hasn't agreed to the recording. He said no to something before.</summary>
    public static Session Busy { get; } = Plain with
    {
        Participants = [.. Plain.Participants, Customer(4, "Ewa Maj", ParticipantState.Connected)],
        Notes = 1,
        Activities =
        [
            new Activity(Activity(1), ActivityKind.DesktopViewing, ActivityState.Running, Participant(2), Now.AddMinutes(-2)),
            new Activity(Activity(2), ActivityKind.FileTransfer, ActivityState.Requested, Participant(2), Now) { Asked = [Participant(2)], File = new FileDetails(FileDirection.ToCustomer, "driver_v2 [new].zip", 3_500_000) },
            new Activity(Activity(3), ActivityKind.Recording, ActivityState.Running, null, Now.AddMinutes(-1)) { Asked = [Participant(4)] },
        ],
        JustEnded = [new EndedActivity(Activity(9), ActivityKind.ApplicationViewing, Participant(2), ActivityEnd.Refused, Participant(2), null, Now.AddMinutes(-3))],
    };

    /// <summary>As much at once as there can be.</summary>
    public static Session HostileBusy { get; } = Hostile with
    {
        Notes = 8,
        Activities =
        [
            .. Enum.GetValues<ActivityKind>().Where(kind => kind != ActivityKind.FileTransfer).Select((kind, index) => new Activity(Activity(index), kind, ActivityState.Running, null, Now) { Asked = [.. Hostile.Customers.Select(customer => customer.Id)] }),
            .. Enumerable.Range(20, 10).Select(index => new Activity(Activity(index), ActivityKind.FileTransfer, ActivityState.Running, Participant(2), Now) { File = new FileDetails(FileDirection.FromCustomer, FileName.Clean(HostileNames[index % 4]) ?? "x", 1) }),
        ],
        JustEnded = [new EndedActivity(Activity(9), ActivityKind.FileTransfer, Participant(2), ActivityEnd.Failed, Participant(2), new FileDetails(FileDirection.ToCustomer, HostileNames[0], long.MaxValue), Now)],
    };

    public static ActivityId Activity(int index) => new(new Guid(index, 2, 0, new byte[8]));

    public static IReadOnlyList<ChatShown> Notes(Session session) => session.Notes switch
    {
        0 => [],
        1 => [new ChatShown(Participant(3), "Has tried the *other* cable already.", Now.AddMinutes(-1))],
        _ => [.. HostileNames.Select((text, index) => new ChatShown(Participant(12), text, Now.AddMinutes(-index)))],
    };

    public static Session Ended(Session session) => session with
    {
        Status = SessionStatus.Ended,
        Controller = null,
        Wait = null,
        EndedAt = Now.AddMinutes(-1),
        EndedBecause = EndReason.ByController,
        Participants = [.. session.Participants.Select(participant => participant with { State = ParticipantState.Left, Since = Now.AddMinutes(-1), LeftBecause = LeaveReason.SessionEnded })],
    };

    public static IReadOnlyList<ChatShown> Chat(Session session) => session == Hostile || session == HostileWaiting || session == HostileBusy
        ? [.. HostileNames.Select((text, index) => new ChatShown(Participant(index + 2), text, Now.AddMinutes(-index)))]
        : session == Fresh ? []
        : [
            new ChatShown(Participant(2), "Good morning! My printer says PC LOAD LETTER.", Now.AddMinutes(-3)),
            new ChatShown(Participant(1), "Let me have a look.\nPlease open *Settings* first.", Now.AddMinutes(-2)),
        ];

    public static SessionView View(Session session, Standing standing) => new(session, standing) { Chat = Chat(session), Viewers = ["29:anna", "29:bartek"], Policy = Policy, Notes = Notes(session) };

    public static IReadOnlyList<RecordedEvent> Story(Session session)
    {
        var anna = new Actor.Representative(Anna, session.Participants[0].Name);
        var site = new Actor.Site();
        (Actor By, SessionEvent Event)[] told =
        [
            (anna, new SessionEvent.Started(session.Id, session.Number, SessionMode.Single, Participant(1), Anna, anna.Name, "en")),
            .. session.Invitations.Where(invitation => invitation.Address is not null).SelectMany(invitation => new (Actor, SessionEvent)[]
            {
                (anna, new SessionEvent.Invited(invitation.Id, Invitee.Customer, InvitationWay.Mail, invitation.Address, "pl", "", Now)),
                (site, new SessionEvent.InvitationSent(invitation.Id)),
            }),
            (anna, new SessionEvent.Invited(Id(99), Invitee.Representative, InvitationWay.Link, null, "pl", "", Now)),
            (new Actor.Visitor(), new SessionEvent.InvitationOpened(Id(1))),
            .. session.Customers.SelectMany(customer => new (Actor, SessionEvent)[]
            {
                (new Actor.Customer(customer.Id), new SessionEvent.CustomerJoined(customer.Id, Id(1), customer.Name, null, "pl", customer.State != ParticipantState.Waiting)),
                (new Actor.Customer(customer.Id), new SessionEvent.Said(new MessageId(customer.Id.Value), customer.Id, Chat(session) is [var first, ..] ? first.Text : "Hello")),
            }),
            (anna, new SessionEvent.CustomerSelected(Participant(2))),
            (site, new SessionEvent.ConnectionLost(Participant(2))),
            (site, new SessionEvent.ConnectionRestored(Participant(2))),
            (anna, new SessionEvent.ParticipantLeft(Participant(2), LeaveReason.Removed)),
            (site, new SessionEvent.InvitationFailed(Id(2), SendFailure.AddressRefused)),
            (anna, new SessionEvent.InvitationRevoked(Id(2))),
            (anna, new SessionEvent.Ended(EndReason.ByController)),
        ];
        return [.. told.Select((entry, index) => new RecordedEvent(index + 1, Now.AddMinutes(index - told.Length), entry.By, entry.Event))];
    }

    public static ParticipantId Participant(int index) => new(new Guid(index, 0, 0, new byte[8]));

    public static InvitationId Id(int index) => new(new Guid(index, 1, 0, new byte[8]));

    public static Participant Customer(int index, string name, ParticipantState state) => new()
    {
        Id = Participant(index),
        Role = ParticipantRole.Customer,
        Name = name,
        Language = "en",
        State = state,
        Since = Now.AddMinutes(-index),
        JoinedAt = Now.AddMinutes(-index),
    };

    public static Participant Representative(int index, string name, PersonId person) => new()
    {
        Id = Participant(index),
        Role = ParticipantRole.Representative,
        Name = name,
        Person = person,
        Language = "en",
        State = ParticipantState.Connected,
        Since = Now.AddMinutes(-20),
        JoinedAt = Now.AddMinutes(-20),
    };

    static Invitation Invitation(int index, string? address, InvitationState state) => new()
    {
        Id = Id(index),
        Invitee = Invitee.Customer,
        Way = InvitationWay.Mail,
        Address = address,
        Language = "pl",
        TokenHash = "",
        State = state,
        Since = Now.AddMinutes(-index),
        ExpiresAt = Now.AddHours(23),
        Failure = state == InvitationState.Failed ? SendFailure.AddressRefused : null,
    };

    static Session Of(ImmutableArray<Participant> participants, ImmutableArray<Invitation> invitations) => new()
    {
        Id = new SessionId(new Guid("0193572c-0000-7000-8000-000000000001")),
        Number = new SessionNumber(123_456_789),
        Mode = SessionMode.Single,
        Status = SessionStatus.Open,
        StartedAt = Now.AddMinutes(-20),
        Controller = Participant(1),
        Participants = participants,
        Invitations = invitations,
        Version = 9,
    };

    /// <summary>Everybody but Bartek has one.</summary>
    public static string? PhotoOf(PersonId person) => person == Bartek ? null : "https://support.example.com/photo/q4y0dR1Yf0m3n5eVtq9o2Jq1Zk8sX7uWbLhT6cPaGxE";

    /// <summary>One who came, one who never did, one with a hostile name and an address of the greatest length.</summary>
    public static IReadOnlyList<RecentCustomer> Customers { get; } =
        [new("ewa_maj@example.com", "Ewa Maj"), new("jan@example.com", null), new($"{new string('a', 64)}@{new string('b', 60)}.{new string('c', 60)}.{new string('d', 60)}.example", HostileNames[0])];

    /// <summary>One with a plain name, one with a hostile one.</summary>
    public static IReadOnlyList<Colleague> Colleagues { get; } = [new("aaaaaaaa-0000-4000-8000-000000000001", "Bartek Lis", Presence.Busy), new("aaaaaaaa-0000-4000-8000-000000000002", HostileNames[0])];

    /// <summary>What an administrator may be told, in every state.</summary>
    public static IReadOnlyList<Finding> Findings(System.Globalization.CultureInfo culture)
    {
        var found = new Findings("Registration", culture);
        found.Good("AppId", "8e0a4b0c-6c1d-4b55-9d3e-2f6f0a9b7c11", "SingleTenant");
        found.Wrong("Token", "invalid_client");
        var cloud = new Findings("Microsoft365", culture);
        cloud.Good("TokenGood");
        cloud.Good("ApplicationGood", "Mail.Send");
        cloud.Note("Application", "Presence.Read.All");
        cloud.Note("NotSignedIn");
        var queues = new Findings("Queues", culture);
        queues.Good("Served", "First line", 3);
        queues.Note("AllAway", "Billing", 2);
        queues.Wrong("Unreachable", "Zoë Ann Tremblay", "ConversationBlockedByUser");
        return [.. found.All, .. cloud.All, .. queues.All];
    }
}
