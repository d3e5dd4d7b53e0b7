using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 138–145: what the person meant to say, and hostile ids.</summary>
public sealed class MentionTests
{
    [Theory, Trait("Check", "138"), Trait("Check", "140")]
    [InlineData("<at>Bot</at> help", "help")]
    [InlineData("help <at>Bot</at>", "help")]
    [InlineData("<at>Bot</at> <at>BOT</at> help", "help")]
    [InlineData("<AT>bot</AT>help", "help")]
    [InlineData("<at>Bot</at>&nbsp;help", "help")]
    [InlineData("<at>Bot</at>\u00a0\r\n help \t", "help")]
    [InlineData("<at>Bot</at> invite <at>Ann &amp; Bob</at>", "invite Ann & Bob")]
    [InlineData("<at>Other</at> help", "<at>Other</at> help")]
    [InlineData("a < b", "a < b")]
    [InlineData("<at>Bot</at>", "")]
    public async Task The_mention_of_the_bot_is_left_out_and_people_keep_their_names(string said, string meant) =>
        Assert.Equal(meant, await Meant(said, Mention(FakeTeams.BotId, "Bot", "<at>Bot</at>"), Mention("29:ann", "Ann & Bob", "<at>Ann &amp; Bob</at>")));

    [Theory, Trait("Check", "139")]
    [InlineData("Bot (v1.0)+*")]
    [InlineData("A & B")]
    [InlineData("$1\\d[^x]|")]
    [InlineData("<b>Bot</b>")]
    public async Task A_bot_of_any_name_is_recognised_encoded_or_not(string name)
    {
        var encoded = System.Net.WebUtility.HtmlEncode(name);
        Assert.Equal("help", await Meant($"<at>{name}</at> help", Mention(FakeTeams.BotId, name, $"<at>{name}</at>")));
        Assert.Equal("help", await Meant($"<at>{encoded}</at> help", Mention(FakeTeams.BotId, name, $"<at>{name}</at>")));
        Assert.Equal("help", await Meant($"<at>{name}</at> help", Mention(FakeTeams.BotId, name, $"<at>{encoded}</at>")));
        Assert.Equal("help", await Meant($"<at>{name}</at> help", Mention(FakeTeams.BotId, name, null)));
    }

    [Fact, Trait("Check", "144")]
    public async Task Ids_from_outside_cannot_break_a_log_line()
    {
        await using var world = await ProtocolWorld.Start(before: world => world.Bot.Does = (_, _) => throw new InvalidOperationException("a bug"));
        var activity = world.Hello("words\r\nFAKE LINE");
        activity["id"] = "x\r\nError: forged";
        activity["from"]!["name"] = "Rita\r\nError: forged";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = ProtocolWorld.Json(activity.ToJsonString()) };
        request.Headers.TryAddWithoutValidation("MS-CV", "abc\u0001def" + new string('x', 5_000));
        request.Headers.Authorization = new("Bearer", world.Token());
        using var response = await world.Send(request);
        var lines = world.Log.Lines.Where(line => line.Contains("SupportBot.Protocol", StringComparison.Ordinal)).ToArray();
        Assert.Contains(lines, line => line.Contains("Activity=x__Error: forged", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\nError: forged", StringComparison.Ordinal) || line.Contains("FAKE", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(new string('x', 200), line, StringComparison.Ordinal));
    }

    static JsonObject Mention(string id, string name, string? text)
    {
        var mention = new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } };
        if (text is not null)
            mention["text"] = text;
        return mention;
    }

    static async Task<string> Meant(string said, params JsonObject[] mentions)
    {
        await using var teams = await FakeTeams.Start();
        var activity = new ActivityShapes(teams, TimeProvider.System).Message(teams.AddPerson("Rita Rep"), said);
        activity["entities"] = new JsonArray([.. mentions]);
        return new SupportBot.Protocol.Turn(SupportBot.Protocol.Activity.FromJson(activity.ToJsonString()), TimeProvider.System.GetUtcNow()).Text;
    }
}
