using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SupportBot.Tests.World.Chromium))]

namespace SupportBot.Tests.World;

/// <summary>One browser for all tests, started by the first that needs it; each person in a test has a context (cookies, storage) of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    readonly SemaphoreSlim _gate = new(1, 1);
    IPlaywright? _playwright;
    IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal Task<Visitor> Visit(WebHost host, BrowserNewContextOptions? options = null) => Visit(host.Address, options);

    internal async Task<Visitor> Visit(Uri site, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = site.AbsoluteUri;
        options.Locale ??= "en-GB";
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 800 };
        var context = await (await Browser()).NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return await Visitor.In(context);
    }

    async Task<IBrowser> Browser()
    {
        await _gate.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(15_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    // A moving test picture and a beep instead of screen, camera and microphone; nobody is there to choose.
                    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"],
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_browser is not null)
                await _browser.CloseAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            // the driver ends it
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}
