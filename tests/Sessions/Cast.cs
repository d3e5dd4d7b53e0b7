using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>The people of the stories, and what the caller would draw by chance.</summary>
static class Cast
{
    /// <summary>Starts the session and controls it.</summary>
    public static readonly Actor.Representative Anna = new(new PersonId("contoso/anna"), "Anna Nowak");

    /// <summary>Joins as an assistant.</summary>
    public static readonly Actor.Representative Ben = new(new PersonId("contoso/ben"), "Ben Müller");

    /// <summary>Another representative, outside unless the story brings her in.</summary>
    public static readonly Actor.Representative Cleo = new(new PersonId("contoso/cleo"), "Cleo Adams");

    /// <summary>An agent of the queue <see cref="Desk"/>, as Anna is.</summary>
    public static readonly Actor.Representative Adam = new(new PersonId("contoso/adam"), "Adam Wolf");

    /// <summary>An agent of both queues.</summary>
    public static readonly Actor.Representative Eva = new(new PersonId("contoso/eva"), "Eva Kos");

    /// <summary>A supervisor; in no session unless the story brings her in.</summary>
    public static readonly Actor.Representative Sara = new(new PersonId("contoso/sara"), "Sara Lind");

    public static readonly Actor.Visitor Visitor = new();
    public static readonly Actor.Site Site = new();

    public static readonly ParticipantId Jan = Participant(101);
    public static readonly ParticipantId Ola = Participant(102);
    public static readonly ParticipantId Piotr = Participant(103);

    public static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static ParticipantId Participant(int number) => new(Id(1, number));

    public static InvitationId Invitation(int number) => new(Id(2, number));

    public static MessageId Message(int number) => new(Id(3, number));

    /// <summary>What only the browser of this customer has.</summary>
    public static Actor.Customer Browser(ParticipantId customer) => new(customer);

    /// <summary>An address with what the caller draws for it; the sealed token is easy to recognise wherever it leaks.</summary>
    public static AddressedInvitation To(string address, int number) => new(address, Invitation(number), $"hash-{number}", $"sealed-{number}");

    public static SessionCommand.InviteByChat Chat(int invitation, string person = "tenant/eva", string name = "Eva", Invitee invitee = Invitee.Representative) =>
        new(invitee, "en", [new PersonalInvitation(new InvitedPerson(person, name), Invitation(invitation), $"hash-{invitation}", $"sealed-{invitation}")]);

    public static SessionCommand.InviteByMail Mail(params AddressedInvitation[] addresses) => new(Invitee.Customer, "en", [.. addresses]);

    public static SessionCommand.MakeLink Link(int number, Invitee invitee = Invitee.Customer) => new(invitee, "en", Invitation(number), $"hash-{number}");

    /// <summary>Joins with the number when <paramref name="invitation"/> is null.</summary>
    public static SessionCommand.JoinAsCustomer Join(ParticipantId customer, string name, int? invitation = null, string? email = null) =>
        new(customer, invitation is { } number ? Invitation(number) : null, name, email, "en");

    public static SessionCommand.JoinAsAssistant Assist(int participant, int? invitation = null) =>
        new(Participant(participant), "en", invitation is { } number ? Invitation(number) : null);

    public static SessionCommand.Say Say(string text, int message = 1) => new(Message(message), text);

    public static readonly QueueId Desk = new("desk");

    /// <summary>Where <see cref="Desk"/> overflows to.</summary>
    public static readonly QueueId Backup = new("backup");

    /// <summary>A site with two queues and a supervisor.</summary>
    public static readonly SessionPolicy Policy = new()
    {
        Queues =
        [
            new Queue { Id = Desk, Name = "Service desk", Agents = ["contoso/anna", "contoso/adam", "contoso/eva"], Overflow = Backup },
            new Queue { Id = Backup, Name = "Second line", Agents = ["contoso/eva"] },
        ],
        Supervisors = ["contoso/sara"],
    };

    /// <summary>A site that never ends a session for want of a customer.</summary>
    public static readonly SessionPolicy Patient = new() { IdleTime = TimeSpan.FromDays(1000) };

    public static ActivityId Activity(int number) => new(Id(4, number));

    public static SessionCommand.TransferControl GiveControl(int participant) => new(Participant(participant));

    public static SessionCommand.TransferSession PassOn(QueueId queue, string? message = null, bool isUrgent = false) => new(queue, [], message, isUrgent);

    public static SessionCommand.TransferSession PassOn(params Actor.Representative[] agents) =>
        new(null, [.. agents.Select(agent => new ChosenAgent(agent.Person, agent.Name, true))], null);

    public static AskedAgent Asked(Actor.Representative agent) => new(agent.Person, agent.Name);

    public static SessionCommand.Offer Ask(params Actor.Representative[] agents) => new([.. agents.Select(Asked)]);

    public static SessionCommand.Accept Accept(int participant) => new(Participant(participant), "en");

    public static SessionCommand.Take Take(int participant) => new(Participant(participant), "en");

    public static SessionCommand.TakeOver TakeOver(int participant) => new(Participant(participant), "en");

    /// <summary>Files go to the customer.</summary>
    public static SessionCommand.StartActivity Begin(ActivityKind kind, int number, ParticipantId? customer = null) =>
        new(Activity(number), kind, customer, kind == ActivityKind.FileTransfer ? File(FileDirection.ToCustomer) : null);

    /// <summary>Asks a customer for a file.</summary>
    public static SessionCommand.StartActivity Fetch(int number, ParticipantId? customer = null) => new(Activity(number), ActivityKind.FileTransfer, customer, new FileDetails(FileDirection.FromCustomer, null, null));

    public static FileDetails File(FileDirection direction, string? name = "log.txt", long? size = 1000) => new(direction, name, size);

    public static SessionCommand.AnswerActivity Yes(int number, bool forAll = false, FileDetails? file = null) => new(Activity(number), true, forAll, file);

    public static SessionCommand.AnswerActivity No(int number) => new(Activity(number), false);

    public static SessionCommand.StopActivity Stop(int number) => new(Activity(number));

    /// <summary>Of a file that has arrived.</summary>
    public static readonly string Hash = new('a', 64);

    /// <summary>How an activity ends, as the record has it.</summary>
    public static SessionEvent.ActivityEnded Over(int number, ActivityKind kind, ActivityEnd reason, ParticipantId? by = null, FileDetails? file = null) => new(Activity(number), kind, reason, by, file);

    public static SessionCommand.Request Request(QueueId queue, string name = "Jan", string question = "My printer is on fire", string? email = null) =>
        new(new SessionId(Id(5, 1)), new SessionNumber(123456789), Jan, queue, name, email, question, "en");

    static Guid Id(short kind, int number) => new(number, kind, 0, 0, 0, 0, 0, 0, 0, 0, 1);
}
