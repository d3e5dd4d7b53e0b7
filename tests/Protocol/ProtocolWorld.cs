using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>A bot of a few lines behind the real protocol, on real HTTP, with the fake Teams and its issuer around it, and a clock to turn.</summary>
public sealed class ProtocolWorld : IAsyncDisposable
{
    WebApplication? app;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
    public FakeTeams Teams { get; private set; } = null!;
    public TestIssuer Issuer { get; private set; } = null!;
    public RecordingBot Bot { get; } = new();
    public ChannelClient Channel { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public FakePerson Rita { get; private set; } = null!;
    /// <summary>Replaces services of the host before it starts.</summary>
    public Action<IServiceCollection>? Configure { get; set; }
    public LogLines Log { get; } = new();
    public Connector Connector => Services.GetRequiredService<Connector>();
    public IServiceProvider Services => app!.Services;
    public Uri Address => Http.BaseAddress!;

    /// <param name="environment">Development lets loopback addresses in, which is where all of this runs.</param>
    public static async Task<ProtocolWorld> Start(string environment = "Development", bool isAnonymous = false, Action<ProtocolWorld>? before = null, params (string Key, string? Value)[] settings)
    {
        var world = new ProtocolWorld();
        world.Teams = await FakeTeams.Start(world.Clock);
        world.Issuer = await TestIssuer.Start(world.Clock);
        world.Rita = world.Teams.AddPerson("Rita Rep");
        before?.Invoke(world);
        await world.StartBot(environment, isAnonymous, settings);
        return world;
    }

    async Task StartBot(string environment, bool isAnonymous, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = isAnonymous ? null : FakeTeams.BotAppId,
            ["MicrosoftAppPassword"] = isAnonymous ? null : "secret",
            ["BotOpenIdMetadata"] = Issuer.Metadata,
            ["Bot:EntraOpenIdMetadata"] = Issuer.Metadata,
            ["Bot:LoginEndpoint"] = Issuer.Address,
            ["Bot:AllowAnonymous"] = isAnonymous ? "true" : null,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(item => item.Key, item => item.Value));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<IBot>(Bot);
        builder.Services.AddBotProtocol(builder.Configuration, builder.Environment);
        Configure?.Invoke(builder.Services);
        app = builder.Build();
        if (builder.Configuration["Test:Remote"] is { } remote)
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(remote);
                return next(context);
            });
        app.MapBot();
        app.MapHealthChecks("/health/ready");
        await app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(20) };
        Channel = new ChannelClient(Http, Teams, isAnonymous ? null : Issuer, Clock);
        Bot.Connector = Connector;
    }

    public string Token(Action<JsonObject>? change = null) => Issuer.Token(Teams.ServiceUrl, change);

    public JsonObject Hello(string text = "hello") => Channel.Shapes.Message(Rita, text);

    /// <summary>The status of this body, sent with a good token.</summary>
    public async Task<int> StatusOf(string body)
    {
        using var response = await Channel.SendRaw(body, Token());
        return (int)response.StatusCode;
    }

    public Task<int> StatusOf(JsonObject activity) => StatusOf(activity.ToJsonString());

    public async Task<int> StatusOf(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        request.Headers.Authorization = new("Bearer", Token());
        using var response = await Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>The status of a good activity, sent with this token.</summary>
    public async Task<int> StatusWith(string? token)
    {
        using var response = await Channel.SendRaw(Hello().ToJsonString(), token);
        return (int)response.StatusCode;
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => Http.SendAsync(request);

    public async Task<int> StatusWithHeader(params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Json(Hello().ToJsonString()) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Send(request);
        return (int)response.StatusCode;
    }

    /// <summary>Without a token, with this header.</summary>
    public async Task<int> StatusFrom(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Json(Hello().ToJsonString()) };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await Send(request);
        return (int)response.StatusCode;
    }

    public async Task<int> Get(string path)
    {
        using var response = await Http.GetAsync(path);
        return (int)response.StatusCode;
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>Turns the clock in steps until the task has ended, and tells how far.</summary>
    public async Task<TimeSpan> AdvanceUntil(Task task, TimeSpan step)
    {
        var from = Clock.GetUtcNow();
        // The moment the other side sets its timer can't be seen from here: so a little at a time.
        for (var i = 0; i < 400 && !task.IsCompleted; i++)
        {
            Clock.Advance(step);
            await Task.WhenAny(task, Task.Delay(10));
        }
        return Clock.GetUtcNow() - from;
    }

    /// <summary>Has the bot fetch its token, so that a test about sending has only the sending to wait for.</summary>
    public async Task Warm()
    {
        await Connector.GetMembers(ConnectorTests.Place(this), default).GetAsyncEnumerator().MoveNextAsync();
        Teams.ForgetRequests();
    }

    public async Task StopGracefully() => await app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (app is not null)
        {
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
        }
        await Issuer.DisposeAsync();
        await Teams.DisposeAsync();
    }
}
