using SupportBot.Sessions;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>The record is whole: replaying it gives the stored state (R11.3).</summary>
public sealed class RecordTests
{
    static readonly QueueId First = new("first");
    static readonly QueueId Second = new("second");

    static readonly SessionPolicy Policy = new()
    {
        CustomersAtOnce = 2,
        IdleTime = TimeSpan.FromDays(2),
        Queues = [new Queue { Id = First, Name = "First", Overflow = Second }, new Queue { Id = Second, Name = "Second" }],
    };

    static readonly Actor Site = new Actor.Site();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_story_with_every_event_replays_to_the_stored_state(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var invited = await Invitations(node, Policy);
        await Customers(node, invited, Policy);
        await node.Does(Adam, invited, new SessionCommand.JoinAsAssistant(node.NewPlace(), "pl"));
        await node.Does(Adam, invited, node.Say("Dzień dobry 👋🏽"));
        await node.Does(Rita, invited, new SessionCommand.End());
        var asked = await Line(node);
        await Activities(node, asked);
        await Controllers(node, asked);
        await Absences(node, asked);

        var told = new HashSet<Type>();
        foreach (var session in new[] { invited, asked })
        {
            told.UnionWith((await node.Queries.History(session.Id, 0, int.MaxValue, Cancel)).Select(entry => entry.Event.GetType()));
            Assert.Equivalent(await node.Queries.Get(session.Id, Cancel), await node.Replay(session.Id), true);
        }

        Assert.Empty(typeof(SessionEvent).GetNestedTypes().Where(type => !told.Contains(type)).Select(type => type.Name));
    }

    [Theory, OnBothEngines]
    public async Task Every_member_of_an_event_comes_back_as_it_was(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var told = new List<SessionEvent>();
        using var listening = node.Changes.Subscribe(change => told.AddRange(change.Events.Select(entry => entry.Event)));
        var session = await Line(node);
        await Activities(node, session);
        await Controllers(node, session);
        await Absences(node, session);
        var read = (await node.Queries.History(session.Id, 0, int.MaxValue, Cancel)).Select(entry => entry.Event).ToArray();
        Assert.Equal(told.Count, read.Length);
        Assert.All(told.Zip(read), pair => Assert.Equivalent(pair.First, pair.Second, true));
        Assert.Equal(told.Select(happened => happened.GetType()), read.Select(happened => happened.GetType()));
    }

    [Theory, OnBothEngines]
    public async Task What_an_older_version_did_not_write_is_as_if_it_were_new(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(Policy);
        var session = await node.Starts(Rita);
        await node.Joins(session, "Cora");
        var written = await node.Queries.Get(session.Id, Cancel);
        foreach (var member in new[] { "\"activities\":[],", "\"transfers\":0,", "\"isIdleWarned\":false,", "\"invitations\":[]," })
            await database.Execute($"UPDATE sessions SET state = replace(state, '{member}', '')");
        Assert.Equal(1, await database.Count("sessions", "state NOT LIKE '%activities%' AND state NOT LIKE '%invitations%'"));
        Assert.Equivalent(written, await node.Queries.Get(session.Id, Cancel), true);
        Assert.Equal(1, (await node.Does(Rita, session, node.Say("still here"))).ChatLines);
        await node.Does(Rita, session, new SessionCommand.End());
    }

    [Theory, OnBothEngines]
    public async Task What_a_newer_version_added_is_skipped(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        await node.Does(Rita, session, node.Say("hello"));
        await database.Execute("UPDATE sessions SET state = '{\"mood\":{\"of\":[1,2]},' || substr(state, 2)");
        await database.Execute("UPDATE events SET body = '{\"mood\":\"fine\",' || substr(body, 2)");
        Assert.Equal(2, (await node.Does(Rita, session, node.Say("still here"))).ChatLines);
        Assert.Equal(3, (await node.Queries.History(session.Id, 0, 10, Cancel)).Count);
    }

    static async Task<Session> Invitations(Node node, SessionPolicy policy)
    {
        var session = (await node.Opens(Rita, node.StartCommand(mode: SessionMode.Single))).Session;
        var invite = node.Desk.ByMail(Invitee.Customer, "pl", "sent@example.com fails@example.com");
        await node.Does(Rita, session, invite);
        var (sent, fails) = (invite.Addresses[0].Invitation, invite.Addresses[1].Invitation);
        await node.Does(Site, session, new SessionCommand.MarkSent(sent));
        await node.Does(new Actor.Visitor(), session, new SessionCommand.MarkOpened(sent));
        await node.Does(Site, session, new SessionCommand.MarkSendFailed(fails, SendFailure.ServerUnavailable, false));
        await node.Does(Site, session, new SessionCommand.MarkSendFailed(fails, SendFailure.AddressRefused, true));
        await node.Does(Rita, session, node.Desk.Again(fails));
        await node.Does(Rita, session, new SessionCommand.Revoke(fails));
        node.Clock.Advance(policy.InvitationLifetime);
        return await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
    }

