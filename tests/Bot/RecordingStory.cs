using System.Diagnostics;
using Microsoft.Playwright;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Bot;

/// <summary>A recording through everything that can happen to it: sources change, the server is killed, the page that records is lost.</summary>
public sealed class RecordingStory(Chromium chromium)
{
    /// <summary>What a crash may cost.</summary>
    const double Loss = 10;

    [Fact]
    public async Task R10_2_A_recording_goes_on_through_it_all_and_is_watched_from_the_history()
    {
        await using var stage = await Stage.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        await using var jan = await Comes(stage, number, "Jan Kowalski");
        var console = await stage.OpensConsole(chromium, anna);
        await console.Page.ClickAsync("#record");
        await Expect(jan.Page.Locator("#ask")).ToBeVisibleAsync();
        Assert.Equal(0, Pieces(stage));
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await Arrive(stage, 1);
        var began = Stopwatch.GetTimestamp();

        // Nothing is shared: a card. Then the representative's screen, then the customer's, with a voice.
        await Arrive(stage, 3);
        await console.Page.ClickAsync("#share-desktop");
        await Expect(jan.Page.Locator("#stage-video")).ToBeVisibleAsync();
        var shared = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Arrive(stage, Pieces(stage) + 4);
        var sharedUntil = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await console.Page.ClickAsync("#share-desktop");
        await console.Page.ClickAsync("#voice");
        await console.Page.ClickAsync("#view-desktop");
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await Expect(console.Page.Locator("#stage-title")).ToHaveTextAsync("Screen of Jan Kowalski");
        await Arrive(stage, Pieces(stage) + 2);

        // The server is gone for a while; what was recorded meanwhile comes when it is back.
        await stage.Product.Kill();
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        var before = Pieces(stage);
        await stage.Product.Start();
        await Arrive(stage, before + 3);
        Assert.Single(Parts(stage));

        // The page is lost, without a farewell; the next one goes on by itself, in a part of its own.
        var lost = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await console.DisposeAsync();
        await using var next = await stage.OpensConsole(chromium, anna);
        await Until(() => Parts(stage).Length == 2);
        await Arrive(stage, Pieces(stage) + 2);
        await jan.Page.ClickAsync("#stop-all");
        await Expect(next.Page.Locator("#ended")).ToContainTextAsync("Recording");

        await anna.Writes("history");
        await anna.Sees("History", number, "Recordings");
        await anna.Presses("Recordings");
        var link = new Uri((await anna.Hears($"recordings of session {number}")).Split(' ')[^1]);
        await using var watching = await chromium.Visit(stage.Product.Address);
        await watching.Goes(link.PathAndQuery);
        await watching.Page.ClickAsync("button.primary.large");
        await Expect(watching.Page.Locator("video")).ToHaveCountAsync(2);
        foreach (var video in await watching.Page.Locator("video").AllAsync())
            Assert.InRange(await Jumps(video), 1, 1000);

        var first = File(stage, (await watching.Page.Locator("video").First.GetAttributeAsync("src"))!);
        var judged = await Ffprobe.Judges(first);
        Assert.Equal(("", "opus, vp8"), (judged.Complaints, string.Join(", ", judged.Streams.Order())));
        Assert.InRange(judged.Seconds, lost / 2, lost + Loss); // a busy machine takes fewer pieces in that time
        // The first piece had two seconds when it arrived. The card is dark, the test picture isn't.
        var (card, screen) = (await Ffprobe.ColourAt(first, 1), await Ffprobe.ColourAt(first, 2 + ((shared + sharedUntil) / 2)));
        Assert.True(card.Green < 60, $"{card}");
        Assert.True(screen.Red + screen.Green + screen.Blue > card.Red + card.Green + card.Blue + 60, $"{screen} after {card}");
        foreach (var visitor in new[] { jan, console, next, watching })
            Assert.Empty(visitor.Complaints);
    }

    async Task<Visitor> Comes(Stage stage, string number, string name)
    {
        var visitor = await chromium.Visit(stage.Product.Address);
        await visitor.JoinsByNumber(number, name);
        return visitor;
    }

    /// <summary>Jumps into the middle; says how long it is.</summary>
    static Task<double> Jumps(ILocator video) => video.EvaluateAsync<double>("""
        async video => {
          const is = event => new Promise((done, fail) => { video.addEventListener(event, done, { once: true }); setTimeout(() => fail(new Error(event + ' ' + video.error?.message)), 20000); });
          if (video.readyState < 1) { video.load(); await is('loadedmetadata'); }
          const seeked = is('seeked');
          video.currentTime = video.duration / 2;
          await seeked;
          if (Math.abs(video.currentTime - video.duration / 2) > 0.5 || video.readyState < 2) throw new Error(`at ${video.currentTime} of ${video.duration}`);
          return video.duration;
        }
        """);

    static string Folder(Stage stage) => Path.Combine(Path.GetDirectoryName(stage.Product.Database)!, "recordings");

    static string[] Parts(Stage stage) => Directory.Exists(Folder(stage)) ? Directory.GetFiles(Folder(stage), "*.pieces", SearchOption.AllDirectories) : [];

    static long Pieces(Stage stage) => Parts(stage).Sum(part => Math.Max(0, (new FileInfo(part).Length / 8) - 1));

    static string File(Stage stage, string address) => Directory.GetFiles(Folder(stage), Path.GetFileNameWithoutExtension(address) + ".*.webm", SearchOption.AllDirectories).Single();

    static Task Arrive(Stage stage, long pieces) => Until(() => Pieces(stage) >= pieces);

    static async Task Until(Func<bool> holds)
    {
        var since = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1), "nothing more of the recording arrived");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
