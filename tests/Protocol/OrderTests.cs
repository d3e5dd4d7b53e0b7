using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 109, 128–137: order, repeats, time limits, loops.</summary>
public sealed class OrderTests
{
    [Fact, Trait("Check", "128")]
    public async Task The_same_activity_is_handled_once_also_when_it_comes_twice_at_once()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = await ProtocolWorld.Start();
        world.Bot.Does = async (_, _) => await release.Task;
        var activity = world.Hello().ToJsonString();
        var answers = Enumerable.Range(0, 5).Select(_ => world.StatusOf(activity)).ToArray();
        await world.Teams.WaitFor(() => !world.Bot.Turns.IsEmpty);
        Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        release.SetResult();
        Assert.All(await Task.WhenAll(answers), status => Assert.Equal(202, status));
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(202, await world.StatusOf(activity));
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Single(world.Bot.Turns);
    }

    [Fact, Trait("Check", "129")]
    public async Task The_same_content_under_a_new_id_is_a_repetition_for_two_minutes()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        Assert.Equal(202, await world.StatusOf(activity));
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        activity["id"] = "another";
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Single(world.Bot.Turns);
        // The same word, written again, is no repetition.
        Assert.Equal(202, await world.StatusOf(world.Hello()));
        Assert.Equal(2, world.Bot.Turns.Count);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        activity["id"] = "a third";
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal(3, world.Bot.Turns.Count);
    }

    [Fact, Trait("Check", "130")]
    public async Task The_same_id_elsewhere_is_another_activity()
    {
        await using var world = await ProtocolWorld.Start();
        var bob = world.Teams.AddPerson("Bob");
        var one = world.Channel.Shapes.Message(world.Rita, "hello");
        var other = world.Channel.Shapes.Message(bob, "hello");
        other["id"] = one["id"]!.GetValue<string>();
        Assert.Equal(202, await world.StatusOf(one));
        Assert.Equal(202, await world.StatusOf(other));
        Assert.Equal(2, world.Bot.Turns.Select(turn => turn.DedupKey).Distinct().Count());
    }

    [Fact, Trait("Check", "109")]
    public async Task An_invoke_sent_three_times_has_one_effect_and_the_same_answer()
    {
        var count = 0;
        await using var world = await ProtocolWorld.Start(before: world => world.Bot.Answers["adaptiveCard/action"] = (_, _) => new(InvokeAnswer.Message($"answer {Interlocked.Increment(ref count)}")));
        var activity = world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Channel.Invokes(JsonNode.Parse(activity.ToJsonString())!.AsObject())));
        Assert.All(answers, answer => Assert.Equal("answer 1", answer.Message));
        Assert.Equal("answer 2", (await world.Channel.Invokes(world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "1"))).Message);
    }

    [Fact, Trait("Check", "134")]
    public async Task Turns_of_a_conversation_follow_each_other_and_those_of_others_do_not_wait()
    {
        var order = new ConcurrentQueue<string>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = await ProtocolWorld.Start();
        world.Bot.Does = async (turn, _) =>
        {
            order.Enqueue("> " + turn.Text);
            if (turn.Text == "first")
                await gate.Task;
            order.Enqueue("< " + turn.Text);
        };
        var first = world.Channel.Says(world.Rita, "first");
        await world.Teams.WaitFor(() => order.Count == 1);
        var second = world.Channel.Says(world.Rita, "second");
        var others = Enumerable.Range(0, 100).Select(i => world.Channel.Says(world.Teams.AddPerson($"Person {i}"), $"other {i}"));
        await Task.WhenAll(others);
        Assert.False(second.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["> first", "< first", "> second", "< second"], order.Where(line => !line.Contains("other", StringComparison.Ordinal)));
        Assert.Equal(204, order.Count);
    }

    [Fact, Trait("Check", "134")]
    public async Task Many_turns_of_one_conversation_keep_the_order_of_their_arrival()
    {
        await using var world = await ProtocolWorld.Start();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Bot.Does = async (turn, _) => await (turn.Text == "0" ? gate.Task : Task.Delay(turn.Text.Length, CancellationToken.None));
        var all = new List<Task>();
        for (var i = 0; i < 8; i++)
        {
            var activity = world.Hello(i.ToString(CultureInfo.InvariantCulture));
            // The warning about this tells that the activity has been read and is about to get into its lane.
            activity.Remove("recipient");
            all.Add(world.Channel.Deliver(activity));
            await world.Teams.WaitFor(() => world.Log.Lines.Count(line => line.Contains("names no recipient", StringComparison.Ordinal)) > i);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        gate.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => i.ToString(CultureInfo.InvariantCulture)), world.Bot.Turns.Select(turn => turn.Text));
    }

    [Fact, Trait("Check", "13")]
    public async Task A_turn_over_its_time_is_sent_again_by_the_channel_and_then_counts()
    {
        await using var world = await ProtocolWorld.Start();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Bot.Does = async (_, ct) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
        };
        var activity = world.Hello().ToJsonString();
        var answer = world.StatusOf(activity);
        await started.Task;
        Assert.InRange(await world.AdvanceUntil(answer, TimeSpan.FromSeconds(0.5)), TimeSpan.FromSeconds(14.5), TimeSpan.FromSeconds(18));
        Assert.Equal(503, await answer);
        Assert.Empty(world.Bot.Failures);
        world.Bot.Does = (_, _) => ValueTask.CompletedTask;
        Assert.Equal(202, await world.StatusOf(activity));
        Assert.Equal(2, world.Bot.Turns.Count);
    }

    [Fact, Trait("Check", "13")]
    public async Task A_turn_that_finishes_late_is_not_done_again()
    {
        await using var world = await ProtocolWorld.Start();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Bot.Does = async (_, _) => await release.Task;    // pays no heed to its token
        var activity = world.Hello().ToJsonString();
        var answer = world.StatusOf(activity);
        await world.Teams.WaitFor(() => !world.Bot.Turns.IsEmpty);
        await world.AdvanceUntil(answer, TimeSpan.FromSeconds(1));
        Assert.Equal(503, await answer);
        var again = world.StatusOf(activity);
        release.SetResult();
        Assert.Equal(202, await again);
        Assert.Single(world.Bot.Turns);
    }

    [Fact, Trait("Check", "135")]
    public async Task Old_and_future_timestamps_are_processed()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var time in new[] { "2026-11-22T09:00:00Z", "2026-12-22T09:00:00Z" })
        {
            var activity = world.Hello();
            activity["timestamp"] = time;
            Assert.Equal(202, await world.StatusOf(activity));
        }
        Assert.Equal(2, world.Bot.Turns.Count);
    }

    [Fact, Trait("Check", "136")]
    public async Task The_bots_own_echo_is_ignored()
    {
        await using var world = await ProtocolWorld.Start();
        var echo = world.Hello();
        echo["from"]!["id"] = FakeTeams.BotId;
        Assert.Equal(202, await world.StatusOf(echo));
        var marked = world.Hello();
        marked["from"]!["role"] = "bot";
        Assert.Equal(202, await world.StatusOf(marked));
        Assert.Empty(world.Bot.Turns);
        // That the bot itself was added is no echo.
        var added = world.Channel.Shapes.MembersAdded(world.Rita, null, FakeTeams.BotId);
        added["from"]!["id"] = FakeTeams.BotId;
        Assert.Equal(202, await world.StatusOf(added));
        Assert.Single(world.Bot.Turns);
    }

    [Fact, Trait("Check", "137")]
    public async Task Another_bot_is_heard_ten_times_a_minute()
    {
        await using var world = await ProtocolWorld.Start();
        for (var i = 0; i < 25; i++)
        {
            var activity = world.Hello($"hello {i}");
            activity["from"] = new JsonObject { ["id"] = "28:99999999-9999-4999-8999-999999999999", ["name"] = "Other bot" };
            Assert.Equal(202, await world.StatusOf(activity));
        }
        Assert.Equal(10, world.Bot.Turns.Count);
        await world.Channel.Says(world.Rita, "a person is always heard");
        Assert.Equal(11, world.Bot.Turns.Count);
    }

    [Fact, Trait("Check", "13")]
    public async Task A_host_that_stops_lets_a_turn_finish()
    {
        var isDone = false;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var world = await ProtocolWorld.Start();
        world.Bot.Does = async (_, _) =>
        {
            started.SetResult();
            await Task.Delay(300, CancellationToken.None);
            isDone = true;
        };
        var saying = world.Channel.Says(world.Rita, "hello");
        await started.Task;
        await world.StopGracefully();
        Assert.True(isDone);
        await saying;
        await world.DisposeAsync();
    }
}
