using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Witnesses;

/// <summary>A Graph that refuses what the published description refuses: whatever the product asks of it must be right. Run by <c>tests/outside</c>.</summary>
public sealed class GraphTests : IAsyncLifetime
{
    const string Colleague = "bbbbbbbb-0000-4000-8000-000000000001";

    static readonly Uri Mock = new(Outside.Value("SUPPORTBOT_OUTSIDE_GRAPH"));
    readonly HttpClient _http = new() { BaseAddress = Mock };
    Microsoft365 _cloud = null!;
    Stage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        await _http.DeleteAsync(new Uri("/_mock/requests", UriKind.Relative), TestContext.Current.CancellationToken);
        _cloud = await Microsoft365.Start();
        _stage = await Stage.Open(new(_cloud.Settings)
        {
            ["Graph__BaseUrl"] = new Uri(Mock, "/v1.0").AbsoluteUri,
            ["Graph__PresenceInterval"] = "00:00:01",
            ["Mail__Transport"] = "Graph",
            ["Mail__From"] = "support@contoso.com",
            ["Mail__BounceInterval"] = "00:00:01",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _cloud.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Mail_drafts_messages_people_and_presence_are_asked_for_as_the_description_says()
    {
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        await anna.Writes("available");
        await anna.Starts(withForm: true);
        await Presses(anna, "Send invitation", new() { ["addresses"] = "own@example.com", ["language"] = "en" });
        await Taken("POST", "/me/sendMail", 202);
        await Presses(anna, "Send invitation", new() { ["addresses"] = "draft@example.com", ["language"] = "en", ["ownMail"] = "true" });
        await Taken("POST", "/me/messages", 201);
        await Presses(anna, "Send instant message", new() { ["people"] = Colleague, ["language"] = "en" });
        await Taken("GET", $"/users/{Colleague}", 200);
        await Taken("POST", "/chats", 201);
        await Taken("POST", "/messages", 201);
        await Taken("POST", "/communications/getPresencesByUserId", 200);
        await Taken("GET", "/me/messages", 200);

        var bob = _stage.Representative("Bob Ray");
        await bob.Starts(withForm: true);
        await Presses(bob, "Send invitation", new() { ["addresses"] = "service@example.com", ["language"] = "en" });
        await Taken("POST", "/users/support", 202);
        await Taken("GET", "/users/support", 200);
        Assert.All(await Requests(), request => Assert.Empty(request["violations"]!.AsArray()));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_fault_is_waited_out_and_the_mail_is_taken_once(int status)
    {
        await Plan(new { status, retryAfter = 1, times = 1, method = "POST", path = "/sendMail" });
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        await anna.Starts(withForm: true);
        await Presses(anna, "Send invitation", new() { ["addresses"] = "fault@example.com", ["language"] = "en" });
        await anna.Sees("Support session", "fault@example.com", "Sent");
        var asked = (await Requests()).Where(request => request["path"]!.GetValue<string>().EndsWith("/sendMail", StringComparison.Ordinal)).Select(request => request["status"]!.GetValue<int>());
        Assert.Equal([status, 202], asked);
    }

    [Fact]
    public async Task A_mailbox_without_a_licence_is_stood_in_for()
    {
        await Plan(new { status = 403, times = 1, method = "POST", path = "/sendMail" });
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        await anna.Starts(withForm: true);
        await Presses(anna, "Send invitation", new() { ["addresses"] = "licence@example.com", ["language"] = "en" });
        await anna.Sees("Support session", "licence@example.com", "Sent");
        await Taken("POST", "/users/support", 202);
    }

    static async Task Presses(Representative person, string button, Dictionary<string, string> typed)
    {
        await person.Sees("Invite to session", button);
        await person.Presses(button, typed);
    }

    async Task Plan(object answer)
    {
        using var planned = await _http.PostAsJsonAsync("/_mock/next", answer, TestContext.Current.CancellationToken);
        planned.EnsureSuccessStatusCode();
    }

    async Task<List<JsonNode>> Requests() => [.. (JsonNode.Parse(await _http.GetStringAsync(new Uri("/_mock/requests", UriKind.Relative), TestContext.Current.CancellationToken)) as JsonArray)!.OfType<JsonNode>()];

    /// <summary>Such a request has been answered so.</summary>
    async Task Taken(string method, string path, int status)
    {
        for (var tries = 0; ; tries++)
        {
            var requests = await Requests();
            if (requests.Any(request => request["method"]!.GetValue<string>() == method && request["path"]!.GetValue<string>().Contains(path, StringComparison.Ordinal) && request["status"]!.GetValue<int>() == status))
                return;
            Assert.True(tries < 30, $"no {method} {path} was answered with {status}; asked:\n{string.Join('\n', requests.Select(request => request.ToJsonString()[..Math.Min(600, request.ToJsonString().Length)]))}");
            await Task.Delay(1000, TestContext.Current.CancellationToken);
        }
    }
}
