using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Tests.World;

/// <summary>The site alone, on a real port of this machine, over a real SQLite file. Without the bot: what the chat does is played through the door.</summary>
sealed class WebHost : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("support-web-").FullName;
    readonly int _port = FreePort();
    WebApplication? _site;

    public SessionPolicy Policy { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>What a host adds.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public string Environment { get; init; } = "Development";

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string OutboxFolder => Path.Combine(_folder, "outbox");

    public string Database => Path.Combine(_folder, "web.db");

    public SessionStore Store => Of<SessionStore>();

    public SessionQueries Queries => Of<SessionQueries>();

    public T Of<T>() where T : notnull => _site!.Services.GetRequiredService<T>();

    public async Task<WebHost> Start()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "SupportBot.Bot", EnvironmentName = Environment, ContentRootPath = _folder });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = Address.AbsoluteUri,
            ["Site:PublicUrl"] = Address.AbsoluteUri,
            ["Mail:OutboxFolder"] = OutboxFolder,
            ["ConnectionStrings:SupportBot"] = $"Data Source={Database}",
        }.Concat(Settings).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value));
        builder.Services.AddSingleton(Policy).AddSingleton(Time);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddGraph(builder.Configuration, builder.Environment);
        builder.Services.AddSupportWeb(builder.Configuration, builder.Environment);
        Services?.Invoke(builder.Services);
        _site = builder.Build();
        await _site.Services.MigrateStorage(TestContext.Current.CancellationToken);
        _site.UseSupportWeb();
        _site.MapSupportWeb();
        await _site.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>As the site's routing would: an offer of a waiting session to an agent.</summary>
    public Task<Outcome> Offers(Session session, Desk agent) =>
        Store.Apply(session.Id, new SessionCommand.Offer([new AskedAgent(agent.Actor.Person, agent.Name)]), new Actor.Site(), null, TestContext.Current.CancellationToken);

    public async Task Stop()
    {
        if (_site is null)
            return;
        await _site.StopAsync(CancellationToken.None);
        await _site.DisposeAsync();
        _site = null;
    }

    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
