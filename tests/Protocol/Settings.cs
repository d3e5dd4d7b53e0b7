using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Protocol;

namespace SupportBot.Tests.Protocol;

/// <summary>The settings as a host would read them.</summary>
static class Settings
{
    public static BotOptions Read(string environment, params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(item => item.Key, item => item.Value)).Build();
        services.AddBotProtocol(configuration, new Place(environment));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<BotOptions>>().Value;
    }

    public static string Problem(string environment, params (string Key, string? Value)[] settings) =>
        string.Join('\n', Assert.Throws<OptionsValidationException>(() => Read(environment, settings)).Failures);

    sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "test";
        public string ContentRootPath { get; set; } = "/";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
