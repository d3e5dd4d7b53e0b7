using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class LiveLine
{
    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guessed_ids_foreign_keys_and_pages_of_other_sites_get_no_seat()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var (mine, other) = (await anna.Starts(SessionMode.Multi), await anna.Starts(SessionMode.Multi));
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(mine)).Path, "Jan");
        using var nobody = new FormClient(host);
        var guessed = Guid.CreateVersion7().ToString("N");
        Assert.Equal(
            (await nobody.Get($"/session/{mine.Id}")).Plain.Replace(mine.Id.ToString(), "", StringComparison.Ordinal),
            (await nobody.Get($"/session/{guessed}")).Plain.Replace(guessed, "", StringComparison.Ordinal));
        await Enters(host, nobody.Cookies, mine.Id, "customer", false);
        await Enters(host, nobody.Cookies, mine.Id, "representative", false);
        await Enters(host, jan.Cookies, other.Id, "customer", false);
        await Enters(host, jan.Cookies, mine.Id, "representative", false);
        var key = jan.Cookies.GetAllCookies().Single(cookie => cookie.Name.EndsWith(mine.Id.ToString(), StringComparison.Ordinal));
        var stretched = new CookieContainer();
        stretched.Add(new Cookie(key.Name.Replace(mine.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal), key.Value, "/", "127.0.0.1"));
        await Enters(host, stretched, other.Id, "customer", false);
        await Enters(host, jan.Cookies, mine.Id, "customer", true);
        await using var evil = new LiveClient(host, jan.Cookies, "https://evil.example");
        await Assert.ThrowsAnyAsync<Exception>(() => evil.Enters(mine.Id, "customer"));
    }

    [Fact]
    public async Task A_customer_sees_no_invitations_no_addresses_and_nothing_said_before_they_came()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await anna.Says(session, "Welcome");
        using var jan = new FormClient(host);
        var (path, _) = await anna.MakesLink(session);
        await jan.Submit(await jan.Get(path), path, new Dictionary<string, string> { ["name"] = "Jan", ["email"] = "jan.secret@example.com" });
        await anna.Says(session, "Between Anna and Jan");
        using var ola = new FormClient(host);
        await ola.Joins((await anna.MakesLink(session)).Path, "Ola");
        await using var first = new LiveClient(host, jan.Cookies);
        await using var second = new LiveClient(host, ola.Cookies);
        Assert.True(await first.Enters(session.Id, "customer"));
        Assert.True(await second.Enters(session.Id, "customer"));
        await anna.Says(session, "Between all of us");
        var seenByJan = await first.Sees(snapshot => Lines(snapshot).Contains("Between all of us"));
        var seenByOla = await second.Sees(snapshot => Lines(snapshot).Contains("Between all of us"));
        Assert.Equal(["Welcome", "Between Anna and Jan", "Between all of us"], Lines(seenByJan));
        Assert.Equal(["Between all of us"], Lines(seenByOla));
        Assert.All(first.Snapshots.Concat(second.Snapshots), snapshot => Assert.Equal(JsonValueKind.Null, snapshot.GetProperty("invitations").ValueKind));
        Assert.DoesNotContain("jan.secret", string.Concat(second.Snapshots.Select(snapshot => snapshot.GetRawText())) + (await ola.Get($"/session/{session.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Only the representative who controls")]
    [InlineData("pl", "prowadzi")]
    public async Task R5_1_What_only_the_controller_may_do_is_refused_to_an_assistant_and_a_customer_in_their_language(string language, string words)
    {
        await using var host = await new WebHost().Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await piotr.Joins(session);
        using var browser = new FormClient(host);
        var signIn = await piotr.SignInPath();
        await browser.Submit(await browser.Get(signIn), signIn, new Dictionary<string, string>());
        await using var assistant = new LiveClient(host, browser.Cookies);
        Assert.True(await assistant.Enters(session.Id, "representative", language));
        await using var customer = new LiveClient(host, jan.Cookies);
        Assert.True(await customer.Enters(session.Id, "customer", language));
        var before = (await host.Queries.Get(session.Id, Now))!;
        var target = before.Customers.Single().Id.ToString();
        foreach (var live in new[] { assistant, customer })
        {
            foreach (var (method, values) in new (string, object?[])[]
            {
                ("Select", [target]), ("Remove", [target]), ("End", []), ("Invite", ["k1", "Customer", "en", "a@example.com"]), ("CopyLink", ["Customer", "en"]),
                ("Revoke", [before.Invitations[0].Id.ToString()]), ("Resend", ["k2", before.Invitations[0].Id.ToString()]),
            })
            {
                var (done, said) = await live.Asks(method, values);
                Assert.False(done, method);
                Assert.False(string.IsNullOrWhiteSpace(said));
                if (method == "End")
                    Assert.Contains(words, said, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Equal(before.Version, (await host.Queries.Get(session.Id, Now))!.Version);
    }

    [Fact]
    public async Task R11_1_The_same_line_and_the_same_invitation_sent_again_are_one()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var browser = new FormClient(host);
        var signIn = await anna.SignInPath();
        await browser.Submit(await browser.Get(signIn), signIn, new Dictionary<string, string>());
        await using var console = new LiveClient(host, browser.Cookies);
        Assert.True(await console.Enters(session.Id, "representative"));
        var line = Guid.CreateVersion7();
        for (var times = 0; times < 3; times++)
        {
            Assert.True((await console.Asks("Say", line, "Hello")).Done);
            Assert.True((await console.Asks("Invite", "one-press", "Customer", "pl", "a@example.com\nb@example.com")).Done);
        }

        var refused = await console.Asks("Invite", "another", "Customer", "pl", "c@example.com, not-an-address");
        Assert.False(refused.Done);
        Assert.Contains("not-an-address", refused.Words, StringComparison.Ordinal);
        Assert.Single(await host.Queries.Chat(session.Id, 100, Now));
        Assert.Equal(["a@example.com", "b@example.com"], (await host.Queries.Get(session.Id, Now))!.Invitations.Select(invitation => invitation.Address!));
    }

    [Fact]
    public async Task R3_5_A_reload_is_not_seen_a_lost_line_keeps_the_place_and_the_grace_time_ends_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        var place = await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using (var first = new LiveClient(host, jan.Cookies))
            Assert.True(await first.Enters(session.Id, "customer"));
        clock.Advance(TimeSpan.FromSeconds(2));
        await using (var reloaded = new LiveClient(host, jan.Cookies))
        {
            Assert.True(await reloaded.Enters(session.Id, "customer"));
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(200, Now);
            Assert.Equal(ParticipantState.Connected, (await host.Queries.Get(session.Id, Now))!.Customers.Single().State);
        }

        await Becomes(host, session, ParticipantState.Reconnecting, () => clock.Advance(TimeSpan.FromSeconds(1)));
        await using (var back = new LiveClient(host, jan.Cookies))
        {
            Assert.True(await back.Enters(session.Id, "customer"));
            await Becomes(host, session, ParticipantState.Connected);
        }

        await Becomes(host, session, ParticipantState.Reconnecting, () => clock.Advance(TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));
        await host.Store.Apply(session.Id, new SessionCommand.DoWhatIsDue(), new Actor.Site(), null, Now);
        await Becomes(host, session, ParticipantState.Left);
        var gone = await jan.Get(place);
        Assert.True(gone.Says("away for too long"));
        Assert.Equal(place, (await jan.Submit(gone, place, new Dictionary<string, string>(), place + "/return")).Location);
        await Becomes(host, session, ParticipantState.Connected);
        Assert.Single((await host.Queries.Get(session.Id, Now))!.Customers);
    }

    [Fact]
    public async Task R3_5_Silence_after_a_crash_is_noticed_though_no_connection_told_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Time = clock }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await Becomes(host, session, ParticipantState.Reconnecting, () => clock.Advance(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task R3_6_Who_is_removed_hears_it_and_their_line_is_cut()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        var place = await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var live = new LiveClient(host, jan.Cookies);
        Assert.True(await live.Enters(session.Id, "customer"));
        await anna.Does(session, new SessionCommand.Remove((await host.Queries.Get(session.Id, Now))!.Customers.Single().Id));
        await live.Over;
        await live.Closed;
        await anna.Says(session, "Not for Jan");
        Assert.DoesNotContain(live.Snapshots, snapshot => Lines(snapshot).Contains("Not for Jan"));
        Assert.True((await jan.Get(place)).Says("taken out of the session"));
        await Enters(host, jan.Cookies, session.Id, "customer", false);
    }

    [Fact]
    public async Task R8_2_The_end_closes_every_line_with_the_last_snapshot()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var live = new LiveClient(host, jan.Cookies);
        Assert.True(await live.Enters(session.Id, "customer"));
        await anna.Does(session, new SessionCommand.End());
        await live.Sees(snapshot => !snapshot.GetProperty("isOpen").GetBoolean());
        await live.Closed;
    }

    [Fact]
    public async Task A_burst_of_changes_arrives_as_few_snapshots_with_the_last_line_in_the_last()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var live = new LiveClient(host, jan.Cookies);
        Assert.True(await live.Enters(session.Id, "customer"));
        var started = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, 100).Select(number => anna.Says(session, $"line {number}")));
        var last = await live.Sees(snapshot => Lines(snapshot).Length == 100);
        Assert.Equal(100, Lines(last).Distinct().Count());
        Assert.InRange(live.Snapshots.Count, 2, (int)(started.Elapsed.TotalSeconds * 10) + 4);
        var versions = live.Snapshots.Select(snapshot => snapshot.GetProperty("version").GetInt64()).ToArray();
        Assert.Equal(versions.Order(), versions);
    }

    static string[] Lines(JsonElement snapshot) => [.. snapshot.GetProperty("chat").EnumerateArray().Select(line => line.GetProperty("text").GetString()!)];

    static async Task Enters(WebHost host, CookieContainer cookies, SessionId session, string seat, bool isLet)
    {
        await using var live = new LiveClient(host, cookies);
        Assert.Equal(isLet, await live.Enters(session, seat));
    }

    static async Task Becomes(WebHost host, Session session, ParticipantState state, Action? meanwhile = null)
    {
        for (var tries = 0; (await host.Queries.Get(session.Id, Now))!.Customers.Single().State != state; tries++)
        {
            Assert.True(tries < 100, $"did not become {state}");
            meanwhile?.Invoke();
            await Task.Delay(50, Now);
        }
    }
}
