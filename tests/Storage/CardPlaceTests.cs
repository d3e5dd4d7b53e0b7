using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class CardPlaceTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task The_newest_card_of_its_kind_in_a_conversation_replaces_the_one_before(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var other = await node.Starts(Adam);
        var first = new CardPlace(session.Id, "conversation", "activity 1", "{}", Rita.Person, "session");
        Assert.Null(await node.Cards.Add(first, Cancel));
        Assert.Null(await node.Cards.Add(first with { Address = "{\"moved\":true}" }, Cancel));
        Assert.Null(await node.Cards.Add(first with { ConversationId = "elsewhere", Viewer = null }, Cancel));
        Assert.Null(await node.Cards.Add(first with { Kind = "participants", ActivityId = "activity 3" }, Cancel));
        Assert.Null(await node.Cards.Add(first with { Session = other.Id }, Cancel));
        var newer = first with { ActivityId = "activity 2" };
        Assert.Equal(first with { Address = "{\"moved\":true}" }, await node.Cards.Add(newer, Cancel));

        Assert.Equal(3, (await node.Cards.Of(session.Id, Cancel)).Count);
        Assert.Contains(newer, await node.Cards.Of(session.Id, Cancel));
        await node.Cards.Forget(first, Cancel);
        Assert.Contains(newer, await node.Cards.Of(session.Id, Cancel));
        await node.Cards.Forget(newer, Cancel);
        Assert.Equal(2, (await node.Cards.Of(session.Id, Cancel)).Count);
    }

    [Theory, OnBothEngines]
    public async Task A_message_that_turns_into_another_card_is_that_card_alone(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        var offer = new CardPlace(session.Id, "conversation", "activity 1", "{}", Rita.Person, "Offer");
        await node.Cards.Add(offer, Cancel);
        await node.Cards.Add(offer with { Kind = "Session" }, Cancel);
        Assert.Equal([offer with { Kind = "Session" }], await node.Cards.Of(session.Id, Cancel));
    }
}
