using SupportBot.Sessions;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>The record is whole: replaying it gives the stored state (R11.3).</summary>
public sealed class RecordTests
{
    static readonly Actor Site = new Actor.Site();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_story_with_every_event_replays_to_the_stored_state(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var policy = new SessionPolicy { CustomersAtOnce = 2 };
        var node = await database.Start(policy);
        var session = await Invitations(node, policy);
        await Customers(node, session, policy);
        await node.Does(Adam, session, new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(Morning)), "pl"));
        await node.Does(Adam, session, node.Say("Dzień dobry 👋🏽"));
        await node.Does(Rita, session, new SessionCommand.End());

        var record = await node.Queries.History(session.Id, 0, int.MaxValue, Cancel);
        var told = record.Select(entry => entry.Event.GetType()).ToHashSet();
        Assert.Empty(typeof(SessionEvent).GetNestedTypes().Where(type => !told.Contains(type)).Select(type => type.Name));
        Assert.Equivalent(await node.Queries.Get(session.Id, Cancel), await node.Replay(session.Id), true);
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
        await node.Does(Site, session, new SessionCommand.MarkSendFailed(fails, MailFailure.ServerUnavailable, false));
        await node.Does(Site, session, new SessionCommand.MarkSendFailed(fails, MailFailure.AddressRefused, true));
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
}
