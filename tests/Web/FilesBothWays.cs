using System.Security.Cryptography;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>Files between the console and the customer's page, in real browsers. What arrives is compared by a hash of the test's own.</summary>
public sealed class FilesBothWays(Chromium chromium)
{
    const int Megabyte = 1 << 20;

    [Fact]
    public async Task R10_2_files_go_both_ways_after_a_question_and_arrive_as_they_were()
    {
        await using var room = await Room.Open(chromium);
        var (console, jan) = (room.Console.Page, room.Jan.Page);
        await console.SetInputFilesAsync("#file-send", room.File("report.bin", 30 * Megabyte));
        var question = jan.Locator("#file-list .file");
        await Expect(question).ToContainTextAsync("Anna Nowak would like to send you report.bin (30 MB). Save it only if you expect it.");
        await Expect(Row(console)).ToContainTextAsync("Waiting for Jan to say yes.");
        await Looks.AreGood(jan, "files-support-asked");
        await Looks.AreGood(console, "files-console-asking");
        await Part(question, "allow").ClickAsync();
        await Arrives(jan, "Received and checked.", room.File("report.bin"), "report.bin");
        await Expect(Row(console)).ToContainTextAsync("Arrived and checked.");
        await Expect(Part(Row(console), "save")).ToBeHiddenAsync();

        await console.ClickAsync("#file-ask");
        await Expect(Row(jan)).ToContainTextAsync("Anna Nowak asks you for a file.");
        await Looks.AreGood(jan, "files-support-wish");
        await Part(Row(jan), "choose").SetInputFilesAsync(room.File("log.bin", 30 * Megabyte));
        await Arrives(console, "Received and checked.", room.File("log.bin"), "log.bin");
        await Looks.AreGood(console, "files-console-done");
        await Looks.AreGood(jan, "files-support-done");

        // What was received can still be saved after a reload.
        await console.ReloadAsync();
        await Arrives(console, "Received and checked.", room.File("log.bin"), "log.bin");

        // Empty, of a hostile name, and too large.
        await console.ClickAsync("#file-ask");
        await Part(await Asked(jan, "asks you for a file"), "choose").SetInputFilesAsync(new FilePayload { Name = "..\\..\\photo\u202Egnp.exe. ", MimeType = "text/html", Buffer = [] });
        await Expect(Row(console)).ToContainTextAsync("Received and checked.");
        await Expect(Part(Row(console), "name")).ToHaveTextAsync("photognp.exe");
        Assert.Equal("photognp.exe", (await console.RunAndWaitForDownloadAsync(() => Part(Row(console), "save").ClickAsync())).SuggestedFilename);
        await console.SetInputFilesAsync("#file-send", room.File("huge.bin", 301 * Megabyte));
        await Expect(console.Locator("#file-refused")).ToHaveTextAsync("This file is too large: at most 300 MB can be sent at once.");
        await console.ClickAsync("#file-ask");
        await Part(await Asked(jan, "asks you for a file"), "choose").SetInputFilesAsync(room.File("huge.bin"));
        await Expect(Part(Row(jan), "refused")).ToHaveTextAsync("This file is too large: at most 300 MB can be sent at once.");
        room.IsSilent();
    }

