using System.Globalization;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Tests.World;

/// <summary>A representative at work, as the chat would play them: every act goes through the door.</summary>
/// <param name="id">In the directory; without one, made from the name.</param>
sealed class Desk(WebHost host, string name, PersonId? id = null)
{
    static CancellationToken Now => TestContext.Current.CancellationToken;

    public string Name => name;

    public Actor.Representative Actor { get; } = new(id ?? new PersonId($"tenant:{name.Replace(' ', '-').ToLowerInvariant()}"), name);

    public async Task<Session> Starts(SessionMode? mode = null)
    {
        await host.Of<People>().Remember(Actor.Person, name, "en-GB", null, null, Now);
        var command = new SessionCommand.Start(new SessionId(NewId()), SessionNumber.Draw(), new ParticipantId(NewId()), mode, "en");
        return Accepted(await host.Store.Open(command, Actor, null, Now));
    }

    /// <summary>Schedules a session for half past two in Warsaw, some days from now.</summary>
    /// <returns>With the path of the customer's link.</returns>
    public async Task<(Appointment Planned, string Path)> Plans(string customer, string subject, int days = 1)
    {
        await IsKnown();
        var (id, desk, day) = (new AppointmentId(NewId()), host.Of<InvitationDesk>(), host.Of<TimeProvider>().GetUtcNow().AddDays(days));
        var (hash, token) = desk.Early();
        var draft = new AppointmentDraft(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "14:30", "Europe/Warsaw", "45", customer, "jan.kowalski@example.com", subject, "en");
        var outcome = await host.Of<AppointmentStore>().Give(id, new AppointmentCommand.Plan(id, draft, hash, token), Actor, null, Now);
        return (Assert.IsType<AppointmentOutcome.Accepted>(outcome).Appointment, $"/join/{desk.Unseal(token)}");
    }

    public async Task Joins(Session session)
    {
        await host.Of<People>().Remember(Actor.Person, name, "en-GB", null, null, Now);
        Accepted(await host.Store.Apply(session.Id, new SessionCommand.JoinAsAssistant(new ParticipantId(NewId()), "en"), Actor, null, Now));
    }

    /// <returns>The path of the join page, and the invitation.</returns>
    public async Task<(string Path, InvitationId Invitation)> MakesLink(Session session, Invitee invitee = Invitee.Customer)
    {
        var (command, token) = host.Of<InvitationDesk>().Link(invitee, "en");
        Accepted(await host.Store.Apply(session.Id, command, Actor, null, Now));
        return ($"/join/{token}", command.Invitation);
    }

    public async Task<Session> Does(Session session, SessionCommand command) => Accepted(await host.Store.Apply(session.Id, command, Actor, null, Now));

    /// <summary>Takes a session out of the line.</summary>
    public Task<Session> Takes(Session session) => Does(session, new SessionCommand.Take(new ParticipantId(NewId()), "en"));

    public Task<Session> Says(Session session, string text) => Does(session, new SessionCommand.Say(new MessageId(NewId()), text));

    public Task IsKnown() => host.Of<People>().Remember(Actor.Person, name, "en-GB", null, "{}", Now);

    /// <summary>Takes sessions as an agent whom the bot can write to.</summary>
    public async Task IsAvailable()
    {
        await IsKnown();
        await host.Of<Agents>().SetAvailable(Actor.Person, name, Now);
    }

    /// <summary>A browser without script, signed in.</summary>
    public async Task<FormClient> SignsInByForm()
    {
        var browser = new FormClient(host);
        var path = await SignInPath();
        await browser.Submit(await browser.Get(path), path, new Dictionary<string, string>());
        return browser;
    }

    public Task<string> SignInPath() => SignInPathOf(host.Of<SignInTickets>());

    async Task<string> SignInPathOf(SignInTickets tickets) => "/sign-in/" + await tickets.Issue(Actor.Person, TimeSpan.FromMinutes(5), Now);

    static Guid NewId() => Guid.CreateVersion7();

    static Session Accepted(Outcome outcome) => outcome is Outcome.Accepted accepted ? accepted.Session : throw new InvalidOperationException($"not accepted: {outcome}");
}
