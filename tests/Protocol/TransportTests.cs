using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 1–14: what HTTP may look like.</summary>
public sealed class TransportTests
{
    [Fact, Trait("Check", "1"), Trait("Check", "2")]
    public async Task Only_POST_is_allowed_and_the_answer_says_so()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var method in new[] { "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
            using var response = await world.Send(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal(["POST"], response.Content.Headers.Allow);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, Trait("Check", "3"), Trait("Check", "4")]
    [InlineData(null, 415)]
    [InlineData("text/plain", 415)]
    [InlineData("text/json", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("application/json", 202)]
    [InlineData("application/json; charset=utf-8", 202)]
    [InlineData("Application/JSON;charset=\"UTF-8\"", 202)]
    public async Task Only_JSON_in_UTF8_is_taken(string? type, int status)
    {
        await using var world = await ProtocolWorld.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(world.Hello().ToJsonString())) };
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Authorization = new("Bearer", world.Token());
        using var response = await world.Send(request);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact, Trait("Check", "5")]
    public async Task A_byte_order_mark_is_skipped()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await world.StatusOf([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(world.Hello().ToJsonString())]));
        Assert.Single(world.Bot.Turns);
    }

    [Fact, Trait("Check", "6")]
    public async Task A_body_announced_as_too_long_is_refused_before_it_is_read()
    {
        await using var world = await ProtocolWorld.Start();
        var answer = await Raw(world, $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer {world.Token()}\r\nContent-Length: 2097152\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "7")]
    public async Task A_body_that_grows_too_long_on_the_way_is_cut_and_the_connection_closed()
    {
        await using var world = await ProtocolWorld.Start();
        var chunk = "10000\r\n" + new string(' ', 0x10000) + "\r\n";
        var head = $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer {world.Token()}\r\nTransfer-Encoding: chunked\r\n\r\n";
        var answer = await Raw(world, head + string.Concat(Enumerable.Repeat(chunk, 17)));
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "8")]
    public async Task A_body_that_drips_in_is_cut()
    {
        await using var world = await ProtocolWorld.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, world.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer {world.Token()}\r\nContent-Length: 1000\r\n\r\n{{"), TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = ReadAll(stream, limit.Token);
        while (!answer.IsCompleted)
        {
            try
            {
                await stream.WriteAsync(" "u8.ToArray(), limit.Token);
            }
            catch (IOException)
            {
                break;
            }
            await Task.WhenAny(answer, Task.Delay(1_000, limit.Token));
        }
        Assert.StartsWith("HTTP/1.1 408", await answer, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "9")]
    public async Task An_empty_body_is_malformed()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(400, await world.StatusOf(""));
    }

    [Fact, Trait("Check", "10")]
    public async Task Broken_UTF8_is_malformed_wherever_it_stands()
    {
        await using var world = await ProtocolWorld.Start();
        foreach (var place in new[] { "text", "value", "unknownMember" })
        {
            var activity = world.Hello();
            activity[place] = "@@";
            var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
            body[body.AsSpan().IndexOf("@@"u8)] = 0xFF;
            Assert.Equal(400, await world.StatusOf(body));
        }
        Assert.Empty(world.Bot.Turns);
    }

    [Fact, Trait("Check", "11")]
    public async Task A_compressed_body_is_not_taken()
    {
        await using var world = await ProtocolWorld.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = ProtocolWorld.Json(world.Hello().ToJsonString()) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.Authorization = new("Bearer", world.Token());
        using var response = await world.Send(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact, Trait("Check", "12")]
    public async Task An_offer_to_upgrade_to_HTTP2_is_ignored()
    {
        await using var world = await ProtocolWorld.Start();
        var body = world.Hello().ToJsonString();
        var answer = await Raw(world, $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nContent-Type: application/json\r\nAuthorization: Bearer {world.Token()}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        Assert.StartsWith("HTTP/1.1 202", answer, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "13")]
    public async Task Five_hundred_posts_at_once_are_all_taken()
    {
        await using var world = await ProtocolWorld.Start();
        var people = Enumerable.Range(0, 100).Select(i => world.Teams.AddPerson($"Person {i}")).ToArray();
        var token = world.Token();
        var bodies = Enumerable.Range(0, 500).Select(i => world.Channel.Shapes.Message(people[i % 100], $"message {i}").ToJsonString()).ToArray();
        var answers = await Task.WhenAll(bodies.Select(body => world.Channel.SendRaw(body, token)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(500, world.Bot.Turns.Select(turn => turn.Text).Distinct().Count());
    }

    [Fact, Trait("Check", "14")]
    public async Task The_answer_to_a_message_is_empty_and_tells_nothing_of_the_server()
    {
        await using var world = await ProtocolWorld.Start();
        using var response = await world.Channel.Send(world.Hello());
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Date"], response.Headers.Select(header => header.Key));
    }

    static async Task<string> Raw(ProtocolWorld world, string request)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await client.ConnectAsync(IPAddress.Loopback, world.Address.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), limit.Token);
        }
        catch (IOException)
        {
            // The server may hang up before it has heard all.
        }
        return await ReadAll(stream, limit.Token);
    }

    /// <summary>Until the connection closes or a whole head has come.</summary>
    static async Task<string> ReadAll(NetworkStream stream, CancellationToken ct)
    {
        var answer = new StringBuilder();
        var chunk = new byte[4096];
        try
        {
            while (await stream.ReadAsync(chunk, ct) is > 0 and var count)
            {
                answer.Append(Encoding.ASCII.GetString(chunk, 0, count));
                if (answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                    break;
            }
        }
        catch (IOException)
        {
            // Reset after the answer.
        }
        return answer.ToString();
    }
}
