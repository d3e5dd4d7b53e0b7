using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>
/// What every page in every state owes to everybody: no finding of axe, nothing beside the window at 360 pixels, no breach of its own policy, in light
/// and dark. Each is kept as a picture in <c>artifacts/screens</c>, to be looked at. Axe, which takes longest, judges each width and each scheme once.
/// </summary>
static class Looks
{
    static readonly (int Width, int Height, ColorScheme Scheme, bool IsJudged)[] Shapes =
        [(1280, 800, ColorScheme.Light, true), (1280, 800, ColorScheme.Dark, false), (360, 740, ColorScheme.Light, false), (360, 740, ColorScheme.Dark, true)];

    /// <summary>Mail in its cage runs no script, axe's neither.</summary>
    static readonly AxeRunOptions WithoutFrames = new() { Iframes = false };

    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screens");

    public static async Task AreGood(IPage page, string name)
    {
        Directory.CreateDirectory(Folder);
        foreach (var (width, height, scheme, isJudged) in Shapes)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
            var beside = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beside <= 0, $"{name} at {width} px is {beside} px too wide");
            if (!isJudged)
                continue;
            var findings = (await page.RunAxe(WithoutFrames)).Violations;
            Assert.True(findings.Length == 0, $"{name}, {width} px, {scheme}: " + string.Join("\n", findings.Select(finding => $"{finding.Id}: {finding.Help} at {string.Join(" | ", finding.Nodes.Select(node => node.Html))}")));
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 800);
    }
}
