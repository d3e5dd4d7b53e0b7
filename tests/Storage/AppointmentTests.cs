using Microsoft.Extensions.DependencyInjection;
using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Scheduled sessions in the database: durable, once for each delivery, and a session's beginning together with it or not at all.</summary>
public sealed class AppointmentTests
{
    static readonly AppointmentDraft Draft = new("2026-03-03", "14:30", "Europe/Warsaw", "45", "Jan Kowalski", "jan@example.com", "Printer", "pl");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task What_is_planned_is_durable_recorded_and_owed(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (planned, token) = await Plans(node, Rita);
        var other = await database.Start(clock: node.Clock);
        Assert.Equal(planned, await Store(other).Get(planned.Id, Cancel));
        Assert.Equal(planned, await Store(other).FindByToken(InvitationToken.Hash(token), Cancel));
        Assert.Null(await Store(other).FindByToken(InvitationToken.Hash("other"), Cancel));
        var happened = Assert.Single(await Store(other).History(planned.Id, Cancel));
        Assert.Equal(("Rita", "Planned", Morning), (happened.By, happened.Type, happened.At));
        var owed = Assert.Single(await other.Outbox.Lease(10, TimeSpan.FromMinutes(1), Cancel));
        Assert.Equal(new AppointmentErrand(planned.Id, AppointmentTask.Invite, 0), AppointmentErrand.Read(owed.Entry));
        Assert.Equal(token, node.Desk.Unseal(owed.Entry.Secret!));
        Assert.Equal(0, await database.Count("appointments", $"sealed_token LIKE '%{token}%' OR body LIKE '%{token}%'"));
    }

