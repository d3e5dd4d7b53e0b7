using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using SupportBot.Web.Representatives;

namespace SupportBot.Tests.Web;

/// <summary>R11.3: the record as a file.</summary>
public sealed class HistoryFiles
{
    static readonly SessionPolicy Policy = new() { Supervisors = ["tenant:sara-wolf"] };

    [Fact]
    public async Task Who_took_part_and_supervisors_get_the_whole_record_in_order()
    {
        await using var host = await new WebHost { Policy = Policy, Services = services => services.AddSingleton<IHistoryWriter, Plain>() }.Start();
        var (anna, sara) = (new Desk(host, "Anna Nowak"), new Desk(host, "Sara Wolf"));
        var session = await anna.Starts();
        for (var line = 1; line <= 1100; line++)
            await anna.Says(session, $"line {line}");
        await anna.Does(session, new SessionCommand.End());
        await sara.IsKnown();
        foreach (var person in new[] { anna, sara })
        {
            using var browser = await person.SignsInByForm();
            var text = await browser.Get($"/console/{session.Id}/history.txt");
            Assert.Equal("text/plain; charset=utf-8", text.Headers["Content-Type"]);
            Assert.Equal($"attachment; filename=\"session-{session.Number.Value}.txt\"", text.Headers["Content-Disposition"]);
            Assert.Equal("no-store", text.Headers["Cache-Control"]);
            Assert.Equal([.. Enumerable.Range(1, 1102).Select(number => (long)number)], text.Text.Split('\n').Select(long.Parse));
            var json = await browser.Get($"/console/{session.Id}/history.json");
            Assert.StartsWith("application/json", json.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.EndsWith(".json\"", json.Headers["Content-Disposition"], StringComparison.Ordinal);
            Assert.Equal(1102, JsonDocument.Parse(json.Text).RootElement.GetInt32());
        }

        using var own = await anna.SignsInByForm();
        Assert.Contains($"/console/{session.Id}/history.json", (await own.Get($"/console/{session.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_get_the_answer_of_a_session_that_is_not_there()
    {
        await using var host = await new WebHost { Policy = Policy, Services = services => services.AddSingleton<IHistoryWriter, Plain>() }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await piotr.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        using var browser = await piotr.SignsInByForm();
        var guessed = Guid.CreateVersion7().ToString("N");
        foreach (var client in new[] { browser, jan })
        {
            foreach (var ending in new[] { "txt", "json" })
            {
                var real = await client.Get($"/console/{session.Id}/history.{ending}");
                Assert.Equal(HttpStatusCode.NotFound, real.Status);
                Assert.Equal(real.Plain, (await client.Get($"/console/{guessed}/history.{ending}")).Plain.Replace(guessed, session.Id.ToString(), StringComparison.Ordinal));
                Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/console/nonsense/history.{ending}")).Status);
            }
        }
    }

    [Fact]
    public async Task A_host_without_a_writer_offers_none()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var browser = await anna.SignsInByForm();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/console/{session.Id}/history.txt")).Status);
        await anna.Does(session, new SessionCommand.End());
        Assert.DoesNotContain("history.txt", (await browser.Get($"/console/{session.Id}")).Text, StringComparison.Ordinal);
    }

    sealed class Plain : IHistoryWriter
    {
        public string Text(Session session, IReadOnlyList<RecordedEvent> history, CultureInfo culture) => string.Join('\n', history.Select(happened => happened.Sequence.ToString(CultureInfo.InvariantCulture)));

        public string Json(Session session, IReadOnlyList<RecordedEvent> history) => history.Count.ToString(CultureInfo.InvariantCulture);
    }
}
