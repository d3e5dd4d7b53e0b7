using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace SupportBot.Tests.World;

/// <summary>
/// Teams around a tab: a page at the very address https://teams.microsoft.com that shows the app in a frame and answers what its library asks, and a browser
/// that finds both sites on this machine and keeps no cookie of a framed site but a partitioned one.
/// </summary>
sealed class TeamsHost : IAsyncDisposable
{
    public const string Address = "https://teams.microsoft.com";
    public const string Site = "https://support.example.com";

    readonly WebApplication _app;
    readonly string _folder = Directory.CreateTempSubdirectory("support-teams-").FullName;
    IPlaywright? _playwright;

    TeamsHost(WebApplication app) => _app = app;

    /// <summary>What a tab is given for its person; null: Teams gets none.</summary>
    public Func<string?> Token { get; set; } = () => null;

    public IBrowserContext Browser { get; private set; } = null!;

    /// <summary>A certificate for whatever name, and the file that Kestrel reads it from.</summary>
    public static (string File, string Password) Certificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(folder, "test.pfx");
        File.WriteAllBytes(file, made.Export(X509ContentType.Pkcs12, "test"));
        return (file, "test");
    }

    /// <param name="port">Of the site, on https.</param>
    public static async Task<TeamsHost> Start(int port, string certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var own = Product.FreePort();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, own, listen => listen.UseHttps(certificate, "test")));
        var host = new TeamsHost(builder.Build());
        host._app.MapGet("/token", () => host.Token() is { } token ? Results.Text(token) : Results.NotFound());
        host._app.MapGet("/{**page}", () => Results.Content(Page, "text/html"));
        await host._app.StartAsync();
        host._playwright = await Playwright.CreateAsync();
        Directory.CreateDirectory(Path.Combine(host._folder, "Default"));
        await File.WriteAllTextAsync(Path.Combine(host._folder, "Default", "Preferences"), """{"profile":{"cookie_controls_mode":1,"block_third_party_cookies":true}}""");
        host.Browser = await host._playwright.Chromium.LaunchPersistentContextAsync(host._folder, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            IgnoreHTTPSErrors = true,
            Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--ignore-certificate-errors",
                $"--host-resolver-rules=MAP teams.microsoft.com 127.0.0.1:{own}, MAP support.example.com 127.0.0.1:{port}"],
        });
        host.Browser.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        return host;
    }

    /// <param name="entry">The tab's address, a path of the site.</param>
    /// <param name="session">What a deep link carries.</param>
    public async Task<Visitor> Opens(string entry, FakePerson person, string session = "", string theme = "default", string locale = "en-us")
    {
        var visitor = await Visitor.In(Browser);
        var query = string.Join('&', new[] { ("app", Site + entry), ("person", person.ObjectId), ("hint", person.SignInName), ("session", session), ("theme", theme), ("locale", locale) }.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        await visitor.Page.GotoAsync($"{Address}/v2/?{query}");
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright?.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The host's side of the library's protocol, as far as a tab uses it.</summary>
    const string Page = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Microsoft Teams</title>
        <style>html,body{margin:0;height:100%;background:#eee;font:14px sans-serif}body{display:grid;grid-template:40px 1fr / 1fr}iframe{border:0;width:100%;height:100%}</style>
        <div>Teams</div><iframe id="app" title="SupportBot" allow="camera; microphone; display-capture"></iframe>
        <script>
        const given = new URLSearchParams(location.search);
        const frame = document.getElementById('app');
        let window2 = null, waiting = null, theme = given.get('theme');
        globalThis.said = [];
        globalThis.turn = name => { theme = name; frame.contentWindow.postMessage({ func: 'themeChange', args: [name] }, new URL(given.get('app')).origin); };
        addEventListener('message', async event => {
          if (event.origin !== new URL(given.get('app')).origin) return;
          const { func, args, id, uuidAsString } = event.data;
          said.push(func);
          const answer = (...values) => event.source.postMessage({ id, uuidAsString, args: values, isPartialResponse: false }, event.origin);
          const runtime = JSON.stringify({ apiVersion: 4, isNAAChannelRecommended: false, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: { tabs: {} } } });
          if (func === 'initialize') answer(event.source === frame.contentWindow ? 'content' : 'authentication', 'web', runtime, '2.0.0');
          else if (func === 'getContext') answer({ theme, locale: given.get('locale'), entityId: 'tab', subEntityId: given.get('session'), userObjectId: given.get('person'), loginHint: given.get('hint'), hostClientType: 'web', hostName: 'Teams', frameContext: 'content' });
          else if (func === 'authentication.getAuthToken') { const got = await fetch('/token'); got.ok ? answer(true, await got.text()) : answer(false, 'resourceRequiresConsent'); }
          else if (func === 'authentication.authenticate') { waiting = answer; window2 = open(args[0], 'signin', 'width=600,height=640'); }
          else if (func === 'authentication.authenticate.success' && event.source === window2) { waiting(true, args[0]); window2.close(); }
        });
        frame.src = given.get('app');
        </script></html>
        """;
}
