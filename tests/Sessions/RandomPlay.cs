using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>One step of a random story: what is done, by whom, to what, and how much time goes by before.</summary>
readonly record struct Step(int Deed, int Who, int Whom, int What, int Pause);

/// <summary>
/// Plays random steps with a few people, browsers and invitations, so that they meet often; callers that lie are among them. Anna, Ben and
/// Adam are agents, Cleo is a supervisor, Dan is neither.
/// </summary>
sealed class RandomPlay
{
    public const int Deeds = 75;

    public static readonly Actor.Representative[] Representatives = [Cast.Anna, Cast.Ben, Cast.Cleo, new(new PersonId("contoso/dan"), "Dan"), Cast.Adam];

    static readonly Queue[] Queues =
    [
        new() { Id = Cast.Desk, Name = "Service desk", Agents = ["contoso/anna", "contoso/ben", "contoso/adam"], Overflow = Cast.Backup },
        new() { Id = Cast.Backup, Name = "Second line", Agents = ["contoso/ben"], Overflow = Cast.Desk },
    ];

    static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(26), TimeSpan.FromHours(9), TimeSpan.FromDays(1), TimeSpan.FromSeconds(-5)];

    readonly Story _story;
    readonly Dictionary<PersonId, Agent> _staff = Representatives.ToDictionary(who => who.Person, who => new Agent { Person = who.Person, Name = who.Name });

    public RandomPlay(Story story)
    {
        _story = story;
        _staff[Cast.Adam.Person] = _staff[Cast.Adam.Person].Available(Cast.Morning);
    }

    /// <summary>What the site of these stories is like beside what chance decides.</summary>
    public static SessionPolicy Site(SessionPolicy policy) => policy with { Queues = [.. Queues], Supervisors = ["cleo"], Agents = [new AgentProfile("ben", 1, [], HasVoice: false)] };

    public static TimeSpan Pause(Step step) => step.Pause < 60 ? TimeSpan.FromSeconds(1) : Pauses[step.Pause % Pauses.Length];

    /// <summary>What is given to the session in one step: mostly one command, as many as it takes for the routing, or none.</summary>
    public IEnumerable<(Actor By, SessionCommand Command)> Read(Step step) => step.Deed switch
    {
        <= 33 => [Joining(step)],
        >= 34 and <= 53 => [Passing(step)],
        >= 54 and <= 57 => Route(),
        58 => [Stale(step)],
        59 => Duty(step),
        60 => Change(step),
        >= 64 => [Acting(step)],
        _ => [(Cast.Site, new SessionCommand.DoWhatIsDue())],
    };

    /// <summary>What happened, for those who take sessions.</summary>
    public void Note(Session before, Decision decision)
    {
        foreach (var happened in decision is Decision.Accepted accepted ? accepted.Events : [])
        {
            foreach (var person in _staff.Keys.ToArray())
                _staff[person] = _staff[person].After(happened, before, _story.Policy, _story.Now);
            before = SessionEvolution.Evolve(before, happened, _story.Now);
        }
    }

    public IEnumerable<AgentNow> Staff(Session session) => _staff.Values.Select(agent => new AgentNow(
        agent, session.IsController(agent.Person) ? 1 : 0, session.Wait?.OpenOffers.Count(offer => offer.Agent == agent.Person) ?? 0, SessionMode.Multi, true));

    /// <summary>Mostly who would do it, now and then somebody else.</summary>
    (Actor By, SessionCommand Command) Joining(Step step) => step.Deed switch
    {
        0 => (Controller(step), step.Who % 4 == 0 ? Cast.Chat(step.What) : new SessionCommand.InviteByMail((Invitee)(step.What % 2), "en", [Addressed(step.What), .. step.Whom % 3 == 0 ? [Addressed(step.What + 1)] : Array.Empty<AddressedInvitation>()], step.Who % 4 == 1)),
        1 or 2 => (Controller(step), Cast.Link(step.What, (Invitee)(step.Whom % 2))),
        3 => (Controller(step), new SessionCommand.Resend(Cast.Invitation(step.What), $"hash-again-{step.Whom}", $"sealed-again-{step.Whom}")),
        4 => (Controller(step), new SessionCommand.Revoke(Cast.Invitation(step.What))),
        5 => (Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(step.What))),
        7 when step.Who % 3 == 0 => (Site(step), new SessionCommand.MarkBounced(Cast.Invitation(step.What))),
        6 or 7 => (Site(step), new SessionCommand.MarkSent(Cast.Invitation(step.What))),
        8 => (Site(step), new SessionCommand.MarkSendFailed(Cast.Invitation(step.What), (SendFailure)(step.Whom % 3), step.Who % 2 == 0)),
        >= 9 and <= 13 => (Cast.Visitor, Cast.Join(Somebody(step.Whom), "Customer", step.Who % 2 == 0 ? step.What : null)),
        14 or 15 => (Cast.Browser(Somebody(step.Who)), Cast.Join(Somebody(step.Whom), "Customer", step.What % 2 == 0 ? step.What : null)),
        16 or 17 => (Representatives[step.Who % 5], Cast.Assist(step.Whom + 1, step.What % 3 == 0 ? step.What : null)),
        18 or 19 or 20 => (Presence(step), new SessionCommand.LoseConnection(Somebody(step.Whom))),
        21 or 33 => (Presence(step), new SessionCommand.RestoreConnection(Somebody(step.Whom))),
        22 or 23 => (Controller(step), new SessionCommand.Select(Somebody(step.Whom))),
        24 or 25 => (Controller(step), new SessionCommand.Remove(Somebody(step.Whom))),
        26 => (Cast.Browser(Somebody(step.Whom)), Cast.Say("Hello", step.What)),
        27 => (Representatives[step.Who % 5], Cast.Say("Hello", step.What)),
        28 or 29 => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.Leave()),
        30 => (Representatives[step.Who % 5], new SessionCommand.Leave()),
        31 => (step.Pause < 80 ? Representatives[3 + step.Who % 2] : Controller(step), new SessionCommand.End()),
        _ => (Site(step), new SessionCommand.DoWhatIsDue()),
    };

    (Actor By, SessionCommand Command) Passing(Step step) => step.Deed switch
    {
        34 or 35 => (step.Who == 15 ? Cast.Cleo : Controller(step), Cast.GiveControl(1 + step.Whom % 6)),
        36 or 37 => (step.Who == 15 ? Cast.Cleo : Controller(step), Cast.PassOn(step.What == 4 ? new QueueId("gone") : Queues[step.What % 2].Id, null, step.Whom % 4 == 0)),
        38 or 39 => (step.Who > 12 ? Cast.Cleo : Controller(step), Chosen(step)),
        40 or 41 => (Somebody(step), Cast.Accept(1 + step.Whom % 6)),
        42 or 43 => (Somebody(step), new SessionCommand.Decline()),
        44 => (Somebody(step), Cast.Take(1 + step.Whom % 6)),
        45 => (step.Who < 10 ? Cast.Cleo : Somebody(step), Cast.TakeOver(1 + step.Whom % 6)),
        46 => (Site(step), new SessionCommand.CloseConsole(_story.Session.Controller ?? Cast.Participant(1))),
        47 => (Controller(step), new SessionCommand.Resume()),
        48 or 49 => (Controller(step), Cast.Begin((ActivityKind)((step.What + step.Whom) % 8), step.Whom, step.Pause % 3 == 0 ? Somebody(step.Whom) : null)),
        50 => (Cast.Browser(Concerned(step) ?? Somebody(step.Who)), new SessionCommand.AnswerActivity(Running(step), step.Who % 3 != 0)),
        51 => (step.Who % 2 == 0 ? Controller(step) : Cast.Browser(Somebody(step.Who)), new SessionCommand.StopActivity(Running(step))),
        52 => (Controller(step), new SessionCommand.Leave(Cast.Participant(1 + step.Whom % 6))),
        _ => step.Pause < 80 ? (Cast.Site, new SessionCommand.MissOffer(Representatives[step.Who % 5].Person)) : (Cast.Cleo, new SessionCommand.End()),
    };

    /// <summary>What runs, and who takes part in it.</summary>
    (Actor By, SessionCommand Command) Acting(Step step) => step.Deed switch
    {
        64 => (Controller(step), Cast.Begin(ActivityKind.Recording, 20 + step.Whom)),
        65 => (Controller(step), Cast.Begin(step.What % 2 == 0 ? ActivityKind.Voice : ActivityKind.FileTransfer, 40 + step.Whom)),
        66 => (Controller(step), Cast.Fetch(60 + step.Whom)),
        67 or 68 or 69 => (Cast.Browser(Asked(step)), new SessionCommand.AnswerActivity(Running(step), step.Who % 5 != 0, step.What == 0, step.Pause % 2 == 0 ? Cast.File(FileDirection.FromCustomer, size: step.Pause % 3 == 0 ? 1L << 40 : 1000) : null)),
        70 => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.StopAll()),
        71 => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.WithdrawConsent()),
        72 => (step.Who % 2 == 0 ? Controller(step) : Cast.Browser(Concerned(step) ?? Somebody(step.Who)), new SessionCommand.FinishFile(Running(step), step.What < 3 ? Cast.Hash : null)),
        73 => (Representatives[step.Who % 5], new SessionCommand.Note(Cast.Message(10 + step.What), "Try the cable")),
        74 => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.Note(Cast.Message(10 + step.What), "Not mine to write")),
        _ => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.StopActivity(Running(step))),
    };

    /// <summary>As the site does it: one plan after the other, until there is nothing to plan.</summary>
    IEnumerable<(Actor, SessionCommand)> Route()
    {
        while (Routing.Plan([_story.Session], Staff(_story.Session), _story.Policy, _story.Now) is [var next])
            yield return (Cast.Site, next.Command);
    }

    /// <summary>A plan of earlier, when things were different.</summary>
    static (Actor By, SessionCommand Command) Stale(Step step) => (Site(step), step.What switch
    {
        0 => new SessionCommand.Return(),
        1 => new SessionCommand.Overflow(Queues[step.Whom % 2].Id),
        _ => Cast.Ask(Representatives[step.Whom % 5], Representatives[step.What % 5]),
    });

    IEnumerable<(Actor, SessionCommand)> Duty(Step step)
    {
        var person = Representatives[step.Who % 5].Person;
        _staff[person] = _staff[person].IsOnDuty ? _staff[person].Away() : _staff[person].Available(_story.Now);
        return [];
    }

    /// <summary>Settings change while sessions run.</summary>
    IEnumerable<(Actor, SessionCommand)> Change(Step step)
    {
        _story.Policy = _story.Policy with { Queues = step.Whom < 10 ? [.. Queues] : [Queues[step.Whom % 2]] };
        return [];
    }

    static SessionCommand.TransferSession Chosen(Step step)
    {
        var one = Representatives[step.Whom % 5];
        var other = Representatives[step.What];
        return new SessionCommand.TransferSession(
            step.Who == 7 ? Cast.Desk : null,
            step.Who == 8 ? [] : [new ChosenAgent(one.Person, one.Name, step.Pause % 5 != 0), new ChosenAgent(other.Person, other.Name, true)],
            null);
    }

    ParticipantId Asked(Step step) => _story.Session.Find(Running(step)) is { Asked: { Length: > 0 } asked } ? asked[step.Who % asked.Length] : Somebody(step.Who);

    ParticipantId? Concerned(Step step) => _story.Session.Find(Running(step))?.Customer;

    ActivityId Running(Step step) => _story.Session.Activities is { Length: > 0 } running ? running[step.Whom % running.Length].Id : Cast.Activity(step.Whom);

    static Actor.Representative Somebody(Step step) => Representatives[step.Who % 5];

    Actor Controller(Step step) => step.Who < 10 ? InControl() : step.Who < 13 ? Representatives[step.Who % 5] : Cast.Browser(Somebody(step.Who));

    Actor.Representative InControl() => Representatives.FirstOrDefault(who => _story.Session.IsController(who.Person)) ?? Cast.Anna;

    static Actor Site(Step step) => step.Who < 15 ? Cast.Site : Cast.Visitor;

    static Actor Presence(Step step) => step.Who < 12 ? Cast.Site : Cast.Browser(Somebody(step.Who < 15 ? step.Whom : step.Who));

    /// <summary>Mostly a customer's id; also Anna's, and those that assistants get.</summary>
    static ParticipantId Somebody(int number) => number < 13 ? Cast.Participant(101 + number % 6) : Cast.Participant(number - 12);

    static AddressedInvitation Addressed(int number) => Cast.To($"person{number % 4}@example.com", number);
}
