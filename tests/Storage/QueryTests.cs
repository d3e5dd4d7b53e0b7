using SupportBot.Sessions;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class QueryTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_invitation_is_found_by_its_token_whatever_became_of_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var (make, token) = node.Desk.Link(Invitee.Customer, "pl");
        await node.Does(Rita, session, make);
        var found = await node.Queries.FindByToken(InvitationToken.Hash(token), Cancel);
        Assert.Equal((session.Id, make.Invitation), (found?.Session.Id, found?.Invitation.Id));

        await node.Does(Rita, session, new SessionCommand.Revoke(make.Invitation));
        await node.Does(Rita, session, new SessionCommand.End());
        found = await node.Queries.FindByToken(InvitationToken.Hash(token), Cancel);
        Assert.Equal((SessionStatus.Ended, InvitationState.Revoked), (found?.Session.Status, found?.Invitation.State));
        Assert.Null(await node.Queries.FindByToken(InvitationToken.Hash("guess"), Cancel));
        Assert.Equal(0, await database.Count("events", $"body LIKE '%{token}%'"));
    }

    [Theory, OnBothEngines]
    public async Task A_token_replaced_by_a_newer_one_is_not_found(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var invite = node.Desk.ByMail(Invitee.Customer, "en", "one@example.com");
        await node.Does(Rita, session, invite);
        var invitation = invite.Addresses[0].Invitation;
        await node.Does(new Actor.Site(), session, new SessionCommand.MarkSent(invitation));
        var again = node.Desk.Again(invitation);
        await node.Does(Rita, session, again);
        Assert.Null(await node.Queries.FindByToken(invite.Addresses[0].TokenHash, Cancel));
        Assert.Equal(InvitationState.Queued, (await node.Queries.FindByToken(again.TokenHash, Cancel))?.Invitation.State);
    }

    [Theory, OnBothEngines]
    public async Task The_open_sessions_of_a_person_are_those_they_are_in_now(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var first = await node.Starts(Rita);
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await node.Starts(Rita);
        var ended = await node.Starts(Rita);
        await node.Does(Rita, ended, new SessionCommand.End());
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        var others = await node.Starts(Adam);
        await node.Does(Rita, others, new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(Morning)), "en"));
        Assert.Equal([first.Id, second.Id, others.Id], (await node.Queries.OpenSessionsOf(Rita.Person, Cancel)).Select(session => session.Id));

        await node.Does(Rita, others, new SessionCommand.Leave());
        Assert.Equal(2, (await node.Queries.OpenSessionsOf(Rita.Person, Cancel)).Count);
        await node.Does(Rita, others, new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(Morning)), "en"));
        Assert.Equal(3, (await node.Queries.OpenSessionsOf(Rita.Person, Cancel)).Count);
        Assert.Empty(await node.Queries.OpenSessionsOf(new PersonId("tenant/nobody"), Cancel));
    }

    [Theory, OnBothEngines]
    public async Task The_last_session_of_a_person_may_have_ended(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.Starts(Rita);
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = await node.Starts(Rita);
        await node.Does(Rita, last, new SessionCommand.End());
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        await node.Starts(Adam);
        Assert.Equal(last.Id, (await node.Queries.LastSessionOf(Rita.Person, Cancel))?.Id);
        Assert.Null(await node.Queries.LastSessionOf(new PersonId("tenant/nobody"), Cancel));
    }

    [Theory, OnBothEngines]
    public async Task Of_sessions_with_one_number_the_latest_that_one_took_part_in_is_found(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var number = SessionNumber.Draw();
        Session? mine = null;
        foreach (var who in new[] { Rita, Rita, Adam })
        {
            var session = await node.Starts(who, number);
            await node.Does(who, session, new SessionCommand.End());
            node.Clock.Advance(TimeSpan.FromMinutes(1));
            mine = who == Rita ? session : mine;
        }

        Assert.Equal(mine?.Id, (await node.Queries.FindTakenPart(number, Rita.Person, Cancel))?.Id);
        Assert.Null(await node.Queries.FindTakenPart(number, new PersonId("tenant/nobody"), Cancel));
        Assert.Null(await node.Queries.FindJoinable(number, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task The_last_lines_of_chat_come_oldest_first(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var (_, customer) = await node.Joins(session, "Cora");
        foreach (var word in new[] { "one", "two" })
            await node.Does(Rita, session, node.Say(word));
        await node.Does(new Actor.Customer(customer), session, node.Say("three"));
        var lines = await node.Queries.Chat(session.Id, 2, Cancel);
        Assert.Equal(["two", "three"], lines.Select(line => line.Text));
        Assert.Equal((customer, Morning), (lines[1].Participant, lines[1].At));
    }

    [Theory, OnBothEngines]
    public async Task Due_are_the_sessions_that_have_something_to_do_by_then(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var policy = new SessionPolicy { IdleTime = TimeSpan.FromDays(3) };
        var node = await database.Start(policy);
        var away = await node.Starts(Rita);
        var (_, customer) = await node.Joins(away, "Cora");
        await node.Does(new Actor.Site(), away, new SessionCommand.LoseConnection(customer));
        var invited = await node.Starts(Adam);
        await node.Does(Adam, invited, node.Desk.Link(Invitee.Customer, "en").Command);
        await node.Starts(Adam);

        Assert.Empty(await node.Queries.Due(Morning + policy.ReconnectGrace - TimeSpan.FromSeconds(1), 10, Cancel));
        Assert.Equal([away.Id], await node.Queries.Due(Morning + policy.ReconnectGrace, 10, Cancel));
        Assert.Equal([away.Id, invited.Id], await node.Queries.Due(Morning + policy.InvitationLifetime, 10, Cancel));
        node.Clock.Advance(policy.ReconnectGrace);
        await node.Does(new Actor.Site(), away, new SessionCommand.DoWhatIsDue());
        await node.Does(Adam, invited, new SessionCommand.End());
        Assert.Empty(await node.Queries.Due(Morning + policy.InvitationLifetime, 10, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task Due_is_also_what_rings_what_is_asked_and_whom_nobody_comes_to(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var queue = new QueueId("line");
        var policy = new SessionPolicy { Mode = SessionMode.Multi, Queues = [new Queue { Id = queue, Name = "Line" }] };
        var node = await database.Start(policy);
        var rings = await node.Asks(queue);
        await node.Offers(rings, Rita);
        var idle = await node.Starts(Adam);
        var closed = await node.Starts(Adam);
        var (_, customer) = await node.Joins(closed, "Cora");
        await node.Does(new Actor.Site(), closed, new SessionCommand.CloseConsole(closed.Controller!.Value));
        var asked = await node.Starts(Adam);
        (_, customer) = await node.Joins(asked, "Carl");
        await node.Does(Adam, asked, new SessionCommand.StartActivity(new ActivityId(Guid.CreateVersion7(Morning)), ActivityKind.DesktopViewing, customer));
        await node.Asks(queue);

        Assert.Empty(await node.Queries.Due(Morning + policy.RingTime - TimeSpan.FromSeconds(1), 10, Cancel));
        Assert.Equal([rings.Id], await node.Queries.Due(Morning + policy.RingTime, 10, Cancel));
        Assert.Equal(3, (await node.Queries.Due(Morning + TimeSpan.FromMinutes(1), 10, Cancel)).Count);
        Assert.Equal(idle.Id, (await node.Queries.Due(Morning + policy.IdleTime - policy.IdleWarning, 10, Cancel))[^1]);
        node.Clock.Advance(policy.IdleTime);
        foreach (var session in await node.Queries.Due(node.Clock.GetUtcNow(), 10, Cancel))
            await node.Store.Apply(session, new SessionCommand.DoWhatIsDue(), new Actor.Site(), null, Cancel);
        Assert.Empty(await node.Queries.Due(node.Clock.GetUtcNow(), 10, Cancel));
        Assert.Equal(EndReason.Idle, (await node.Queries.Get(idle.Id, Cancel))?.EndedBecause);
    }
}
