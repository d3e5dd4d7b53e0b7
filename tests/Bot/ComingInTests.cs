using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R7.9: a customer comes in by themselves, a team's channel sees them wait, and whoever is on duty is asked.</summary>
public sealed class ComingInTests
{
    [Fact]
    public async Task R7_9_A_customer_asks_for_support_one_agent_declines_and_the_next_one_helps()
    {
        await using var stage = await Stage.Open(new() { ["Queues__0__Name"] = "First line", ["Site__RingTime"] = "00:10:00" });
        var (bea, cem) = (stage.Representative("Bea Agent"), stage.Representative("Cem Agent"));
        var channel = stage.Teams.AddTeam("Support", ["Queues"], bea.Person, cem.Person).Channels["Queues"];
        await bea.Writes("available");
        await bea.Hears("available");
        await stage.Channel.Says(bea.Person, "queues", channel);
        await TheCardSays(stage, channel, "Nobody is waiting");

        using var ola = new Browserless(stage.Product);
        var page = await ola.Sends(await ola.Opens("/request"), "/request", ("name", "Ola Kowal"), ("email", ""), ("question", "My <b>secret</b> printer"));
        Assert.StartsWith("/session/", page.Path, StringComparison.Ordinal);
        await TheCardSays(stage, channel, "Ola");
        Assert.DoesNotContain("secret", CardReading.Words(stage.Teams.LatestCard(channel)!.Value), StringComparison.Ordinal);
        await bea.Sees("Accept", "Decline", "Ola Kowal", "secret");
        await cem.Writes("available");
        await cem.Hears("available");
        await bea.Presses("Decline");
        await cem.Sees("Accept", "Decline", "Ola Kowal");
        await cem.Presses("Accept");
        await cem.Sees("Support session", "Ola Kowal", "End session");
        Assert.Contains("Cem Agent", (await ola.Opens(page.Path)).Text, StringComparison.Ordinal);
        await TheCardSays(stage, channel, "Nobody is waiting");
        Assert.True(stage.Teams.Messages(channel).Count(message => message.Card is not null) == 1, "the card is updated in place");
    }

    static Task TheCardSays(Stage stage, string channel, string words) => stage.Teams.WaitFor(
        () => stage.Teams.LatestCard(channel) is { } card && CardReading.Words(card).Contains(words, StringComparison.Ordinal), what: $"the queue's card to say {words}");
}