    static async Task Customers(Node node, Session session, SessionPolicy policy)
    {
        var (make, _) = node.Desk.Link(Invitee.Customer, "en");
        await node.Does(Rita, session, make);
        var (_, cora) = await node.Joins(session, "Cora", make.Invitation);
        var (_, carl) = await node.Joins(session, "Carl");
        await node.Joins(session, "Waiting Wanda");
        await node.Does(Rita, session, new SessionCommand.Select(carl));
        await node.Does(Site, session, new SessionCommand.LoseConnection(cora));
        await node.Does(Site, session, new SessionCommand.RestoreConnection(cora));
        await node.Does(Site, session, new SessionCommand.LoseConnection(carl));
        node.Clock.Advance(policy.ReconnectGrace);
        await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
        await node.Does(Rita, session, new SessionCommand.Remove(cora));
    }

    static async Task<Session> Line(Node node)
    {
        var session = await node.Asks(First, "Zażółć");
        await node.Offers(session, Rita);
        node.Clock.Advance(Policy.RingTime);
        await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
        await node.Offers(session, Adam);
        await node.Does(Adam, session, new SessionCommand.Decline());
        await node.Does(Site, session, new SessionCommand.Overflow(Second));
        await node.Does(Site, session, new SessionCommand.Return());
        return await node.Does(Adam, session, node.AcceptCommand());
    }

    static async Task Activities(Node node, Session session)
    {
        var customer = session.Customers.Single().Id;
        var viewing = NewActivity();
        await node.Does(Adam, session, new SessionCommand.StartActivity(viewing, ActivityKind.DesktopViewing, customer));
        await node.Does(new Actor.Customer(customer), session, new SessionCommand.AnswerActivity(viewing, true));
        await node.Does(new Actor.Customer(customer), session, new SessionCommand.StopActivity(viewing));
        await Consent(node, session, new Actor.Customer(customer));
        await Together(node, session, new Actor.Customer(customer));
        await node.Does(Adam, session, new SessionCommand.StartActivity(NewActivity(), ActivityKind.Voice, null));
    }

    /// <summary>A file from the customer, who needn't be asked again, and then does.</summary>
    static async Task Consent(Node node, Session session, Actor.Customer customer)
    {
        var file = NewActivity();
        await node.Does(Adam, session, new SessionCommand.StartActivity(file, ActivityKind.FileTransfer, customer.Participant, new FileDetails(FileDirection.FromCustomer, null, null)));
        await node.Does(customer, session, new SessionCommand.AnswerActivity(file, true, ForAll: true, new FileDetails(FileDirection.FromCustomer, "zażółć.txt", 500_000_000)));
        await node.Does(Adam, session, new SessionCommand.FinishFile(file, new string('a', 64)));
        await node.Does(customer, session, new SessionCommand.WithdrawConsent());
        await node.Does(Adam, session, new SessionCommand.Note(new MessageId(Guid.CreateVersion7(Morning)), "Ma stary kabel"));
    }

    /// <summary>With a second customer, and then with another one in their place.</summary>
    static async Task Together(Node node, Session session, Actor.Customer customer)
    {
        var dora = new Actor.Customer((await node.Joins(session, "Dora")).Customer);
        var (recording, voice) = (NewActivity(), NewActivity());
        await node.Does(Adam, session, new SessionCommand.StartActivity(recording, ActivityKind.Recording, null));
        await node.Does(customer, session, new SessionCommand.AnswerActivity(recording, true));
        await node.Does(dora, session, new SessionCommand.AnswerActivity(recording, true));
        await node.Does(Adam, session, new SessionCommand.StartActivity(voice, ActivityKind.Voice, null));
        await node.Does(customer, session, new SessionCommand.StopActivity(voice));
        await node.Does(dora, session, new SessionCommand.Leave());
        var emil = new Actor.Customer((await node.Joins(session, "Emil")).Customer);
        await node.Does(emil, session, new SessionCommand.StopAll());
        await node.Does(emil, session, new SessionCommand.Leave());
        await node.Does(Adam, session, new SessionCommand.StopActivity(voice));
    }

    static ActivityId NewActivity() => new(Guid.CreateVersion7(Morning));

    static async Task Controllers(Node node, Session session)
    {
        session = await node.Does(Rita, session, new SessionCommand.JoinAsAssistant(node.NewPlace(), "en"));
        await node.Does(Adam, session, new SessionCommand.TransferControl(session.FindRepresentative(Rita.Person)!.Id));
        await node.Does(Rita, session, new SessionCommand.TransferSession(null, [new ChosenAgent(Adam.Person, "Adam", true)], "Pilne!\n😀", true));
        await node.Does(Adam, session, new SessionCommand.Decline());
        await node.Does(Site, session, new SessionCommand.Return());
        await node.Does(Rita, session, node.AcceptCommand());
        await node.Does(Rita, session, new SessionCommand.TransferSession(Second, [], null));
        await node.Does(Adam, session, node.TakeCommand());
    }

    static async Task Absences(Node node, Session session)
    {
        session = (await node.Queries.Get(session.Id, Cancel))!;
        await node.Does(Site, session, new SessionCommand.CloseConsole(session.Controller!.Value));
        await node.Does(Adam, session, new SessionCommand.Resume());
        await node.Does(new Actor.Customer(session.Customers.Single(customer => customer.IsPresent).Id), session, new SessionCommand.Leave());
        node.Clock.Advance(Policy.IdleTime - Policy.IdleWarning);
        await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
        node.Clock.Advance(Policy.IdleWarning);
        await node.Does(Site, session, new SessionCommand.DoWhatIsDue());
    }
}
