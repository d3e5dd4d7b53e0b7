using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;
using SupportBot.Web.Recordings;

namespace SupportBot.Tests.Web;

/// <summary>Recordings come in pieces, are kept in order, and are for those who may read the session's record (R11.3).</summary>
public sealed partial class TakingRecordings(Chromium chromium)
{
    static readonly SessionPolicy Policy = new() { Supervisors = ["tenant:sara-wolf"], RecordRetention = TimeSpan.FromDays(30) };
    static readonly byte[] Beginning = [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3];

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pieces_are_kept_in_order_and_each_counts_once()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, session, recording) = await Records(host);
        using var page = await ConsolePage.Of(anna, session);
        var part = Guid.CreateVersion7();
        Assert.Equal((HttpStatusCode.Conflict, """{"next":0}"""), await page.Sends(recording, part, 1, [1]));
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 0, Beginning)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 0, Beginning)).Status);
        Assert.Equal((HttpStatusCode.Conflict, """{"next":1}"""), await page.Sends(recording, part, 2, [9]));
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 1, [4, 5])).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 1, [6, 6, 6])).Status);
        Assert.Equal([.. Beginning, 4, 5], await File.ReadAllBytesAsync(Raw(host, session, recording, part), Now));
    }

    [Fact]
    public async Task The_same_piece_at_the_same_instant_counts_once()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, session, recording) = await Records(host);
        using var page = await ConsolePage.Of(anna, session);
        var part = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => page.Sends(recording, part, 0, Beginning)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.Status));
        Assert.Equal(Beginning, await File.ReadAllBytesAsync(Raw(host, session, recording, part), Now));
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_written_again()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, session, recording) = await Records(host);
        var part = Guid.CreateVersion7();
        using (var page = await ConsolePage.Of(anna, session))
            await page.Sends(recording, part, 0, Beginning);
        await host.Stop();
        var raw = Raw(host, session, recording, part);
        await File.AppendAllBytesAsync(raw, [8, 8, 8], Now);
        await File.AppendAllBytesAsync(Path.ChangeExtension(raw, ".pieces"), [1, 2, 3], Now);
        await host.Start();
        using var again = await ConsolePage.Of(anna, session);
        Assert.Equal(HttpStatusCode.NoContent, (await again.Sends(recording, part, 1, [4, 5])).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await again.Sends(recording, part, 2, [6])).Status);
        Assert.Equal([.. Beginning, 4, 5, 6], await File.ReadAllBytesAsync(raw, Now));
    }

    [Fact]
    public async Task Too_much_and_what_is_no_recording_is_refused()
    {
        await using var host = await new WebHost { Policy = Policy, Settings = { ["Recordings:SizeLimit"] = "1" } }.Start();
        var (anna, session, recording) = await Records(host);
        using var page = await ConsolePage.Of(anna, session);
        var (part, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await page.Sends(recording, part, 0, [1, 2, 3, 4, 5])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.Sends(recording, part, 0, [.. Beginning, .. new byte[RecordingRoutes.PieceLimit]])).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 0, [.. Beginning, .. new byte[600_000]])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.Sends(recording, part, 1, new byte[600_000])).Status);
        // All parts of one recording share the room.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.Sends(recording, other, 0, [.. Beginning, .. new byte[600_000]])).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 1, new byte[100_000])).Status);
    }

    [Fact]
    public async Task R10_2_Only_the_controller_sends_and_only_while_it_runs_or_just_after()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await new WebHost { Policy = Policy, Time = clock }.Start();
        var (anna, session, recording) = await Records(host);
        var (piotr, sara) = (new Desk(host, "Piotr Zieliński"), new Desk(host, "Sara Wolf"));
        await piotr.Joins(session);
        await sara.IsKnown();
        var (part, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var page = await ConsolePage.Of(anna, session);
        foreach (var other in new[] { piotr, sara })
        {
            using var theirs = await ConsolePage.Of(other, session);
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.Sends(recording, part, 0, Beginning)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await page.Sends(new ActivityId(Guid.CreateVersion7()), part, 0, Beginning)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Sends(recording, part, 0, Beginning, token: "forged")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 0, Beginning)).Status);
        // Control moves: it ends (R6.3), and the last pieces are still those of who recorded.
        await anna.Does(session, new SessionCommand.TransferControl((await host.Queries.Get(session.Id, Now))!.FindRepresentative(piotr.Actor.Person)!.Id));
        using (var theirs = await ConsolePage.Of(piotr, session))
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.Sends(recording, part, 1, [1])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Sends(recording, late, 0, Beginning)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, 1, [1])).Status);
        clock.Advance(RecordingKeeper.Grace + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await page.Sends(recording, part, 2, [1])).Status);
    }

    [Fact]
    public async Task A_recording_that_a_customer_has_not_agreed_to_takes_nothing()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        var recording = new ActivityId(Guid.CreateVersion7());
        await anna.Does(session, new SessionCommand.StartActivity(recording, ActivityKind.Recording, null, null));
        using var page = await ConsolePage.Of(anna, session);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Sends(recording, Guid.CreateVersion7(), 0, Beginning)).Status);
        Assert.False(Directory.Exists(Path.Combine(Folder(host), session.Id.ToString())));
    }

    [Fact]
    public async Task R11_3_Who_took_part_and_supervisors_watch_and_nobody_else_learns_anything()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, session, recording) = await Records(host);
        var (piotr, sara) = (new Desk(host, "Piotr Zieliński"), new Desk(host, "Sara Wolf"));
        var other = await piotr.Starts();
        await sara.IsKnown();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        var part = Guid.CreateVersion7();
        using var page = await ConsolePage.Of(anna, session);
        foreach (var (number, piece) in (await RecordingMade.Pieces(chromium)).Index())
            Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, number, piece)).Status);
        var (list, file) = ($"/console/{session.Id}/recordings", $"/console/{session.Id}/recordings/{recording}/{part:N}.webm");
        // While it goes on there is nothing to watch.
        Assert.Equal(HttpStatusCode.NotFound, (await page.Browser.Get(file)).Status);
        Assert.True((await page.Browser.Get(list)).Says("It goes on."));
        await anna.Does(session, new SessionCommand.StopActivity(recording));

        using var supervisor = await sara.SignsInByForm();
        foreach (var may in new[] { page.Browser, supervisor })
        {
            Assert.Contains(file, (await may.Get(list)).Text, StringComparison.Ordinal);
            Assert.True((await may.Get(list)).Says("Recorded by Anna Nowak"));
            using var ranged = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { Range = new(100, 199) } };
            using var some = await may.Http.SendAsync(ranged, Now);
            Assert.Equal((HttpStatusCode.PartialContent, 100, "video/webm"), (some.StatusCode, (await some.Content.ReadAsByteArrayAsync(Now)).Length, some.Content.Headers.ContentType!.ToString()));
            Assert.StartsWith("attachment", (await may.Get(file + "?download=1")).Headers["Content-Disposition"], StringComparison.Ordinal);
        }

        using var outsider = await piotr.SignsInByForm();
        using var nobody = new FormClient(host);
        string[] hidden = [file, $"/console/{other.Id}/recordings/{recording}/{part:N}.webm", $"/console/{session.Id}/recordings/{recording}/{Guid.CreateVersion7():N}.webm", "/console/nonsense/recordings/x/y.webm"];
        foreach (var without in new[] { outsider, jan, nobody })
        {
            foreach (var address in hidden)
                Assert.Equal(HttpStatusCode.NotFound, (await without.Get(address)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Get(list)).Status);
        foreach (var signedOut in new[] { jan, nobody })
            Assert.Equal(HttpStatusCode.Unauthorized, (await signedOut.Get(list)).Status);
        // Ids of a session that one may see lead to nothing of another.
        Assert.Equal(HttpStatusCode.NotFound, (await page.Browser.Get(hidden[2])).Status);
        foreach (var traversal in new[] { "..%2F..%2F..%2Fweb.db", "%2e%2e/%2e%2e/web.db", $"{recording}/..%2f..%2fweb.db", $"{recording}/{part:N}.raw", $"{recording}/{part:N}.pieces" })
            Assert.Equal(HttpStatusCode.NotFound, (await page.Browser.Get($"{list}/{traversal}")).Status);
    }

    [Fact]
    public async Task It_plays_and_can_be_jumped_in_also_before_its_last_pieces_came_and_after_everything_was_put_in_order()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await new WebHost { Policy = Policy, Time = clock }.Start();
        var (anna, session, recording) = await Records(host);
        var pieces = await RecordingMade.Pieces(chromium);
        var part = Guid.CreateVersion7();
        using var page = await ConsolePage.Of(anna, session);
        foreach (var (number, piece) in pieces.SkipLast(1).Index())
            await page.Sends(recording, part, number, piece);
        await anna.Does(session, new SessionCommand.End());
        await using var visitor = await chromium.Visit(host);
        await visitor.SignsIn(anna, $"/console/{session.Id}/recordings");
        var early = await Plays(visitor);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Sends(recording, part, pieces.Length - 1, pieces[^1])).Status);
        await visitor.Page.ReloadAsync();
        var whole = await Plays(visitor);
        Assert.InRange(early, 3, whole);
        Assert.InRange(whole, 5, 7.5);

        clock.Advance(RecordingKeeper.Grace + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await host.Of<RecordingKeeper>().Sweep(clock.GetUtcNow(), Now));
        Assert.False(File.Exists(Raw(host, session, recording, part)));
        await visitor.Page.ReloadAsync();
        Assert.Equal(whole, await Plays(visitor), 0.1);
        await Looks.AreGood(visitor.Page, "recordings");
        Assert.Equal(5, (await Ffprobe.Judges(Directory.GetFiles(Path.GetDirectoryName(Raw(host, session, recording, part))!, "*.webm").Single())).Seconds, 2.5);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Recordings_go_with_the_record_and_a_sweep_makes_up_for_one_that_was_broken_off()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, session, recording) = await Records(host);
        using (var page = await ConsolePage.Of(anna, session))
            await page.Sends(recording, Guid.CreateVersion7(), 0, Beginning);
        await anna.Does(session, new SessionCommand.End());
        var (open, others) = await Keeps(host, anna);
        var folder = Path.Combine(Folder(host), session.Id.ToString());
        var at = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(31);
        await host.Of<RecordingKeeper>().Sweep(at, Now);
        Assert.True(Directory.Exists(folder));
        // The record is gone, and the process broke off before the files were.
        await host.Of<Leftovers>().Sweep(at, Now);
        Assert.True(Directory.Exists(folder));
        Assert.Equal(1, await host.Of<RecordingKeeper>().Sweep(at, Now));
        Assert.False(Directory.Exists(folder));
        Assert.True(Directory.Exists(Path.Combine(Folder(host), open.Id.ToString())));
        Assert.True(File.Exists(others));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_stops_the_start()
    {
        await using var host = new WebHost { Settings = { ["Recordings:Folder"] = "/proc/nothing/here", ["Recordings:SizeLimit"] = "0" } };
        var wrong = await Assert.ThrowsAnyAsync<Exception>(host.Start);
        Assert.Contains("Recordings:Folder", wrong.ToString(), StringComparison.Ordinal);
        Assert.Contains("Recordings:SizeLimit must be 1 to 1048576", wrong.ToString(), StringComparison.Ordinal);
    }

    /// <summary>An open session of the same controller with a recording, and what else lies in the folder.</summary>
    static async Task<(Session Session, string Stranger)> Keeps(WebHost host, Desk desk)
    {
        var open = await desk.Starts();
        var recording = new ActivityId(Guid.CreateVersion7());
        await desk.Does(open, new SessionCommand.StartActivity(recording, ActivityKind.Recording, null, null));
        using var page = await ConsolePage.Of(desk, open);
        await page.Sends(recording, Guid.CreateVersion7(), 0, Beginning);
        var stranger = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder(host), "not ours")).FullName, "file");
        await File.WriteAllTextAsync(stranger, "", Now);
        return (open, stranger);
    }

    static async Task<(Desk Anna, Session Session, ActivityId Recording)> Records(WebHost host)
    {
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var recording = new ActivityId(Guid.CreateVersion7());
        await anna.Does(session, new SessionCommand.StartActivity(recording, ActivityKind.Recording, null, null));
        return (anna, session, recording);
    }

    /// <summary>Plays the page's video after a jump into its middle, and says how long it is.</summary>
    static Task<double> Plays(Visitor visitor) => visitor.Page.EvaluateAsync<double>("""
        async () => {
          const video = document.querySelector('video');
          const is = event => new Promise((done, fail) => { video.addEventListener(event, done, { once: true }); setTimeout(() => fail(new Error(event + ' ' + video.readyState + ' ' + video.error?.message)), 20000); });
          if (video.readyState < 1) await is('loadedmetadata');
          const seeked = is('seeked');
          video.currentTime = 2.5;
          await seeked;
          if (Math.abs(video.currentTime - 2.5) > 0.2 || video.readyState < 2) throw new Error(`at ${video.currentTime}, ${video.readyState}`);
          const pen = new OffscreenCanvas(1, 1).getContext('2d');
          pen.drawImage(video, 0, 0, 1, 1);
          const [red, , blue] = pen.getImageData(0, 0, 1, 1).data;
          if (blue < 150 || red > 100) throw new Error(`${red} ${blue} isn't the blue of the third second`);
          return video.duration;
        }
        """);

    static string Folder(WebHost host) => Path.Combine(Path.GetDirectoryName(host.Database)!, "recordings");

    static string Raw(WebHost host, Session session, ActivityId recording, Guid part) => Path.Combine(Folder(host), session.Id.ToString(), recording.ToString(), $"{part:N}.raw");

    /// <summary>A console's page as far as it sends recordings.</summary>
    sealed partial class ConsolePage(FormClient browser, Session session, string own) : IDisposable
    {
        public FormClient Browser => browser;

        public static async Task<ConsolePage> Of(Desk desk, Session session)
        {
            var browser = await desk.SignsInByForm();
            var page = await browser.Get("/console");
            if (page.Location is { } to)
                page = await browser.Get(to);
            return new ConsolePage(browser, session, Token().Match(page.Text).Groups["token"].Value);
        }

        public async Task<(HttpStatusCode Status, string Text)> Sends(ActivityId recording, Guid part, int piece, byte[] bytes, string? token = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/console/{session.Id}/recordings/{recording}/{part}/{piece}") { Content = new ByteArrayContent(bytes) };
            request.Headers.Add("RequestVerificationToken", token ?? own);
            request.Headers.Accept.Clear();
            request.Headers.Accept.ParseAdd("*/*");
            using var answer = await browser.Http.SendAsync(request, Now);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Now));
        }

        public void Dispose() => browser.Dispose();

        [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]*)""")]
        private static partial Regex Token();
    }
}
