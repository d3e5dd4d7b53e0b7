using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>What is timed, in real time with small limits, by the real product; also when it was down while the time ran out.</summary>
public sealed class TimesTests(Chromium chromium)
{
    static string Id(int person) => FormattableString.Invariant($"aaaaaaaa-0000-4000-8000-{person:D12}");

    [Fact]
    public async Task R7_6_An_offer_that_ran_out_while_the_site_was_down_comes_back_to_its_sender_and_the_record_tells_it()
    {
        await using var stage = await Stage.Open(new()
        {
            ["Queues__0__Name"] = "Second line",
            ["Queues__0__Agents__0"] = Id(2),
            ["Agents__0__Id"] = Id(1),
            ["Site__RingTime"] = "00:00:05",
        });
        var (anna, ben) = (stage.Representative("Anna Nowak"), stage.Representative("Ben Miller"));
        var number = await anna.Starts();
        using var jan = new Browserless(stage.Product);
        await jan.JoinsByNumber(number, "Jan Kowalski");
        await ben.Writes("available");
        await ben.Hears("available");
        await anna.Writes("transfer session");
        await anna.Sees("Transfer session", "Second line");
        await anna.Presses("Transfer", new Dictionary<string, string> { ["queue"] = "second-line", ["message"] = "Please" });
        await ben.Sees("Accept", "Decline", number);
        await stage.Product.Kill();
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        await stage.Product.Start();
        await ben.Sees("No answer in time", number);
        await anna.Hears("Nobody took the session");
        await anna.Sees("Accept", number);
        await anna.Presses("Accept");
        await anna.Sees("Support session", number, "End session");
        await ReadsTheRecord(stage, anna, number);
    }

    /// <summary>R11.3: from the chat to the files.</summary>
    static async Task ReadsTheRecord(Stage stage, Representative anna, string number)
    {
        await anna.Writes("history");
        await anna.Sees("History", number, "Export");
        await anna.Presses("Export");
        foreach (var (file, told) in new[] { ("history.txt", "Anna Nowak took control"), ("history.json", "\"OfferMissed\"") })
        {
            var message = await anna.Hears(file);
            var link = new Uri(message[message.IndexOf("http://", StringComparison.Ordinal)..].Split(' ', '\n')[0]);
            using var reader = new Browserless(stage.Product);
            var record = await reader.Sends(await reader.Opens(link.PathAndQuery), "/sign-in/");
            Assert.Equal(200, record.Status);
            Assert.Contains(number, record.Html, StringComparison.Ordinal);
            Assert.Contains(told, record.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task R8_4_A_session_without_a_customer_is_warned_and_ends_also_when_the_site_was_down_then()
    {
        await using var stage = await Stage.Open(new() { ["Site__IdleTime"] = "00:00:20" });
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        await stage.Teams.WaitFor(() => anna.Heard($"{number} · No customer is here") == 1, TimeSpan.FromSeconds(25), "the warning");
        await stage.Product.Kill();
        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);
        await stage.Product.Start();
        await anna.Hears($"{number} · The session is over");
        await anna.Writes("say hello");
        await anna.Hears("You are in no open session");
    }

    [Fact]
    public async Task R8_3_A_closed_console_warns_in_the_chat_and_Resume_goes_on()
    {
        await using var stage = await Stage.Open(new() { ["Site__ConsoleGrace"] = "00:05:00" });
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        await anna.Writes("console");
        var signIn = await anna.Hears("/sign-in/");
        await using (var console = await chromium.Visit(stage.Product.Address))
        {
            await console.Goes(new Uri(signIn[signIn.IndexOf("http://", StringComparison.Ordinal)..]).AbsolutePath);
            await console.Page.ClickAsync("button.primary.large");
            await Visitor.Reaches(console.Page, "/console/");
            await console.Says("I am here");
        }

        await anna.Hears($"{number} · Your console is closed");
        await anna.Sees("Resume", number, "End session");
        var answer = await anna.Presses("Resume");
        Assert.DoesNotContain("Resume", CardReading.Titles(answer.Card!.Value));
        Assert.Contains("End session", CardReading.Titles(answer.Card!.Value));
    }
}
