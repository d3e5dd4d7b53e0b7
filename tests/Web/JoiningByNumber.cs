using System.Net;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class JoiningByNumber
{
    [Fact]
    public async Task R3_1_The_number_leads_to_who_helps_and_then_into_the_session()
    {
        await using var host = await new WebHost().Start();
        var session = await new Desk(host, "Anna Nowak").Starts();
        using var jan = new FormClient(host);
        var form = await Try(jan, session.Number.ToString().Replace(' ', '-'));
        Assert.Equal(HttpStatusCode.SeeOther, form.Status);
        var page = await jan.Get(form.Location!);
        Assert.True(page.Says("Anna Nowak will help you"));
        var joined = await jan.Submit(page, form.Location!, new Dictionary<string, string> { ["name"] = "Jan" });
        Assert.Equal($"/session/{session.Id}", joined.Location);
        var again = await jan.Submit(page, form.Location!, new Dictionary<string, string> { ["name"] = "Jan" });
        Assert.Equal($"/session/{session.Id}", again.Location);
        Assert.Single((await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Customers);
    }

    [Fact]
    public async Task R3_3_A_wrong_number_an_ended_session_and_no_number_at_all_have_the_same_answer()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var ended = await anna.Starts();
        await anna.Does(ended, new SessionCommand.End());
        using var guesser = new FormClient(host);
        var answers = new List<Answer>();
        foreach (var number in new[] { "100 000 001", ended.Number.ToString(), "twelve", "" })
            answers.Add(await Try(guesser, number));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Single(answers.Select(answer => answer.Plain).Distinct());
        Assert.True(answers[0].Says("No open session has this number"));
    }

    [Fact]
    public async Task R3_3_Guessing_from_one_address_is_stopped_with_a_word_on_when_to_try_again()
    {
        await using var host = await new WebHost { Settings = { ["Site:JoinTriesPerAddress"] = "3" } }.Start();
        var session = await new Desk(host, "Anna Nowak").Starts();
        using var guesser = new FormClient(host, "pl");
        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(guesser, "100 000 001")).Status);
        var stopped = await Try(guesser, session.Number.ToString());
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.InRange(int.Parse(stopped.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.True(stopped.Says("Zbyt wiele prób"));
        Assert.Equal(HttpStatusCode.OK, (await guesser.Get("/join")).Status);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests)]
    [InlineData(false, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests)]
    public async Task R3_3_A_forwarded_address_counts_only_behind_a_proxy_and_the_site_has_a_limit_of_its_own(bool behindProxy, HttpStatusCode third, HttpStatusCode fifth)
    {
        await using var host = await new WebHost
        {
            Settings = { ["Site:JoinTriesPerAddress"] = "2", ["Site:JoinTriesPerSite"] = "4", ["Site:BehindProxy"] = behindProxy.ToString() },
        }.Start();
        var statuses = new List<HttpStatusCode>();
        for (var address = 1; address <= 5; address++)
        {
            using var guesser = new FormClient(host);
            guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{address}");
            statuses.Add((await Try(guesser, "100 000 001")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, statuses[1]);
        Assert.Equal(third, statuses[2]);
        Assert.Equal(fifth, statuses[4]);
    }

    [Fact]
    public async Task A_forged_or_foreign_ticket_opens_nothing()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts(SessionMode.Multi);
        var other = await anna.Starts(SessionMode.Multi);
        using var jan = new FormClient(host);
        var form = await Try(jan, session.Number.ToString());
        var foreign = await Try(jan, other.Number.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Get(form.Location! + "x")).Status);
        var page = await jan.Get(form.Location!);
        var swapped = FormClient.Fill(page, form.Location!, new Dictionary<string, string> { ["name"] = "Jan", ["ticket"] = foreign.Location![(foreign.Location!.LastIndexOf('/') + 1)..] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jan.Post(form.Location!, swapped)).Status);
        Assert.Empty((await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!.Customers);
    }

    static async Task<Answer> Try(FormClient client, string number) =>
        await client.Submit(await client.Get("/join"), "/join", new Dictionary<string, string> { ["number"] = number });
}
