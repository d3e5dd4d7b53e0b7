using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SupportBot.Tests.World;

/// <summary>Debian's Janus, with Debian's own settings but for its port and secrets.</summary>
sealed class JanusServer() : Daemon("janus")
{
    const string Installed = "/etc/janus";

    public string ApiSecret { get; } = Draw();

    /// <summary>The settings of a site that uses it.</summary>
    public Dictionary<string, string?> Settings => new() { ["Media:Janus:Url"] = Url.AbsoluteUri, ["Media:Janus:ApiSecret"] = ApiSecret, ["Media:Janus:AdminKey"] = AdminKey };

    Uri Url => new($"http://127.0.0.1:{Port}/janus");

    string AdminKey { get; } = Draw();

    public static async Task<JanusServer> Start()
    {
        var server = new JanusServer();
        foreach (var file in Directory.EnumerateFiles(Installed, "*.jcfg"))
            File.Copy(file, Path.Combine(server.Folder, Path.GetFileName(file)));
        server.Change("janus.transport.http.jcfg", "port = 8088", $"port = {server.Port}\n\tip = \"127.0.0.1\"");
        server.Change("janus.plugin.videoroom.jcfg", "#admin_key = \"supersecret\"", $"admin_key = \"{server.AdminKey}\"");
        server.Change("janus.jcfg", "#api_secret = \"janusrocks\"", $"api_secret = \"{server.ApiSecret}\"");
        await server.Run();
        return server;
    }

    /// <summary>As after a crash: it knows of nothing any more.</summary>
    public async Task Restart()
    {
        await Kill();
        await Run();
    }

    Task Run() => Run("-F", Folder, "-o", "-r", "50000-52000", "--debug-level=3");

    void Change(string file, string from, string to)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.True(text.Contains(from, StringComparison.Ordinal), $"{file} has no {from}");
        File.WriteAllText(path, new Regex(Regex.Escape(from)).Replace(text, to, 1));
    }

    protected override async Task<bool> IsReady()
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"{Url}/info?apisecret={ApiSecret}"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
