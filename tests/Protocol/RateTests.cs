using SupportBot.Protocol;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance check 165: the bot stays below the channel's limits by itself.</summary>
public sealed class RateTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Trait("Check", "165")]
    public async Task Many_messages_to_one_conversation_go_at_four_fifths_of_the_published_pace()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:RateLimitLoopback", "true"));
        world.Teams.EnforcesRates = true;
        await world.Warm();
        var sends = Enumerable.Range(0, 9).Select(i => world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message($"{i}"), Stop)).ToArray();
        await world.Teams.WaitFor(() => world.Teams.Requests.Count == 5);
        await Task.Delay(100, Stop);
        Assert.Equal(5, world.Teams.Requests.Count);    // 7 a second, of which 80 %
        var waited = await world.AdvanceUntil(Task.WhenAll(sends), TimeSpan.FromSeconds(0.25));
        Assert.InRange(waited, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.5));    // 8 in two seconds, of which 80 %
        Assert.All(world.Teams.Requests, request => Assert.Equal(201, request.Status));
    }

    [Fact, Trait("Check", "165")]
    public async Task Who_would_wait_long_is_told_to_come_again()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:RateLimitLoopback", "true"));
        await world.Warm();
        var sends = Enumerable.Range(0, 20).Select(i => world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message($"{i}"), Stop)).ToArray();
        var refused = sends.Where(send => send.IsFaulted).ToArray();
        Assert.NotEmpty(refused);
        var failure = Assert.IsType<ConnectorException>(refused[0].Exception!.InnerException);
        Assert.Equal((ConnectorFailure.Throttled, true, "OwnRateBudget"), (failure.Kind, failure.MayRetry, failure.Code));
        Assert.True(failure.RetryAfter > TimeSpan.FromSeconds(3));
        await world.AdvanceUntil(Task.WhenAll(sends.Except(refused)), TimeSpan.FromSeconds(0.5));
        Assert.Equal(20 - refused.Length, world.Teams.Requests.Count);
    }

    [Fact, Trait("Check", "165")]
    public async Task A_tenant_gets_forty_a_second_over_all_conversations()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:RateLimitLoopback", "true"));
        world.Teams.EnforcesRates = true;
        await world.Warm();
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        var sends = Enumerable.Range(0, 60).Select(i => world.Connector.Send(ConnectorTests.Place(world) with { ConversationId = world.Teams.AddPerson($"P{i}").Chat }, OutboundActivity.Message("hi"), Stop)).ToArray();
        await world.Teams.WaitFor(() => world.Teams.Requests.Count == 40);
        await Task.Delay(100, Stop);
        Assert.Equal(40, world.Teams.Requests.Count);
        Assert.InRange(await world.AdvanceUntil(Task.WhenAll(sends), TimeSpan.FromSeconds(0.25)), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(2));
        Assert.All(world.Teams.Requests, request => Assert.Equal(201, request.Status));
    }

    [Fact, Trait("Check", "165")]
    public async Task Calls_on_this_machine_are_not_held_back_unless_asked_for()
    {
        await using var world = await ProtocolWorld.Start();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message($"{i}"), Stop)));
        Assert.Equal(30, world.Teams.Requests.Count);
    }

    [Fact]
    public async Task The_fake_Teams_says_429_where_Teams_would()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:RateShare", "0"));
        world.Teams.EnforcesRates = true;
        var sends = Enumerable.Range(0, 8).Select(i => world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message($"{i}"), Stop)).ToArray();
        await world.Teams.WaitFor(() => world.Teams.Requests.Count == 8);
        Assert.Equal(1, world.Teams.Requests.Count(request => request.Status == 429));
        await world.AdvanceUntil(Task.WhenAll(sends), TimeSpan.FromSeconds(0.5));
        Assert.Equal(8, world.Teams.Messages(world.Rita.Chat).Count);
    }
}
