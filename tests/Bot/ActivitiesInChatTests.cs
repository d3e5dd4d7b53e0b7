using System.Text.Json;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R10 from the chat: the customer's screen is asked for and stopped there, and card and page always agree.</summary>
public sealed class ActivitiesInChatTests(SharedStage stages)
{
    [Theory]
    [InlineData("en-US", "View desktop", "Asking…", "Running", "Stop desktop viewing", "Desktop viewing: stopped by Anna Nowak")]
    [InlineData("pl-PL", "Zobacz pulpit", "Czeka na zgodę", "Trwa", "Zatrzymaj: podgląd pulpitu", "Podgląd pulpitu: zatrzymuje Anna Nowak")]
    public async Task A_desktop_is_asked_for_seen_and_stopped_from_the_card(string locale, string view, string asking, string running, string stop, string stopped)
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak", locale);
        var number = await anna.Starts();
        using var browser = new Browserless(stage.Product);
        await using var jan = await Joins(stage, browser, number, "Jan Kowalski");
        await anna.Sees(number, "Jan Kowalski", view);

        var asked = await anna.Presses(view);
        Assert.Contains(asking, asked.Words(), StringComparison.Ordinal);
        var id = Viewing(await jan.Sees(now => Viewing(now)?.GetProperty("state").GetString() == "Requested"))!.Value.GetProperty("id").GetString();

        Assert.True((await jan.Asks("Reply", id, true, false, null)).Done);
        await anna.Sees(number, running, stop);
        await anna.Presses(stop);
        await jan.Sees(now => Viewing(now) is null);
        await anna.Sees(number, stopped, view);
    }

    [Fact]
    public async Task A_no_is_to_be_read_on_the_card()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        using var browser = new Browserless(stage.Product);
        await using var jan = await Joins(stage, browser, number, "Jan Kowalski");
        await anna.Sees(number, "Jan Kowalski", "View application");
        await anna.Presses("View application");
        var id = Viewing(await jan.Sees(now => Viewing(now) is not null))!.Value.GetProperty("id").GetString();
        await jan.Asks("Reply", id, false, false, null);
        await anna.Sees(number, "Application viewing: Jan Kowalski said no", "View application");
    }

    [Fact]
    public async Task Pressed_twice_it_is_asked_once_and_others_ask_for_nothing()
    {
        var stage = await stages.Open();
        var (anna, piotr, stranger) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"), stage.Representative("Oskar Obcy"));
        var number = await anna.Starts();
        using var browser = new Browserless(stage.Product);
        await using var jan = await Joins(stage, browser, number, "Jan Kowalski");
        await piotr.Writes($"join {number}");
        await piotr.Sees(number, "Anna Nowak");
        await anna.Sees(number, "Jan Kowalski", "View desktop");
        var (message, data) = stage.Found(anna, Verb.View, anna.Chat);

        Assert.Contains("Only", (await stage.Sends(piotr, null, Verb.View, data)).Words(), StringComparison.Ordinal);
        Assert.Contains("You aren't in this session", (await stage.Sends(stranger, null, Verb.View, data)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(jan.Snapshots, now => Viewing(now) is not null);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Contains("Asking…", (await stage.Sends(anna, message, Verb.View, data)).Words(), StringComparison.Ordinal);
        var (running, stop) = stage.Found(anna, Verb.StopActivity, anna.Chat);
        Assert.Contains("Only", (await stage.Sends(piotr, null, Verb.StopActivity, stop)).Words(), StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("stopped by Anna Nowak", (await stage.Sends(anna, running, Verb.StopActivity, stop)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Asking…", (await stage.Sends(anna, message, Verb.View, data)).Words(), StringComparison.Ordinal);
        await piotr.Writes("history");
        var story = CardReading.Words(await piotr.Sees("Anna Nowak asked Jan Kowalski: Desktop viewing"));
        Assert.Single(story.Split('\n'), line => line.Contains("asked Jan Kowalski", StringComparison.Ordinal));
        Assert.Single(story.Split('\n'), line => line.Contains("stopped by Anna Nowak", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_for_colleagues_and_no_customer_sees_it()
    {
        var stage = await stages.Open();
        var (anna, piotr, ewa) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"), stage.Representative("Ewa Lis", "pl-PL"));
        var number = await anna.Starts();
        using var browser = new Browserless(stage.Product);
        await using var jan = await Joins(stage, browser, number, "Jan Kowalski");
        await piotr.Writes($"join {number}");
        await piotr.Sees(number, "Anna Nowak");
        await ewa.Writes($"dołącz {number}");
        await ewa.Sees(number, "Anna Nowak");

        await anna.Writes("note Has the *old* cable");
        await anna.Hears("Noted for your colleagues");
        await piotr.Hears("Note by Anna Nowak: Has the *old* cable");
        await ewa.Hears("Notatka (Anna Nowak)");
        await ewa.Writes("notatka Ma też drugą drukarkę");
        await ewa.Hears("Klienci jej nie widzą");
        await anna.Sees(number, "Notes", "Ma też drugą drukarkę");
        await anna.Writes("note");
        await anna.Hears("There is nothing to send yet");

        await anna.Writes("say After the notes");
        var seen = await jan.Sees(now => now.GetRawText().Contains("After the notes", StringComparison.Ordinal));
        Assert.DoesNotContain("cable", seen.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(jan.Snapshots, now => now.GetRawText().Contains("drukark", StringComparison.Ordinal));
    }

    static async Task<LiveClient> Joins(Stage stage, Browserless browser, string number, string name)
    {
        var page = await browser.JoinsByNumber(number, name);
        var live = new LiveClient(stage.Product.Address, browser.Cookies);
        Assert.True(await live.Enters(SessionId.Parse(page.Path.Split('/')[^1])!.Value, "customer"));
        return live;
    }

    static JsonElement? Viewing(JsonElement snapshot) => snapshot.TryGetProperty("activities", out var activities)
        && activities.EnumerateArray().FirstOrDefault(activity => activity.GetProperty("kind").GetString()!.EndsWith("Viewing", StringComparison.Ordinal)) is { ValueKind: JsonValueKind.Object } found ? found : null;
}
