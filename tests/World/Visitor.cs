using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportBot.Tests.World;

/// <summary>A person at a browser. What the page complains about (its policy, its scripts) is collected: a good page is silent.</summary>
sealed class Visitor : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _complaints = new();

    public required IBrowserContext Context { get; init; }

    public required IPage Page { get; init; }

    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Visitor> In(IBrowserContext context)
    {
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");
        // What the page took of screen, camera and microphone, also when nothing on it knows of that any more.
        await context.AddInitScriptAsync("""
            globalThis.taken = [];
            for (const name of ['getUserMedia', 'getDisplayMedia']) {
              const take = MediaDevices.prototype[name];
              if (take) MediaDevices.prototype[name] = async function (...wanted) { const stream = await take.apply(this, wanted); taken.push(...stream.getTracks()); return stream; };
            }
            """);
        var page = await context.NewPageAsync();
        var visitor = new Visitor { Context = context, Page = page };
        visitor.Watch(page);
        return visitor;
    }

    public async Task<IPage> OpensAnotherTab()
    {
        var page = await Context.NewPageAsync();
        Watch(page);
        return page;
    }

    /// <summary>By the address alone: what is on the page, the next step waits for. (Waiting for the load event can miss it.)</summary>
    public static Task Reaches(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path)));

    public Task Goes(string path) => Page.GotoAsync(path);

    public ILocator Sees(string text) => Page.GetByText(text).First;

    public Task Presses(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    public Task Types(string label, string text) => Page.GetByLabel(label).First.FillAsync(text);

    /// <summary>Joins by the link or number form that is shown, and waits for the support page.</summary>
    public async Task Joins(string path, string name)
    {
        await Goes(path);
        await Page.FillAsync("#name", name);
        await Page.ClickAsync("button.primary.large");
        await Reaches(Page, "/session/");
    }

    /// <summary>Joins with the number on the site's page, and waits for the support page.</summary>
    public async Task JoinsByNumber(string number, string name)
    {
        await Goes("/join");
        await Page.FillAsync("#number", number);
        await Page.ClickAsync("button.primary.large");
        await Reaches(Page, "/join/number/");
        await Page.FillAsync("#name", name);
        await Page.ClickAsync("button.primary.large");
        await Reaches(Page, "/session/");
    }

    public async Task SignsIn(Desk desk, string? to = null)
    {
        await Goes(await desk.SignInPath() + (to is null ? "" : "?to=" + Uri.EscapeDataString(to)));
        await Page.ClickAsync("button.primary.large");
        await Reaches(Page, "/console");
    }

    public Task Says(string text) => SaysOn(Page, text);

    public static async Task SaysOn(IPage page, string text)
    {
        await page.FillAsync("#say-text", text);
        await page.PressAsync("#say-text", "Enter");
        await Assertions.Expect(page.Locator("#say-text")).ToHaveValueAsync("");
    }

    public ILocator Line(string text) => Page.Locator("#lines .text", new PageLocatorOptions { HasTextString = text });

    /// <summary>Chromium now and then never ends a page that had calls: that is nobody's test, and the browser ends with all of them.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Context.CloseAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            // its browser is ended in the end
        }
    }

    void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            // A status that isn't 200 is what the page is about; a broken line is what some tests are about.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.StartsWith("WebSocket connection", StringComparison.Ordinal))
                _complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
    }
}
