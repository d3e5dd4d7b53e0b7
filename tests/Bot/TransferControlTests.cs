using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R6 in chat: control goes to an assistant, and with it the controller may leave.</summary>
public sealed class TransferControlTests(SharedStage stages)
{
    [Theory]
    [InlineData("en-US", "transfer control", "Who takes control", "End session", "Leave", "join", "Only the representative who controls")]
    [InlineData("pl-PL", "przekaż kontrolę", "Kto przejmuje kontrolę", "Zakończ sesję", "Opuść sesję", "dołącz", "Może to zrobić tylko osoba")]
    public async Task Control_goes_to_an_assistant_and_back(string locale, string command, string form, string end, string leave, string join, string onlyController)
    {
        var stage = await stages.Open();
        var (anna, piotr) = (stage.Representative("Anna Nowak", locale), stage.Representative("Piotr Sowa", locale));
        var number = await anna.Starts();
        await piotr.Writes($"{join} {number}");
        await piotr.Sees(number, "Anna Nowak");
        await piotr.Writes(command);
        await piotr.Hears(onlyController);

        await anna.Writes(command);
        await anna.Sees(form, "Piotr Sowa", number);
        var given = await stage.PressesVerb(anna, Verb.TransferControl);
        Assert.Contains(leave, CardReading.Titles(given.Card!.Value));
        await piotr.Sees(number, end);
        await piotr.Writes(command);
        await piotr.Sees(form, "Anna Nowak");
        await stage.PressesVerb(piotr, Verb.TransferControl);
        await anna.Sees(number, end);
    }

    [Fact]
    public async Task Pressed_again_or_by_others_control_goes_nowhere()
    {
        var stage = await stages.Open();
        var (anna, piotr, stranger) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"), stage.Representative("Oskar Obcy"));
        var number = await anna.Starts();
        await piotr.Writes($"join {number}");
        await piotr.Sees(number, "Anna Nowak");
        await anna.Writes("transfer control");
        await anna.Sees("Who takes control");
        var (message, data) = stage.Found(anna, Verb.TransferControl, anna.Chat);
        Assert.Contains("You aren't in this session", (await stage.Sends(stranger, null, Verb.TransferControl, data)).Words(), StringComparison.Ordinal);
        Assert.Contains("Only", (await stage.Sends(piotr, null, Verb.OpenTransferControl, data)).Words(), StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Contains(number, (await stage.Sends(anna, message, Verb.TransferControl, data)).Words(), StringComparison.Ordinal);
        await piotr.Writes("history");
        var story = CardReading.Words(await piotr.Sees("gave control to"));
        Assert.Single(story.Split('\n'), line => line.Contains("gave control to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_controls_leaves_by_naming_who_takes_over()
    {
        var stage = await stages.Open();
        var (anna, piotr) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"));
        var number = await anna.Starts();
        await anna.Writes("leave");
        await anna.Hears("nobody assists");
        await piotr.Writes($"join {number}");
        await piotr.Sees(number, "Anna Nowak");
        await anna.Sees("Support session", number, "Piotr Sowa");
        await anna.Writes("leave");
        var form = await anna.Sees("Who takes control", "Leave the session as well");
        Assert.Contains(CardReading.Inputs(form), input => input is ("leave", "true"));
        await stage.PressesVerb(anna, Verb.TransferControl);
        await piotr.Sees(number, "End session");
        await anna.Writes("participants");
        await anna.Hears("You are in no open session");
        await piotr.Writes("leave");
        await piotr.Hears("nobody assists");
    }

    /// <summary>R11.5: the one who was chosen has gone meanwhile.</summary>
    [Fact]
    public async Task A_form_that_is_out_of_date_shows_who_is_here_now()
    {
        var stage = await stages.Open();
        var (anna, piotr, ewa) = (stage.Representative("Anna Nowak"), stage.Representative("Piotr Sowa"), stage.Representative("Ewa Lis"));
        var number = await anna.Starts();
        await piotr.Writes($"join {number}");
        await piotr.Sees(number, "Anna Nowak");
        await anna.Writes("transfer control");
        await anna.Sees("Who takes control", "Piotr Sowa");
        await ewa.Writes($"join {number}");
        await ewa.Sees(number, "Anna Nowak");
        await piotr.Writes("leave");
        await piotr.Hears("You have left");
        var refused = await stage.PressesVerb(anna, Verb.TransferControl);
        Assert.Contains("Ewa Lis", refused.Words(), StringComparison.Ordinal);
        Assert.Contains("Who takes control", refused.Words(), StringComparison.Ordinal);
        await stage.PressesVerb(anna, Verb.TransferControl);
        await ewa.Sees(number, "End session");
    }
}