    [Fact]
    public async Task R10_2_a_no_and_R10_3_a_cancel_of_either_side_end_it_at_once_and_a_yes_for_all_is_not_asked_for_again()
    {
        await using var room = await Room.Open(chromium, "pl-PL");
        var (console, jan) = (room.Console.Page, room.Jan.Page);
        await console.SetInputFilesAsync("#file-send", room.File("big.bin", 290 * Megabyte));
        await Expect(Row(jan)).ToContainTextAsync("Anna Nowak chce wysłać Ci plik big.bin (290 MB).");
        await Part(Row(jan), "refuse").ClickAsync();
        await Expect(Row(console)).ToContainTextAsync("Jan said no.");
        await Expect(Row(jan)).ToContainTextAsync("Odmówiono");
        await console.ClickAsync("#file-ask");
        await Part(await Asked(jan, "prosi Cię o plik"), "refuse").ClickAsync();
        await Expect(Row(console)).ToContainTextAsync("Jan said no.");

        // Another one by the time of the yes.
        var changing = room.File("changing.bin", Megabyte);
        await console.SetInputFilesAsync("#file-send", changing);
        var changed = await Asked(jan, "changing.bin");
        System.IO.File.SetLastWriteTimeUtc(changing, DateTime.UnixEpoch);
        await Part(changed, "allow").ClickAsync();
        await Expect(Row(console)).ToContainTextAsync("The file can't be read");
        await Expect(Row(jan)).ToContainTextAsync("Nie można odczytać pliku");

        await console.SetInputFilesAsync("#file-send", room.File("big.bin"));
        var offer = await Asked(jan, "big.bin");
        await Part(offer, "for-all").CheckAsync();
        await Part(offer, "allow").ClickAsync();
        await IsUnderWay(jan);
        await Part(Row(jan), "cancel").ClickAsync();
        await Expect(Row(jan)).ToContainTextAsync("Anulowano przez Ciebie.");
        await Expect(Row(console)).ToContainTextAsync("Cancelled by Jan.");
        await IsQuiet(console);
        await IsQuiet(jan);

        await console.SetInputFilesAsync("#file-send", room.File("big.bin"));
        await IsUnderWay(console);
        await Part(Row(console), "cancel").ClickAsync();
        await Expect(Row(console)).ToContainTextAsync("Cancelled by you.");
        await Expect(Row(jan)).ToContainTextAsync("Anulowano: Anna Nowak.");
        await IsQuiet(console);
        await IsQuiet(jan);
        await Expect(jan.Locator("[data-part=save]:visible")).ToHaveCountAsync(0);
        await Looks.AreGood(console, "files-console");
        room.IsSilent();
    }

    [Fact]
    public async Task A_transfer_goes_on_where_it_was_after_a_lost_connection_and_after_a_reload_of_either_page()
    {
        await using var room = await Room.Open(chromium);
        var (console, jan) = (room.Console.Page, room.Jan.Page);
        await console.SetInputFilesAsync("#file-send", room.File("big.bin", 290 * Megabyte));
        await Part(await Asked(jan, "big.bin"), "allow").ClickAsync();
        await IsUnderWay(jan, 0.25);
        await jan.EvaluateAsync("connections[0].close()");
        await IsUnderWay(jan, 0.5);
        await jan.ReloadAsync();
        await Expect(Row(jan)).ToContainTextAsync("Received and checked.", new() { Timeout = 60_000 });
        await Arrives(jan, "Received and checked.", room.File("big.bin"), "big.bin");
        // Nothing but what was on its way, or not yet put away, was sent again.
        Assert.InRange(await console.EvaluateAsync<long>("sent"), 290L * Megabyte, (290L + 2 * 45) * Megabyte);

        await console.SetInputFilesAsync("#file-send", room.File("big.bin"));
        await Part(await Asked(jan, "big.bin"), "allow").ClickAsync();
        await IsUnderWay(jan, 0.3);
        await console.ReloadAsync();
        await Expect(Row(console)).ToContainTextAsync("Choose the same file again");
        await Expect(Row(jan)).ToContainTextAsync("interrupted");
        await Looks.AreGood(console, "files-console-missing");
        await Part(Row(console), "choose").SetInputFilesAsync(room.File("big.bin"));
        await Expect(Row(jan)).ToContainTextAsync("Received and checked.", new() { Timeout = 60_000 });
        await Arrives(jan, "Received and checked.", room.File("big.bin"), "big.bin");
        Assert.InRange(await console.EvaluateAsync<long>("sent"), 1, 250L * Megabyte);
        room.IsSilent();
    }

    [Fact]
    public async Task R6_3_a_transfer_is_interrupted_when_control_moves_and_an_assistant_gets_nothing_of_it()
    {
        await using var room = await Room.Open(chromium);
        var ben = new Desk(room.Host, "Ben Müller");
        await ben.Joins(room.Session);
        await using var assistant = await chromium.Visit(room.Host);
        await assistant.SignsIn(ben, $"/console/{room.Session.Id}");
        var (console, jan) = (room.Console.Page, room.Jan.Page);
        await console.SetInputFilesAsync("#file-send", room.File("big.bin", 290 * Megabyte));
        await Part(await Asked(jan, "big.bin"), "allow").ClickAsync();
        await IsUnderWay(jan);
        await Expect(Row(assistant.Page)).ToContainTextAsync("Being transferred.");
        await Expect(assistant.Page.Locator("#file-acts")).ToBeHiddenAsync();
        await Expect(Part(Row(assistant.Page), "cancel")).ToBeHiddenAsync();
        Assert.Equal(0, await assistant.Page.EvaluateAsync<int>("connections.length"));
        var session = (await room.Host.Queries.Get(room.Session.Id, TestContext.Current.CancellationToken))!;
        await room.Anna.Does(session, new SessionCommand.TransferControl(session.Representatives.Single(person => person.Name == "Ben Müller").Id));
        foreach (var page in new[] { console, jan, assistant.Page })
        {
            await Expect(Row(page)).ToContainTextAsync("Interrupted: control of the session has passed to somebody else.");
            await Expect(Part(Row(page), "save")).ToBeHiddenAsync();
            await IsQuiet(page);
        }

        await Expect(assistant.Page.Locator("#file-acts")).ToBeVisibleAsync();
        await Expect(console.Locator("#file-acts")).ToBeHiddenAsync();
        room.IsSilent();
        Assert.Empty(assistant.Complaints);
    }