    [Theory, OnBothEngines]
    public async Task R11_1_a_repeated_delivery_plans_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await Plans(node, Rita, "press-1");
        var (id, hash, token) = Drawn(node);
        Assert.IsType<AppointmentOutcome.Repeated>(await Store(node).Give(id, new AppointmentCommand.Plan(id, Draft, hash, token), Rita, "press-1", Cancel));
        Assert.Single(await Store(node).Upcoming(Rita.Person, 10, Cancel));
        Assert.Single(await node.Outbox.Lease(10, TimeSpan.FromMinutes(1), Cancel));
    }

    [Theory, OnBothEngines]
    public async Task R11_2_a_refusal_changes_nothing_and_owes_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (planned, _) = await Plans(node, Rita);
        await node.Outbox.Lease(10, TimeSpan.FromMinutes(1), Cancel);
        var refused = Assert.IsType<AppointmentOutcome.Refused>(await Store(node).Give(planned.Id, new AppointmentCommand.Cancel(), Adam, "press-2", Cancel));
        Assert.Equal(Refusal.OnlyOwner, refused.Reason);
        Assert.Equal(planned, await Store(node).Get(planned.Id, Cancel));
        Assert.Empty(await node.Outbox.Lease(10, TimeSpan.FromMinutes(1), Cancel));
        Assert.Equal(Refusal.AppointmentNotFound, Assert.IsType<AppointmentOutcome.Refused>(await Store(node).Give(new AppointmentId(Guid.CreateVersion7(Morning)), new AppointmentCommand.Cancel(), Rita, null, Cancel)).Reason);
    }

    [Theory, OnBothEngines]
    public async Task It_becomes_a_session_with_the_same_link_in_one_go(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (planned, token) = await Plans(node, Rita);
        var outcome = await node.Store.Open(Start(node, planned), planned.Id, Rita, new Inbound("press-2"), Cancel);
        var session = Assert.IsType<Outcome.Accepted>(outcome).Session;
        var (found, invitation) = (await node.Queries.FindByToken(InvitationToken.Hash(token), Cancel))!.Value;
        Assert.Equal((session.Id, planned.Language), (found.Id, invitation.Language));
        var started = (await Store(node).Get(planned.Id, Cancel))!;
        Assert.Equal((AppointmentState.Started, session.Id, Morning), (started.State, started.Session!.Value, started.EndedAt!.Value));
        Assert.Null(await Store(node).SealedToken(planned.Id, Cancel));
        Assert.Equivalent(session, await node.Replay(session.Id), true);
        Assert.IsType<Outcome.Repeated>(await node.Store.Open(Start(node, planned), planned.Id, Rita, new Inbound("press-2"), Cancel));
        Assert.Equal(Refusal.AppointmentStarted, Assert.IsType<Outcome.Refused>(await node.Store.Open(Start(node, planned), planned.Id, Rita, new Inbound("press-3"), Cancel)).Reason);
        Assert.Equal(1, await database.Count("sessions"));
    }

    [Theory, OnBothEngines]
    public async Task R1_3_with_a_session_open_nothing_starts_and_the_customer_can_be_let_into_that_one(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var open = (await node.Opens(Rita, node.StartCommand(mode: SessionMode.Single))).Session;
        var (planned, token) = await Plans(node, Rita);
        var refused = Assert.IsType<Outcome.Refused>(await node.Store.Open(Start(node, planned), planned.Id, Rita, null, Cancel));
        Assert.Equal((Refusal.SessionAlreadyOpen, open.Id), (refused.Reason, refused.Session!.Id));
        Assert.True((await Store(node).Get(planned.Id, Cancel))!.IsPlanned);
        Assert.IsType<Outcome.Refused>(await node.Store.Admit(open.Id, node.Desk.Known("pl", planned.TokenHash), planned.Id, Adam, null, Cancel));
        Assert.IsType<Outcome.Accepted>(await node.Store.Admit(open.Id, node.Desk.Known("pl", planned.TokenHash), planned.Id, Rita, null, Cancel));
        Assert.Equal(open.Id, (await node.Queries.FindByToken(InvitationToken.Hash(token), Cancel))!.Value.Session.Id);
        Assert.Equal(open.Id, (await Store(node).Get(planned.Id, Cancel))!.Session);
    }

    [Theory, OnBothEngines]
    public async Task Of_two_starts_at_once_on_two_nodes_one_wins(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var other = await database.Start(clock: node.Clock);
        var (planned, _) = await Plans(node, Rita);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => (index % 2 == 0 ? node : other).Store.Open(Start(node, planned), planned.Id, Rita, new Inbound($"tap-{index}"), Cancel)));
        Assert.Single(outcomes.OfType<Outcome.Accepted>());
        Assert.Equal(5, outcomes.OfType<Outcome.Refused>().Count(refused => refused.Reason == Refusal.AppointmentStarted));
        Assert.Equal(1, await database.Count("sessions"));
    }

    [Theory, OnBothEngines]
    public async Task The_link_is_that_of_who_is_invited_when_it_starts(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (planned, token) = await Plans(node, Rita);
        var start = Start(node, planned);
        var (_, hash, next) = Drawn(node);
        Assert.IsType<AppointmentOutcome.Accepted>(await Store(node).Give(planned.Id, new AppointmentCommand.Change(Draft with { Address = "ewa@example.com" }, hash, next), Rita, null, Cancel));
        Assert.IsType<Outcome.Accepted>(await node.Store.Open(start, planned.Id, Rita, null, Cancel));
        Assert.Null(await node.Queries.FindByToken(InvitationToken.Hash(token), Cancel));
        Assert.NotNull(await node.Queries.FindByToken(hash, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task Each_reminder_is_owed_once_by_two_nodes_and_across_a_restart(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var (planned, _) = await Plans(node, Rita);
        await Drain(node);
        Assert.Empty(await Store(node).Due(Morning.AddHours(1), 10, Cancel));
        node.Clock.Advance(planned.StartsAt.AddMinutes(-30) - Morning);
        var other = await database.Start(clock: node.Clock);
        await Task.WhenAll(new[] { node, other, node, other }.Select(each => DoesDue(each, planned)));
        Assert.Equal([AppointmentTask.RemindCustomer], (await Drain(other)).Select(errand => errand.Task));
        node.Clock.Advance(TimeSpan.FromMinutes(20));
        await Task.WhenAll(new[] { node, other, node, other }.Select(each => DoesDue(each, planned)));
        Assert.Equal([AppointmentNotice.Reminder], (await Drain(other)).Select(errand => errand.Notice!.Value));
        node.Clock.Advance(TimeSpan.FromMinutes(70));
        await Task.WhenAll(new[] { node, other }.Select(each => DoesDue(each, planned)));
        Assert.Equal([AppointmentNotice.Missed], (await Drain(other)).Select(errand => errand.Notice!.Value));
        Assert.Equal(AppointmentState.Missed, (await Store(node).Get(planned.Id, Cancel))!.State);
        Assert.Empty(await Store(node).Due(node.Clock.GetUtcNow(), 10, Cancel));
        Assert.Equal(["Planned", "Reminded", "Reminded", "Missed"], (await Store(node).History(planned.Id, Cancel)).Select(happened => happened.Type));
    }

    [Theory, OnBothEngines]
    public async Task Everybody_sees_their_own_the_next_first_and_no_more_than_asked_for(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        foreach (var time in new[] { "16:00", "10:00", "12:00" })
            await Plans(node, Rita, draft: Draft with { Time = time });
        var (gone, _) = await Plans(node, Rita, draft: Draft with { Time = "08:00" });
        await Plans(node, Adam);
        Assert.IsType<AppointmentOutcome.Accepted>(await Store(node).Give(gone.Id, new AppointmentCommand.Cancel(), Rita, null, Cancel));
        Assert.Equal([9, 11, 15], (await Store(node).Upcoming(Rita.Person, 10, Cancel)).Select(planned => planned.StartsAt.UtcDateTime.Hour));
        Assert.Equal(2, (await Store(node).Upcoming(Rita.Person, 2, Cancel)).Count);
    }

    [Theory, OnBothEngines]
    public async Task What_is_over_goes_after_the_retention_and_what_is_planned_stays(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(new SessionPolicy { RecordRetention = TimeSpan.FromDays(30) });
        var (gone, _) = await Plans(node, Rita);
        var (kept, _) = await Plans(node, Rita, draft: Draft with { Date = "2026-12-01" });
        Assert.IsType<AppointmentOutcome.Accepted>(await Store(node).Give(gone.Id, new AppointmentCommand.Cancel(), Rita, null, Cancel));
        node.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel);
        Assert.NotNull(await Store(node).Get(gone.Id, Cancel));
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        await node.Leftovers.Sweep(node.Clock.GetUtcNow(), Cancel);
        Assert.Null(await Store(node).Get(gone.Id, Cancel));
        Assert.NotNull(await Store(node).Get(kept.Id, Cancel));
        Assert.Equal(1, await database.Count("appointment_events"));
    }

    static async Task DoesDue(Node node, Appointment planned) =>
        Assert.IsType<AppointmentOutcome.Accepted>(await Store(node).Give(planned.Id, new AppointmentCommand.DoWhatIsDue(), new Actor.Site(), null, Cancel));

    static async Task<IReadOnlyList<AppointmentErrand>> Drain(Node node)
    {
        var entries = await node.Outbox.Lease(50, TimeSpan.FromMinutes(1), Cancel);
        foreach (var entry in entries)
            await node.Outbox.Done(entry, Cancel);
        return [.. entries.Select(entry => AppointmentErrand.Read(entry.Entry))];
    }

    static async Task<(Appointment Planned, string Token)> Plans(Node node, Actor.Representative who, string? key = null, AppointmentDraft? draft = null)
    {
        var (id, hash, token) = Drawn(node);
        var outcome = await Store(node).Give(id, new AppointmentCommand.Plan(id, draft ?? Draft, hash, token), who, key, Cancel);
        return (Assert.IsType<AppointmentOutcome.Accepted>(outcome).Appointment, node.Desk.Unseal(token));
    }

    static (AppointmentId Id, string Hash, string Sealed) Drawn(Node node)
    {
        var (hash, token) = node.Desk.Early();
        return (new AppointmentId(Guid.CreateVersion7(node.Clock.GetUtcNow())), hash, token);
    }

    static SessionCommand.Start Start(Node node, Appointment planned) => node.StartCommand(mode: SessionMode.Single) with { Link = node.Desk.Known(planned.Language, planned.TokenHash) };

    static AppointmentStore Store(Node node) => node.Services.GetRequiredService<AppointmentStore>();
}
