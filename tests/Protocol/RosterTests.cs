using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 166, 167, 170, and the rows of the connector that Teams offers beside messages.</summary>
public sealed class RosterTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Trait("Check", "166")]
    public async Task Twelve_hundred_members_come_in_pages_each_once()
    {
        await using var world = await ProtocolWorld.Start();
        var people = Enumerable.Range(0, 1_200).Select(i => world.Teams.AddPerson($"Person {i}")).ToArray();
        var group = world.Teams.AddGroupChat("All", people);
        var members = await Members(world, group);
        Assert.Equal(people.Select(person => (person.Id, (string?)person.ObjectId, (string?)person.Name)), members.Select(member => (member.Id, member.ObjectId, member.Name)));
        Assert.Equal(3, world.Teams.Requests.Count);
    }

    [Fact, Trait("Check", "166")]
    public async Task A_roster_that_goes_round_in_circles_ends()
    {
        await using var world = await ProtocolWorld.Start();
        var page = 0;
        world.Teams.Script = _ => FakeAnswer.Json(200, new JsonObject
        {
            ["members"] = page++ == 1 ? new JsonArray() : new JsonArray(new JsonObject { ["id"] = "29:a" }, new JsonObject { ["id"] = $"29:{page}" }, new JsonObject { ["name"] = "no id" }),
            ["continuationToken"] = page < 4 ? $"t{page}" : "t2",
        });
        Assert.Equal(["29:a", "29:1", "29:3", "29:4"], (await Members(world, world.Rita.Chat)).Select(member => member.Id));
        Assert.Equal(4, page);
    }

    [Fact, Trait("Check", "167")]
    public async Task Members_are_read_in_the_older_form_too_and_one_may_be_gone()
    {
        await using var world = await ProtocolWorld.Start();
        var id = await world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message("hi"), Stop);
        var member = Assert.Single(await world.Connector.GetActivityMembers(ConnectorTests.Place(world), id!, Stop));
        Assert.Equal(world.Rita.ObjectId, member.ObjectId);
        foreach (var key in new[] { world.Rita.Id, world.Rita.ObjectId, world.Rita.SignInName })
            Assert.Equal(new TeamsMember(world.Rita.Id, world.Rita.ObjectId, "Rita Rep", "Rita", "Rep", world.Rita.SignInName, world.Rita.SignInName, FakeTeams.Tenant, "user"), await world.Connector.GetMember(ConnectorTests.Place(world), key, Stop));
        Assert.Null(await world.Connector.GetMember(ConnectorTests.Place(world), "29:gone", Stop));
        Assert.Null(await world.Connector.GetMember(ConnectorTests.Place(world) with { ConversationId = "a:gone" }, world.Rita.Id, Stop));
    }

    [Fact, Trait("Check", "170")]
    public async Task A_teams_first_channel_gets_a_name_in_the_readers_language()
    {
        await using var world = await ProtocolWorld.Start();
        var team = world.Teams.AddTeam("IT", ["Tickets"], world.Rita);
        var channels = await world.Connector.GetTeamChannels(world.Teams.ServiceUrl, FakeTeams.Tenant, team.Id, Stop);
        Assert.Equal([("General", "Ogólny", true), ("Tickets", "Tickets", false)], channels.Select(channel => (channel.NameFor("en-US"), channel.NameFor("pl-PL"), channel.IsGeneral)));
        Assert.Equal("General", channels[0].NameFor("xx-Nowhere"));
        Assert.Equal(new TeamDetails(team.Id, "IT", team.GroupId, 2, 1), await world.Connector.GetTeam(world.Teams.ServiceUrl, FakeTeams.Tenant, team.Id, Stop));
    }

    [Fact]
    public async Task Meetings_and_batches_are_called_as_documented()
    {
        await using var world = await ProtocolWorld.Start();
        var (connector, url) = (world.Connector, world.Teams.ServiceUrl);
        world.Teams.Script = request => (request.Method, request.Segments) switch
        {
            ("GET", ["v1", "meetings", "MCMx=", "participants", _]) when request.Query["tenantId"] == FakeTeams.Tenant => new(200, """{"user":{"id":"29:x","aadObjectId":"o"},"meeting":{"role":"Organizer","inMeeting":true}}"""),
            ("GET", ["v1", "meetings", "MCMx="]) => new(200, """{"details":{"title":"Standup"}}"""),
            ("POST", ["v1", "meetings", "MCMx=", "notification"]) => new(202),
            ("POST", ["v3", "batch", "conversation", "users"]) => new(201, "\"op-1\""),
            ("POST", ["v3", "batch", "conversation", "tenant" or "team" or "channels"]) => new(201, """{"operationId":"op-2"}"""),
            ("GET", ["v3", "batch", "conversation", "op-1"]) => new(200, """{"state":"Completed","statusMap":{"201":2,"404":1},"totalEntriesCount":3}"""),
            ("GET", ["v3", "batch", "conversation", "failedentries", "op-1"]) => request.Query.ContainsKey("continuationToken") ? new(200, """{"failedEntryResponses":[{"entryId":"b","error":"404"}]}""") : new(200, """{"continuationToken":"x+/=","failedEntryResponses":[{"entryId":"a","error":"403"}]}"""),
            ("DELETE", ["v3", "batch", "conversation", "op-1"]) => new(200),
            ("GET", ["v3", "attachments", "a1"]) => new(200, """{"name":"x.png"}"""),
            ("GET", ["v3", "attachments", "a1", "views", "original"]) => new(200, "bytes", "image/png"),
            _ => new(599),
        };
        Assert.Equal(new MeetingParticipant(new("29:x", "o", null, null, null, null, null, null, null), "Organizer", true), await connector.GetMeetingParticipant(url, FakeTeams.Tenant, "MCMx=", "o", Stop));
        Assert.Equal("Standup", (await connector.GetMeeting(url, null, "MCMx=", Stop)).GetProperty("details").GetProperty("title").GetString());
        Assert.Null(await connector.NotifyMeeting(url, null, "MCMx=", new() { ["recipients"] = new JsonArray("29:x") }, Stop));
        Assert.Equal("op-1", await connector.SendToUsers(url, FakeTeams.Tenant, ["29:x", "29:y"], OutboundActivity.Message("hi"), Stop));
        Assert.Equal("""{"members":[{"id":"29:x"},{"id":"29:y"}],"activity":{"type":"message","text":"hi","textFormat":"plain"},"tenantId":"11111111-1111-4111-8111-111111111111"}""", world.Teams.Requests[^1].Body);
        Assert.Equal("op-2", await connector.SendToTenant(url, FakeTeams.Tenant, OutboundActivity.Message("hi"), Stop));
        Assert.Equal("op-2", await connector.SendToTeam(url, FakeTeams.Tenant, "19:t", OutboundActivity.Message("hi"), Stop));
        Assert.Equal("op-2", await connector.SendToChannels(url, FakeTeams.Tenant, ["19:c"], OutboundActivity.Message("hi"), Stop));
        var state = await connector.GetBatch(url, null, "op-1", Stop);
        Assert.Equal(("Completed", 2, 3), (state.State, state.Counts["201"], state.Total!.Value));
        var failures = new List<BatchFailure>();
        await foreach (var failure in connector.GetBatchFailures(url, null, "op-1", Stop))
            failures.Add(failure);
        Assert.Equal([new("a", "403"), new("b", "404")], failures);
        await connector.CancelBatch(url, null, "op-1", Stop);
        Assert.Equal("x.png", (await connector.GetAttachmentInfo(url, "a1", Stop)).GetProperty("name").GetString());
        Assert.Equal("bytes"u8.ToArray(), await connector.GetAttachment(url, "a1", "original", Stop));
        Assert.DoesNotContain(world.Teams.Requests, request => request.Status == 599);
    }

    static async Task<List<TeamsMember>> Members(ProtocolWorld world, string conversation)
    {
        var members = new List<TeamsMember>();
        await foreach (var member in world.Connector.GetMembers(ConnectorTests.Place(world) with { ConversationId = conversation }, Stop))
            members.Add(member);
        return members;
    }
}
