using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class BusyTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_database_locked_for_too_long_is_told_and_nothing_is_half_done(Engine engine)
    {
        await using var database = await Database.Create(engine, lockSeconds: 1);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        await using (await database.Lock())
        {
            var waiting = Enumerable.Range(0, 3).Select(turn => node.Store.Apply(session.Id, node.Say("lost"), Rita, new Inbound($"say-{turn}"), Cancel));
            Assert.All(await Task.WhenAll(waiting.Select(Failure)), failure => Assert.IsType<StorageBusyException>(failure));
            Assert.Equal(session.Version, (await node.Queries.Get(session.Id, Cancel))?.Version);
        }

        Assert.Equal(1, (await node.Does(Rita, session, node.Say("said"), new Inbound("say-0"))).ChatLines);
    }

    [Theory, OnBothEngines]
    public async Task A_lock_that_passes_is_waited_for(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var held = await database.Lock();
        var saying = node.Does(Rita, session, node.Say("said"));
        await Task.Delay(300, Cancel);
        Assert.False(saying.IsCompleted);
        await held.DisposeAsync();
        Assert.Equal(1, (await saying).ChatLines);
    }

    [Theory, OnBothEngines]
    public async Task What_waits_when_the_node_stops_is_still_written(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var saying = Enumerable.Range(0, 100).Select(_ => node.Store.Apply(session.Id, node.Say("said"), Rita, null, Cancel)).ToArray();
        await node.DisposeAsync();
        Assert.All(await Task.WhenAll(saying), outcome => Assert.IsType<Outcome.Accepted>(outcome));
        Assert.Equal(100, await database.Count("events", "type = 'Said'"));
        var other = await database.Start();
        Assert.Equal(100, (await other.Queries.Get(session.Id, Cancel))?.ChatLines);
    }

    static async Task<Exception?> Failure(Task task) => await Record.ExceptionAsync(() => task);
}
