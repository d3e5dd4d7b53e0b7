using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class SeveralNodes
{
    [Fact]
    public async Task What_happens_on_one_node_shows_on_pages_of_another()
    {
        var redis = System.Environment.GetEnvironmentVariable("SUPPORTBOT_TEST_REDIS");
        Assert.False(string.IsNullOrEmpty(redis), "SUPPORTBOT_TEST_REDIS must name a Redis server; tests/run starts one.");
        await using var one = await new WebHost { Settings = { ["ConnectionStrings:Redis"] = redis } }.Start();
        await using var two = await new WebHost { Settings = { ["ConnectionStrings:Redis"] = redis, ["ConnectionStrings:SupportBot"] = $"Data Source={one.Database}" } }.Start();
        var anna = new Desk(one, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(two);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var live = new LiveClient(two, jan.Cookies);
        Assert.True(await live.Enters(session.Id, "customer"));
        await anna.Says(session, "from the other node");
        await live.Sees(snapshot => snapshot.GetProperty("chat").EnumerateArray().Any(line => line.GetProperty("text").GetString() == "from the other node"));
        await anna.Does(session, new SessionCommand.End());
        await live.Over;
    }
}
