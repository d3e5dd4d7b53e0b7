using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Protocol;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 58–77: which JSON is an activity.</summary>
public sealed class SchemaTests
{
    [Theory, Trait("Check", "58"), Trait("Check", "59"), Trait("Check", "60")]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("/* hello */ {}")]
    [InlineData("{\"value\":NaN}")]
    [InlineData("{} trailing")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("{}")]
    public async Task What_is_no_activity_is_malformed(string body)
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(400, await world.StatusOf(body));
    }

    [Fact, Trait("Check", "60")]
    public async Task Sixty_four_levels_are_taken_and_more_are_not()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await Nested(63));
        Assert.Equal(400, await Nested(64));
        Assert.Equal(400, await Nested(100_000));

        Task<int> Nested(int depth)
        {
            var activity = world.Hello().ToJsonString();
            return world.StatusOf($"{activity[..^1]},\"value\":{new string('[', depth)}{new string(']', depth)}}}");
        }
    }

    [Theory, Trait("Check", "61")]
    [InlineData("\"type\":\"message\"")]
    [InlineData("\"\\u0074ype\":\"message\"")]
    [InlineData("\"x\":{\"a\":1,\"a\":2}")]
    [InlineData("\"value\":{\"a\":1,\"a\":2}")]
    [InlineData("\"value\":[{\"deep\":{\"a\":1,\"\\u0061\":2}}]")]
    [InlineData("\"unknown\":1,\"unknown\":2")]
    [InlineData("\"relatesTo\":{\"a\":1,\"a\":2}")]
    public async Task A_member_named_twice_is_malformed(string member)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello().ToJsonString();
        Assert.Equal(400, await world.StatusOf($"{activity[..^1]},{member}}}"));
    }

    [Fact, Trait("Check", "61")]
    public async Task A_member_named_twice_inside_a_known_part_is_malformed()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello().ToJsonString();
        Assert.Equal(400, await world.StatusOf(activity.Replace("\"from\":{", "\"from\":{\"id\":\"a\",", StringComparison.Ordinal)));
        Assert.Equal(400, await world.StatusOf(activity.Replace("\"channelData\":{", "\"channelData\":{\"tenant\":{},", StringComparison.Ordinal)));
        Assert.Equal(202, await world.StatusOf(activity));
    }

    [Theory, Trait("Check", "62"), Trait("Check", "63"), Trait("Check", "64"), Trait("Check", "65"), Trait("Check", "74")]
    [InlineData("type", null, 400)]
    [InlineData("type", "\"\"", 400)]
    [InlineData("type", "5", 400)]
    [InlineData("conversation", null, 400)]
    [InlineData("conversation", "{}", 400)]
    [InlineData("conversation", "{\"id\":\"\"}", 400)]
    [InlineData("conversation", "\"a\"", 400)]
    [InlineData("from", null, 400)]
    [InlineData("from", "{}", 400)]
    [InlineData("from", "{\"id\":7}", 400)]
    [InlineData("recipient", null, 202)]
    [InlineData("id", "12345", 400)]
    [InlineData("id", null, 202)]
    [InlineData("text", "{}", 400)]
    [InlineData("entities", "\"x\"", 400)]
    [InlineData("timestamp", "\"yesterday\"", 400)]
    [InlineData("timestamp", null, 202)]
    [InlineData("timestamp", "\"1970-01-01T00:00:00Z\"", 202)]
    [InlineData("timestamp", "\"2099-12-31T23:59:59.1234567Z\"", 202)]
    public async Task Members_are_of_their_kind_and_the_needed_ones_are_there(string member, string? value, int status)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity.Remove(member);
        if (value is not null)
            activity[member] = JsonNode.Parse(value);
        Assert.Equal(status, await world.StatusOf(activity));
    }

    [Theory, Trait("Check", "66")]
    [InlineData("\"text\"")]
    [InlineData("12.50")]
    [InlineData("true")]
    [InlineData("[1,\"a\",null]")]
    [InlineData("{\"a\":{\"b\":[]}}")]
    public async Task Free_members_are_of_any_kind_and_stay_as_they_came(string json)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity["value"] = JsonNode.Parse(json);
        activity["channelData"] = JsonNode.Parse(json);
        Assert.Equal(202, await world.StatusOf(activity));
        var turn = world.Bot.Turns.Single();
        Assert.Equal(json, turn.Activity.Value?.GetRawText());
        Assert.Equal(json, turn.Activity.ChannelData?.GetRawText());
    }

    [Fact, Trait("Check", "67"), Trait("Check", "72")]
    public async Task Unknown_members_are_kept_everywhere_as_plain_data()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        foreach (var part in new[] { activity, activity["from"], activity["recipient"], activity["conversation"], activity["channelData"], activity["entities"]![0], activity["attachments"]![0] })
        {
            part!["futureMember"] = new JsonObject { ["a"] = 1.50m, ["zażółć"] = "\u2028<>" };
            part["$type"] = "System.Object";
            part["$ref"] = "1";
            part["__proto__"] = new JsonObject { ["isAdmin"] = true };
        }
        activity["relatesTo"] = new JsonObject { ["x"] = 1 };
        Assert.Equal(202, await world.StatusOf(activity));
        var written = JsonNode.Parse(world.Bot.Turns.Single().Activity.ToJson())!;
        foreach (var time in new[] { "timestamp", "localTimestamp" })
        {
            Assert.Equal(DateTimeOffset.Parse(activity[time]!.GetValue<string>(), CultureInfo.InvariantCulture), DateTimeOffset.Parse(written[time]!.GetValue<string>(), CultureInfo.InvariantCulture));
            activity.Remove(time);
            written.AsObject().Remove(time);
        }
        Assert.True(JsonNode.DeepEquals(activity, written), written.ToJsonString());
    }

    [Fact, Trait("Check", "68")]
    public async Task Null_is_the_same_as_absent()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        var needed = new[] { "type", "id", "serviceUrl", "channelId", "from", "conversation", "timestamp" };
        foreach (var member in typeof(Activity).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Where(name => name != "extra" && !needed.Contains(name)))
            activity[member] = null;
        Assert.Equal(202, await world.StatusOf(activity));
        var written = JsonNode.Parse(world.Bot.Turns.Single().Activity.ToJson())!.AsObject();
        Assert.Equal(needed.Order(), written.Select(member => member.Key).Order());
    }

    [Fact, Trait("Check", "68")]
    public void What_leaves_has_no_nulls_and_no_empty_lists()
    {
        Assert.Equal("""{"type":"message","text":"a","textFormat":"plain"}""", OutboundActivity.Message("a").ToJson());
        Assert.Equal(OutboundActivity.Message("zażółć 👍").ToJson(), OutboundActivity.FromJson(OutboundActivity.Message("zażółć 👍").ToJson()).ToJson());
    }

    [Fact, Trait("Check", "69")]
    public async Task Unknown_values_of_open_sets_mean_the_default_and_are_kept()
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello();
        activity["textFormat"] = "klingon";
        activity["importance"] = "urgent";
        activity["attachmentLayout"] = "pile";
        activity["deliveryMode"] = "x";
        activity["locale"] = "xx-Nowhere";
        Assert.Equal(202, await world.StatusOf(activity));
        var turn = world.Bot.Turns.Single();
        Assert.False(turn.ExpectsReplies);
        Assert.Equal(("klingon", "urgent", "pile", "x"), (turn.Activity.TextFormat, turn.Activity.Importance, turn.Activity.AttachmentLayout, turn.Activity.DeliveryMode));
    }

    [Theory, Trait("Check", "70")]
    [InlineData("[null]")]
    [InlineData("[{\"type\":\"fromTheFuture\"}]")]
    [InlineData("[{\"type\":\"mention\",\"mentioned\":null}]")]
    [InlineData("[{\"type\":\"mention\",\"mentioned\":\"bot\",\"text\":5}]")]
    [InlineData("[{\"type\":7}]")]
    [InlineData("[[],\"x\",3]")]
    public async Task Malformed_entities_are_ignored(string entities)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello("<at>x</at> hello");
        activity["entities"] = JsonNode.Parse(entities);
        activity["attachments"] = JsonNode.Parse("[null]");
        activity["membersAdded"] = JsonNode.Parse("[null]");
        Assert.Equal(202, await world.StatusOf(activity));
        var turn = world.Bot.Turns.Single();
        Assert.Equal("<at>x</at> hello", turn.Text);
        Assert.Empty(turn.Files);
        Assert.False(turn.IsBotAdded);
    }

    [Fact, Trait("Check", "71")]
    public async Task Parts_beyond_our_caps_are_malformed()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await With("entities", 1_000));
        Assert.Equal(400, await With("entities", 1_001));
        Assert.Equal(202, await With("attachments", 100));
        Assert.Equal(400, await With("attachments", 101));
        Assert.Equal(202, await With("membersAdded", 10_000));
        Assert.Equal(400, await With("membersAdded", 10_001));

        Task<int> With(string member, int count)
        {
            var activity = world.Hello();
            activity[member] = new JsonArray([.. Enumerable.Range(0, count).Select(i => new JsonObject { ["id"] = $"{i}" })]);
            return world.StatusOf(activity);
        }
    }

    [Fact, Trait("Check", "73")]
    public async Task Names_are_compared_letter_by_letter()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(400, await world.StatusOf(world.Hello().ToJsonString().Replace("\"type\":\"message\"", "\"Type\":\"message\"", StringComparison.Ordinal)));
    }

    [Theory, Trait("Check", "75")]
    [InlineData(@"\ud83d", "\uFFFD")]
    [InlineData(@"a\uD83Db", "a\uFFFDb")]
    [InlineData(@"\ude00x", "\uFFFDx")]
    [InlineData(@"\ud83d\ud83d\ude00", "\uFFFD😀")]
    [InlineData(@"\ud83d\u0041", "\uFFFDA")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\uFFFD")]
    [InlineData(@"\ud83d\ude00", "😀")]
    [InlineData(@"\ud83d\n", "\uFFFD")]
    public async Task Half_an_emoji_is_mended(string escaped, string text)
    {
        await using var world = await ProtocolWorld.Start();
        var activity = world.Hello("@@");
        activity["value"] = new JsonObject { ["deep"] = new JsonArray("@@") };
        Assert.Equal(202, await world.StatusOf(activity.ToJsonString().Replace("@@", escaped, StringComparison.Ordinal)));
        var turn = world.Bot.Turns.Single();
        Assert.Equal(text, turn.Text);
        Assert.Equal(text, turn.Activity.Value!.Value.GetProperty("deep")[0].GetString()!.TrimEnd('\n'));
        Assert.NotEmpty(turn.Activity.ToJson());
    }

    [Fact, Trait("Check", "75")]
    public async Task Half_an_emoji_in_a_members_name_is_malformed()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(400, await world.StatusOf(world.Hello().ToJsonString().Replace("\"text\":", "\"\\ud83d\":1,\"text\":", StringComparison.Ordinal)));
    }

    [Fact, Trait("Check", "76")]
    public async Task A_million_characters_are_taken_and_an_echo_of_them_is_cut()
    {
        await using var world = await ProtocolWorld.Start();
        world.Bot.Does = async (turn, ct) => await world.Connector.Reply(turn, OutboundActivity.Message(turn.Text), ct);
        var activity = world.Hello(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦e\u0301", 3_000)) + new string('a', 700_000));
        activity.Remove("attachments");
        Assert.Equal(202, await world.StatusOf(activity));
        var echo = world.Teams.Texts(world.Rita.Chat).Single();
        Assert.InRange(echo.Length, 27_000, OutboundActivity.MaxText);
        Assert.EndsWith("…", echo, StringComparison.Ordinal);
        Assert.True(echo[..^1].EndsWith("👩‍👩‍👧‍👦", StringComparison.Ordinal) || echo[..^1].EndsWith("e\u0301", StringComparison.Ordinal));
    }

    [Fact, Trait("Check", "77")]
    public async Task Activities_are_read_in_parallel()
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token();
        var bodies = Enumerable.Range(0, 1_000).Select(i => world.Hello($"text {i}").ToJsonString()).ToArray();
        await Parallel.ForEachAsync(bodies, async (body, _) => (await world.Channel.SendRaw(body, token)).Dispose());
        Assert.Equal(1_000, world.Bot.Turns.Select(turn => turn.Text).Distinct().Count());
        Assert.All(world.Bot.Turns, turn => Assert.Contains(turn.Text, turn.Activity.ToJson(), StringComparison.Ordinal));
        Assert.True(Encoding.UTF8.GetByteCount(bodies[0]) > 500);
    }
}
