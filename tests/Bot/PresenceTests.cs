using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R7.10 in the product: Teams says that an agent is in a call, and nothing is offered to them until it is over.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class PresenceTests
{
    const string Question = "/communications/getPresencesByUserId";

    readonly FakeGraph _graph;
    readonly Stage _stage;

    public PresenceTests(CloudStage cloud)
    {
        cloud.Reset();
        (_graph, _stage) = (cloud.Cloud.Graph, cloud.Stage);
    }

    [Fact]
    public async Task R7_10_An_agent_in_a_call_is_busy_here_and_is_offered_what_waits_when_it_is_over()
    {
        var bea = _stage.Representative("Bea Agent");
        Says(bea, "Busy", "InACall");
        await bea.Writes("available");
        await bea.Hears("You are available");
        await _stage.Teams.WaitFor(() => _graph.Asked("POST", Question).Any(asked => (asked.Body!["ids"] ?? asked.Body["Ids"])!.AsArray().Any(id => id!.GetValue<string>() == bea.Person.ObjectId)), what: "a question for her presence");
        Assert.Equal("site", _graph.Asked("POST", Question)[0].By);
        await SeesHerself(bea, "Busy");
        using var customer = new Browserless(_stage.Product);
        var asked = await customer.Sends(await customer.Opens("/request"), "/request", ("name", "Jan"), ("email", ""), ("question", "It does not print."));
        Assert.True(asked.Path.StartsWith("/session/", StringComparison.Ordinal), asked.Text);
        await SeesHerself(bea, "Busy");
        Assert.Null(bea.Latest("It does not print.", "Accept"));

        Says(bea, "Available", "Available");
        await bea.Sees("It does not print.", "Accept");
        await bea.Presses("Decline");
        await bea.Writes("away");
        await bea.Hears("You are away");
    }

    [Fact]
    public async Task Where_presence_can_t_be_asked_the_agents_own_word_counts()
    {
        _graph.On("POST", Question, _ => FakeAnswer.Error(503, "no", "no"));
        var cem = _stage.Representative("Cem Agent");
        await cem.Writes("available");
        await SeesHerself(cem, "Available");
        await cem.Writes("away");
        await cem.Hears("You are away");
    }

    void Says(Representative person, string availability, string activity) => _graph.On("POST", Question, _ => FakeAnswer.Json(200, new JsonObject
    {
        ["value"] = new JsonArray(new JsonObject { ["id"] = person.Person.ObjectId, ["availability"] = availability, ["activity"] = activity }),
    }));

    async Task SeesHerself(Representative agent, string state)
    {
        for (var tries = 0; ; tries++)
        {
            await agent.Writes("queues");
            await agent.Sees("Support");
            if (CardReading.Words(agent.Latest("Support")!.CardFor(agent.Person)!.Value).Contains(state, StringComparison.Ordinal))
                return;
            Assert.True(tries < 15, $"not {state}");
            await Task.Delay(1000, TestContext.Current.CancellationToken);
        }
    }
}