    /// <summary>The newest transfer.</summary>
    static ILocator Row(IPage page) => page.Locator("#file-list [data-id]").First;

    static ILocator Part(ILocator row, string part) => row.Locator($"[data-part={part}]");

    /// <summary>The newest transfer, once it is the one that is asked for: a press must not meet an earlier one.</summary>
    static async Task<ILocator> Asked(IPage page, string words)
    {
        await Expect(page.Locator("#file-list .asks")).ToContainTextAsync(words);
        return page.Locator("#file-list .asks");
    }

    static async Task IsUnderWay(IPage page, double share = 0.02) =>
        await page.WaitForFunctionAsync("share => { const bar = document.querySelector('#file-list progress:not([hidden])'); return bar && bar.value > share; }", share);

    /// <summary>R10.1: no line, nothing that could send.</summary>
    static async Task IsQuiet(IPage page) => await page.WaitForFunctionAsync("() => connections.length === 0");

    static async Task Arrives(IPage page, string words, string file, string name)
    {
        var row = Row(page);
        await Expect(row).ToContainTextAsync(words);
        await using var sent = System.IO.File.OpenRead(file);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(sent, TestContext.Current.CancellationToken));
        await Expect(Part(row, "sha")).ToHaveTextAsync(hash);
        var download = await page.RunAndWaitForDownloadAsync(() => Part(row, "save").ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        await using var saved = System.IO.File.OpenRead(await download.PathAsync());
        Assert.Equal(sent.Length, saved.Length);
        Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(saved, TestContext.Current.CancellationToken)));
    }

    /// <summary>Anna at the console, Jan at the support page, and a folder of files.</summary>
    sealed class Room : IAsyncDisposable
    {
        /// <summary>Counts what a page puts on its lines.</summary>
        const string Counter = "globalThis.sent = 0; const send = RTCDataChannel.prototype.send; RTCDataChannel.prototype.send = function (data) { globalThis.sent += data.byteLength; return send.call(this, data); };";

        readonly string _folder = Directory.CreateTempSubdirectory("support-files-").FullName;

        public required WebHost Host { get; init; }

        public required Desk Anna { get; init; }

        public required Session Session { get; init; }

        public required Visitor Console { get; init; }

        public required Visitor Jan { get; init; }

        public static async Task<Room> Open(Chromium chromium, string language = "en-GB")
        {
            var host = await new WebHost { Policy = new SessionPolicy { FileSizeLimit = 300 } }.Start();
            var anna = new Desk(host, "Anna Nowak");
            var session = await anna.Starts();
            var jan = await chromium.Visit(host, new BrowserNewContextOptions { Locale = language });
            await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
            var console = await chromium.Visit(host);
            await console.Context.AddInitScriptAsync(Counter);
            await console.SignsIn(anna, $"/console/{session.Id}");
            return new Room { Host = host, Anna = anna, Session = session, Console = console, Jan = jan };
        }

        /// <param name="size">Null: it is there already.</param>
        public string File(string name, int? size = null)
        {
            var path = Path.Combine(_folder, name);
            if (size is not { } length)
                return path;
            using var file = System.IO.File.Create(path);
            file.SetLength(length);
            // Every part differs, so that nothing can be in the place of another.
            for (var at = 0L; at < length; at += 1 << 18)
            {
                file.Position = at;
                file.Write(RandomNumberGenerator.GetBytes(64));
            }

            return path;
        }

        public void IsSilent()
        {
            Assert.Empty(Console.Complaints);
            Assert.Empty(Jan.Complaints);
        }

        public async ValueTask DisposeAsync()
        {
            await Console.DisposeAsync();
            await Jan.DisposeAsync();
            await Host.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
