using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace SupportBot.Web.Live;

/// <summary>Several nodes share live updates through Redis, where <see cref="Key"/> is set. It carries messages, never state.</summary>
sealed class SharedLine(IConfiguration configuration) : IHostedLifecycleService
{
    public const string Key = "ConnectionStrings:Redis";

    readonly string? _address = configuration[Key] is { Length: > 0 } address ? address : null;

    public bool IsShared => _address is not null;

    public static void Add(ISignalRServerBuilder live, IConfiguration configuration)
    {
        if (configuration[Key] is { Length: > 0 } address)
            live.AddStackExchangeRedis(options => Configure(options, address));
    }

    static void Configure(RedisOptions options, string address)
    {
        options.Configuration = Read(address);
        options.Configuration.ChannelPrefix = RedisChannel.Literal("support");
    }

    static ConfigurationOptions Read(string address)
    {
        try
        {
            return ConfigurationOptions.Parse(address);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw Wrong(problem);
        }
    }

    /// <summary>A wrong address stops the start; a Redis that goes away later is waited for.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_address is null)
            return;
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(Read(_address));
            await redis.GetDatabase().PingAsync();
        }
        catch (RedisException problem)
        {
            throw Wrong(problem);
        }
    }

    static InvalidOperationException Wrong(Exception problem) =>
        new($"{Key} must be the address of a Redis server that answers, such as localhost:6379, or empty for a single node. {problem.GetType().Name}.", problem);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
