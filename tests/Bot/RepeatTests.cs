using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Delivered twice or killed in the middle, the story ends the same (R11.1, R11.4).</summary>
public sealed class RepeatTests(SharedStage stages, Chromium chromium)
{
    [Fact]
    public async Task A_message_delivered_twice_acts_and_is_answered_once()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        await anna.Starts();
        var said = stage.Channel.Shapes.Message(anna.Person, "say Only once");
        await stage.Channel.Deliver(said);
        await stage.Channel.Deliver(said);
        var again = (JsonObject)said.DeepClone();
        again["id"] = "1795000000099";
        await stage.Channel.Deliver(again);
        var asked = stage.Channel.Shapes.Message(anna.Person, "jion 1");
        await stage.Channel.Deliver(asked);
        await stage.Channel.Deliver(asked);
        await anna.Writes("history");
        var history = await anna.Sees("Only once", "started the session");
        Assert.Single(CardReading.Words(history).Split('\n'), line => line.Contains("Only once", StringComparison.Ordinal));
        Assert.Equal(1, anna.Heard("Did you mean"));
    }

    /// <summary>A client that is not sure whether a press arrived sends it again, with an id of its own.</summary>
    [Fact]
    public async Task Buttons_pressed_three_times_act_once()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("start");
        await anna.Sees("Start session");
        var starts = await Thrice(stage, anna, "Start session", new() { ["email"] = "true", ["mode"] = "Multi" });
        var number = Assert.Single(starts.Select(answer => SessionNumbers.In(CardReading.Words(answer.Card!.Value))).Distinct());
        await anna.Sees("Invite to session", number);
        var address = $"thrice.{number.Replace(" ", "", StringComparison.Ordinal)}@example.com";
        await Thrice(stage, anna, "Send invitation", new() { ["addresses"] = address, ["language"] = "en" });
        await stage.Mail(address);
        await anna.Sees("Support session", address, "Sent");
        await anna.Writes("end");
        await anna.Sees("Yes, end it");
        var ends = await Thrice(stage, anna, "Yes, end it", []);
        Assert.All(ends, answer => Assert.Contains("Summary of support session", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal));
        await anna.Writes("history");
        var story = CardReading.Words(await anna.Sees("ended the session")).Split('\n');
        Assert.Single(story, line => line.Contains("started the session", StringComparison.Ordinal));
        Assert.Single(story, line => line.Contains("invited by e-mail", StringComparison.Ordinal));
        Assert.Single(story, line => line.Contains("ended the session", StringComparison.Ordinal));
        Assert.Single(stage.Mails(address));
        await anna.Writes("sessions");
        await anna.Sees("You have no open session");
    }

    [Fact]
    public async Task Join_sent_twice_is_one_customer()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        using var jan = new Browserless(stage.Product);
        var form = await jan.Sends(await jan.Opens("/join"), "/join", ("number", number));
        var pages = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => jan.Sends(form, "/join/number/", ("name", "Jan"), ("email", ""))));
        Assert.Single(pages.Select(page => page.Path).Distinct());
        await anna.Sees("Support session", number, "2 participants");
        await anna.Writes("participants");
        await anna.Sees("Customers (1)", "Jan");
    }

    /// <summary>What was acknowledged is durable: card, message and mail come after the restart, and come once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_after_the_commit_and_before_the_delivery_nothing_is_lost_and_nothing_comes_twice(bool isInTheMiddleOfACall)
    {
        await using var stage = await Stage.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts(withForm: true);
        await anna.Sees("Invite to session", "Send invitation");
        if (Directory.Exists(stage.Product.OutboxFolder))
            Directory.Delete(stage.Product.OutboxFolder, recursive: true);
        await File.WriteAllTextAsync(stage.Product.OutboxFolder, "no folder: mail can't leave", TestContext.Current.CancellationToken);
        using var silence = new ManualResetEventSlim();
        stage.Teams.Script = _ =>
        {
            if (isInTheMiddleOfACall)
                silence.Wait();
            return FakeAnswer.Error(503, "ServiceUnavailable", "away");
        };
        await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = "jan@example.com", ["language"] = "en" });
        await anna.Writes("say Before the cut");
        await anna.Writes("unknown words");
        await Task.Delay(500, TestContext.Current.CancellationToken); // deliveries are under way
        await stage.Product.Kill();
        stage.Teams.Script = null;
        silence.Set();
        File.Delete(stage.Product.OutboxFolder);
        await stage.Product.Start();
        await anna.Hears("I don't know this command");
        await stage.Mail("jan@example.com");
        await anna.Sees("Support session", number, "Before the cut", "jan@example.com", "Sent");
        await anna.Writes("help");
        await anna.Sees("What you can write");
        Assert.Equal(1, anna.Heard("I don't know this command"));
        Assert.Single(stage.Mails("jan@example.com"));
    }

    [Fact]
    public async Task Killed_in_the_middle_the_pages_return_by_themselves_with_what_was_half_typed_and_the_picture_goes_on()
    {
        await using var stage = await Stage.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        await using var jan = await chromium.Visit(stage.Product.Address);
        await jan.JoinsByNumber(number, "Jan Kowalski");
        await using var console = await stage.OpensConsole(chromium, anna);
        await console.Page.ClickAsync("#view-desktop");
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await MediaFlow.Moves(console.Page);
        await SaysAtLast(jan, "Before the cut");
        await anna.Sees("Support session", number, "Jan Kowalski", "Before the cut");
        await jan.Page.FillAsync("#say-text", "half a sent");
        await stage.Product.Kill();
        await Assertions.Expect(jan.Page.Locator("#offline")).ToBeVisibleAsync();
        await MediaFlow.Moves(console.Page);
        await stage.Product.Start();
        await Assertions.Expect(jan.Page.Locator("#offline")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await MediaFlow.Moves(console.Page);
        await Assertions.Expect(jan.Page.Locator("#say-text")).ToHaveValueAsync("half a sent");
        await Assertions.Expect(jan.Line("Before the cut")).ToHaveCountAsync(1);
        await jan.Says("half a sentence");
        await anna.Sees("Support session", number, "half a sentence");
        await anna.Writes("say Welcome back");
        await Assertions.Expect(jan.Line("Welcome back")).ToBeVisibleAsync();
        await anna.Writes("participants");
        await anna.Sees("Customers (1)", "Jan Kowalski");
    }

    /// <summary>Sends it until it has gone: right after it was opened the page may not have its line yet, says so and keeps the text.</summary>
    static async Task SaysAtLast(Visitor visitor, string text)
    {
        await visitor.Page.FillAsync("#say-text", text);
        for (var tries = 0; tries < 20 && await visitor.Page.InputValueAsync("#say-text") != ""; tries++)
        {
            await visitor.Page.PressAsync("#say-text", "Enter");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        await Assertions.Expect(visitor.Page.Locator("#say-text")).ToHaveValueAsync("");
    }

    static async Task<PressAnswer[]> Thrice(Stage stage, Representative who, string title, Dictionary<string, string> typed)
    {
        var message = stage.Teams.Messages(who.Chat).Last(message => message.CardFor(who.Person) is { } card && CardReading.Action(card, title) is not null);
        var action = CardReading.Action(message.CardFor(who.Person)!.Value, title)!.Value;
        var data = JsonObject.Create(action.GetProperty("data").Clone())!;
        foreach (var (id, value) in typed)
            data[id] = value;
        var verb = action.GetProperty("verb").GetString()!;
        return await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(who.Person, verb, data.DeepClone(), message.Id))));
    }
}
