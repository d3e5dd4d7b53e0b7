using System.IO.Compression;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Manifest;

/// <summary>manifest/pack: what an administrator uploads to Teams.</summary>
public sealed class PackageTests : IDisposable
{
    const string AppId = "8e0a4b0c-6c1d-4b55-9d3e-2f6f0a9b7c11";
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-package-");

    string Package => Path.Combine(_folder.FullName, "app.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_holds_manifest_language_file_and_icons_at_its_root()
    {
        await Pack("--app-id", AppId, "--domain", "support.example.com");
        await using var package = await ZipFile.OpenReadAsync(Package, Ct);
        Assert.Equal(["color.png", "manifest.json", "outline.png", "pl.json"], package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task App_id_and_domain_are_filled_in_and_no_placeholder_is_left()
    {
        await Pack("--app-id", AppId.ToUpperInvariant(), "--domain", "Support.Example.com");
        var text = await Read("manifest.json");
        var manifest = JsonNode.Parse(text)!;
        Assert.Equal(AppId, (string?)manifest["id"]);
        Assert.Equal(AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(["support.example.com"], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.DoesNotContain("${{", text);
    }

    /// <summary>protocol.md §4.4, §9: links of our own domain alone; commands by the names that the bot knows.</summary>
    [Fact]
    public async Task The_message_extension_has_its_commands_and_unfolds_links_of_the_site_alone()
    {
        await Pack("--app-id", AppId, "--domain", "support.example.com");
        var extension = JsonNode.Parse(await Read("manifest.json"))!["composeExtensions"]!.AsArray().Single()!;
        Assert.Equal(AppId, (string?)extension["botId"]);
        Assert.Equal(["startSession action", "shareLink action", "searchSessions query"], extension["commands"]!.AsArray().Select(command => $"{command!["id"]} {command["type"]}"));
        Assert.Equal(["support.example.com"], extension["messageHandlers"]!.AsArray().Single()!["value"]!["domains"]!.AsArray().Select(domain => (string?)domain));
    }

    [Fact]
    public async Task Tabs_are_pages_of_the_site_and_sign_in_may_have_a_registration_of_its_own()
    {
        const string SignIn = "11111111-2222-4333-8444-555555555555";
        await Pack("--app-id", AppId, "--domain", "support.example.com", "--sign-in-id", SignIn);
        var manifest = JsonNode.Parse(await Read("manifest.json"))!;
        var tabs = manifest["staticTabs"]!.AsArray();
        Assert.Equal(["home", "console", "conversations", "about"], tabs.Select(tab => (string?)tab!["entityId"]));
        Assert.Equal(["https://support.example.com/tab/home", "https://support.example.com/tab/console"], tabs.Select(tab => (string?)tab!["contentUrl"]).OfType<string>());
        Assert.Equal((SignIn, $"api://support.example.com/{SignIn}"), ((string?)manifest["webApplicationInfo"]!["id"], (string?)manifest["webApplicationInfo"]!["resource"]));
    }

    [Fact]
    public async Task Every_text_of_the_message_extension_and_of_tabs_is_there_in_polish()
    {
        await Pack("--app-id", AppId, "--domain", "support.example.com");
        var polish = JsonNode.Parse(await Read("pl.json"))!.AsObject();
        foreach (var key in new[] { "composeExtensions[0].commands[0].title", "composeExtensions[0].commands[1].description", "composeExtensions[0].commands[2].parameters[0].title", "staticTabs[0].name", "staticTabs[1].name" })
            Assert.True(polish.ContainsKey(key), key);
    }

    [Fact]
    public async Task A_developer_name_with_quotes_and_letters_beyond_ascii_stays_as_it_was_given()
    {
        await Pack("--app-id", AppId, "--domain", "support.example.com", "--developer", "Łódź \"Pomoc\" \\ <x>");
        Assert.Equal("Łódź \"Pomoc\" \\ <x>", (string?)JsonNode.Parse(await Read("manifest.json"))!["developer"]!["name"]);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        await Pack("--app-id", AppId, "--domain", "support.example.com");
        var first = await File.ReadAllBytesAsync(Package, Ct);
        await Pack("--app-id", AppId, "--domain", "support.example.com");
        Assert.Equal(first, await File.ReadAllBytesAsync(Package, Ct));
    }

    [Theory]
    [InlineData("not-a-guid", "support.example.com", "--app-id")]
    [InlineData("00000000-0000-0000-0000-000000000000", "support.example.com", "--app-id")]
    [InlineData("", "support.example.com", "--app-id")]
    [InlineData(AppId, "https://support.example.com", "--domain")]
    [InlineData(AppId, "support.example.com:443", "--domain")]
    [InlineData(AppId, "support.example.com/bot", "--domain")]
    [InlineData(AppId, "*.example.com", "--domain")]
    [InlineData(AppId, "localhost", "--domain")]
    [InlineData(AppId, "10.0.0.1", "--domain")]
    [InlineData(AppId, "support..com", "--domain")]
    [InlineData(AppId, "", "--domain")]
    public async Task A_bad_app_id_or_domain_is_refused_by_name_and_nothing_is_written(string appId, string domain, string named)
    {
        var run = await Run("--app-id", appId, "--domain", domain);
        Assert.Equal(2, run.Status);
        Assert.StartsWith($"pack: {named} must", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Package));
    }

    [Theory]
    [InlineData("--privacy", "http://example.com/privacy")]
    [InlineData("--terms", "terms.html")]
    [InlineData("--developer", "")]
    [InlineData("--developer", "A developer with a name that is too long")]
    [InlineData("--colour", "blue")]
    [InlineData("--sign-in-id", "not-a-guid")]
    public async Task A_bad_option_is_refused_by_name(string option, string value)
    {
        var run = await Run("--app-id", AppId, "--domain", "support.example.com", option, value);
        Assert.Equal(2, run.Status);
        Assert.Contains(option, run.Errors, StringComparison.Ordinal);
    }

    /// <summary>App manifest reference, icons: color 192×192; outline 32×32, white on transparent.</summary>
    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public async Task Icons_have_the_size_that_Teams_asks_for(string icon, int size)
    {
        var png = await File.ReadAllBytesAsync(Repository.Path("manifest", icon), Ct);
        Assert.Equal("IHDR"u8, png.AsSpan(12, 4));
        Assert.Equal((size, size), (BigEndian(png, 16), BigEndian(png, 20)));
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static int BigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    async Task Pack(params string[] arguments)
    {
        var run = await Run(arguments);
        Assert.True(run.Status == 0, run.Errors);
    }

    Task<Command> Run(params string[] arguments) => Command.Run(Repository.Path("manifest", "pack"), [.. arguments, "--out", Package], Ct);

    async Task<string> Read(string name)
    {
        await using var package = await ZipFile.OpenReadAsync(Package, Ct);
        using var reader = new StreamReader(await package.GetEntry(name)!.OpenAsync(Ct));
        return await reader.ReadToEndAsync(Ct);
    }
}
