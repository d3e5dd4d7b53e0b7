using System.Globalization;
using Microsoft.Playwright;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bench;

/// <summary>
/// What a customer waits for: the bytes of the support page's first load, and the time until the page has its seat on the live line
/// (the page's own mark <c>interactive</c>), on a processor four times slower, over lines of several round trips.
/// </summary>
static class PageLoad
{
    const int SlowerProcessor = 4;

    static readonly int[] RoundTrips = [0, 100, 300, 600];

    public static async Task Measure(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("support-bench-").FullName;
        var port = Delay.FreePort();
        await using var site = await Open(folder, port);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Console.WriteLine("| round trip, ms | requests | KB over the line | interactive, ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var trip in RoundTrips)
        {
            await using var line = new Delay(port, TimeSpan.FromMilliseconds(trip / 2.0));
            var address = $"http://127.0.0.1:{line.Port}";
            var (seat, path) = await Join(browser, site, address);
            var loads = new List<(int Requests, double Bytes, double Interactive)>();
            for (var round = 0; round <= rounds; round++)
                loads.Add(await Load(browser, seat, address + path));
            var median = loads.Skip(1).OrderBy(load => load.Interactive).ElementAt(rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {trip} | {median.Requests} | {median.Bytes / 1000:F1} | {median.Interactive:F0} |"));
        }

        await site.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    static async Task<WebApplication> Open(string folder, int port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "SupportBot.Bench", EnvironmentName = "Development", ContentRootPath = folder });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = $"http://127.0.0.1:{port}",
            ["Site:PublicUrl"] = $"http://127.0.0.1:{port}",
            ["ConnectionStrings:SupportBot"] = $"Data Source={Path.Combine(folder, "bench.db")}",
        });
        builder.Services.AddSingleton(new SessionPolicy()).AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddGraph(builder.Configuration, builder.Environment);
        builder.Services.AddSupportWeb(builder.Configuration, builder.Environment);
        var site = builder.Build();
        await site.Services.MigrateStorage(CancellationToken.None);
        site.UseSupportWeb();
        site.MapSupportWeb();
        await site.StartAsync();
        return site;
    }

    /// <returns>The customer's cookies, and the path of their page.</returns>
    static async Task<(string Seat, string Path)> Join(IBrowser browser, WebApplication site, string address)
    {
        var anna = new Actor.Representative(new PersonId($"tenant:{Guid.CreateVersion7():N}"), "Anna Nowak");
        var store = site.Services.GetRequiredService<SessionStore>();
        var start = new SessionCommand.Start(new SessionId(Guid.CreateVersion7()), SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7()), null, "en");
        await store.Open(start, anna, null, CancellationToken.None);
        var (command, token) = site.Services.GetRequiredService<InvitationDesk>().Link(Invitee.Customer, "en");
        await store.Apply(start.Id, command, anna, null, CancellationToken.None);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{address}/join/{token}");
        await page.FillAsync("#name", "Jan");
        await page.ClickAsync("button.primary.large");
        await page.WaitForURLAsync("**/session/*");
        return (await context.StorageStateAsync(), new Uri(page.Url).AbsolutePath);
    }

    static async Task<(int Requests, double Bytes, double Interactive)> Load(IBrowser browser, string seat, string address)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { StorageState = seat });
        var page = await context.NewPageAsync();
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = SlowerProcessor });
        await page.GotoAsync(address);
        // One call that waits by itself: the page's policy forbids what Playwright's own waiting would run.
        await page.EvaluateAsync("async () => { while (performance.getEntriesByName('interactive').length === 0) await new Promise(later => setTimeout(later, 20)); }");
        var read = await page.EvaluateAsync<double[]>(
            """
            () => {
              const loads = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              return [loads.length, loads.reduce((sum, one) => sum + one.transferSize, 0), performance.getEntriesByName('interactive')[0].startTime];
            }
            """);
        return ((int)read[0], read[1], read[2]);
    }
}
