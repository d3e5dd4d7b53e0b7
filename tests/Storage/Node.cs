using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Tests.Storage;

/// <summary>One process of the site: the storage room with a clock that the test turns, and shorthands for what people do.</summary>
sealed class Node : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Actor.Representative Rita = new(new PersonId("tenant/rita"), "Rita");
    public static readonly Actor.Representative Adam = new(new PersonId("tenant/adam"), "Adam");
    readonly ServiceProvider _services;
    readonly TimeProvider _time;

    public Node(string provider, string connectionString, SessionPolicy policy, TimeProvider? time, IReadOnlyDictionary<string, string?>? settings = null)
    {
        _time = time ?? new FakeTimeProvider(Morning);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = provider,
            ["ConnectionStrings:SupportBot"] = connectionString,
        }.Concat(settings ?? new Dictionary<string, string?>())).Build();
        // One logger factory for all: EF keeps what it learns about the model per logger factory.
        _services = new ServiceCollection().AddLogging().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(policy).AddSingleton(_time).AddStorage(configuration).BuildServiceProvider(true);
    }

    public IServiceProvider Services => _services;
    public FakeTimeProvider Clock => (FakeTimeProvider)_time;
    public SessionStore Store => Get<SessionStore>();
    public SessionQueries Queries => Get<SessionQueries>();
    public Outbox Outbox => Get<Outbox>();
    public People People => Get<People>();
    public CustomerKeys Keys => Get<CustomerKeys>();
    public CardPlaces Cards => Get<CardPlaces>();
    public SignInTickets Tickets => Get<SignInTickets>();
    public SessionChanges Changes => Get<SessionChanges>();
    public Leftovers Leftovers => Get<Leftovers>();
    public Agents Agents => Get<Agents>();
    public QueueBoard Board => Get<QueueBoard>();
    public SiteSettings Settings => Get<SiteSettings>();
    public CurrentPolicy Policy => Get<CurrentPolicy>();
    public Grants Grants => Get<Grants>();
    public InvitationDesk Desk => Get<InvitationDesk>();

    public Task Migrate() => _services.MigrateStorage(TestContext.Current.CancellationToken);

    public SessionCommand.Start StartCommand(SessionNumber? number = null, SessionMode? mode = SessionMode.Multi) =>
        new(new SessionId(NewId()), number ?? SessionNumber.Draw(), new ParticipantId(NewId()), mode, "en");

    public async Task<Session> Starts(Actor.Representative who, SessionNumber? number = null) => (await Opens(who, StartCommand(number))).Session;

    public async Task<Outcome.Accepted> Opens(Actor.Representative who, SessionCommand.Start command, Inbound? inbound = null) =>
        Assert.IsType<Outcome.Accepted>(await Store.Open(command, who, inbound, Cancel));

    public async Task<Session> Does(Actor who, Session session, SessionCommand command, Inbound? inbound = null) =>
        Assert.IsType<Outcome.Accepted>(await Store.Apply(session.Id, command, who, inbound, Cancel)).Session;

    public async Task<(Session Session, ParticipantId Customer)> Joins(Session session, string name, InvitationId? invitation = null)
    {
        var customer = new ParticipantId(NewId());
        return (await Does(new Actor.Visitor(), session, new SessionCommand.JoinAsCustomer(customer, invitation, name, null, "en")), customer);
    }

    public SessionCommand.Request RequestCommand(QueueId queue, string name = "Cora", SessionNumber? number = null) =>
        new(new SessionId(NewId()), number ?? SessionNumber.Draw(), NewPlace(), queue, name, null, "It is broken", "en");

    /// <summary>A customer comes in by themselves.</summary>
    public async Task<Session> Asks(QueueId queue, string name = "Cora") =>
        Assert.IsType<Outcome.Accepted>(await Store.Open(RequestCommand(queue, name), null, Cancel)).Session;

    /// <summary>An agent who says that they are available and whom the bot can write to.</summary>
    public async Task Comes(Actor.Representative agent)
    {
        await People.Remember(agent.Person, agent.Name, "en", null, "{}", Cancel);
        await Agents.SetAvailable(agent.Person, agent.Name, Cancel);
    }

    public Task<Session> Offers(Session session, params Actor.Representative[] agents) =>
        Does(new Actor.Site(), session, new SessionCommand.Offer([.. agents.Select(agent => new AskedAgent(agent.Person, agent.Name))]));

    public ParticipantId NewPlace() => new(NewId());

    public SessionCommand.Accept AcceptCommand() => new(NewPlace(), "en");

    public SessionCommand.Take TakeCommand() => new(NewPlace(), "en");

    public SessionCommand.Say Say(string text) => new(new MessageId(NewId()), text);

    /// <summary>The state that the record alone gives.</summary>
    public async Task<Session> Replay(SessionId id)
    {
        var events = await Queries.History(id, 0, int.MaxValue, Cancel);
        var started = events[0];
        return events.Skip(1).Aggregate(SessionEvolution.Begin(started.Event, started.At), (session, next) => SessionEvolution.Evolve(session, next.Event, next.At));
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    Guid NewId() => Guid.CreateVersion7(_time.GetUtcNow());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
