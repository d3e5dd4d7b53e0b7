using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>A queue's card in a group chat is pinned for who asks for it, where they have signed in.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class QueuePinTests
{
    const string Pins = "/chats/19.*/pinnedMessages";

    readonly Microsoft365 _cloud;
    readonly FakeGraph _graph;
    readonly Stage _stage;

    public QueuePinTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _graph, _stage) = (cloud.Cloud, cloud.Cloud.Graph, cloud.Stage);
    }

    [Fact]
    public async Task The_newest_card_is_pinned_and_the_one_before_no_longer()
    {
        var (anna, bob) = (_stage.Representative("Anna Pins"), _stage.Representative("Bob Pins"));
        await _cloud.SignsIn(_stage, anna);
        var chat = _stage.Teams.AddGroupChat("Support", anna.Person, bob.Person);
        var first = await Asks(anna, chat);
        await _stage.Teams.WaitFor(() => _graph.Asked("POST", Pins, anna.Person).Count == 1, what: "the pin");
        var pin = _graph.Asked("POST", Pins, anna.Person)[0];
        Assert.Equal($"{_graph.Address}/chats/{chat}/messages/{first}", pin.Body!["message@odata.bind"]!.GetValue<string>());

        var second = await Asks(anna, chat, first);
        await _stage.Teams.WaitFor(() => _graph.Asked("DELETE", Pins + "/.*", anna.Person).Count == 1, what: "the older pin to go");
        Assert.EndsWith($"/{first}", _graph.Asked("DELETE", Pins + "/.*", anna.Person)[0].Path, StringComparison.Ordinal);
        Assert.EndsWith($"/{second}", _graph.Asked("POST", Pins, anna.Person)[1].Body!["message@odata.bind"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_it_can_t_be_done_the_card_stands_all_the_same_and_says_how(bool isSignedIn)
    {
        _graph.On("POST", Pins, _ => FakeAnswer.Error(403, "Forbidden", "no"));
        var (anna, bob) = (_stage.Representative(isSignedIn ? "Eve Signed In" : "Ewa Not Yet"), _stage.Representative("Bob Pins"));
        if (isSignedIn)
            await _cloud.SignsIn(_stage, anna);
        var chat = _stage.Teams.AddGroupChat("Support", anna.Person, bob.Person);
        await Asks(anna, chat, await Asks(anna, chat));
        if (isSignedIn)
            await _stage.Teams.WaitFor(() => _graph.Asked("POST", Pins, anna.Person).Count == 2, what: "the tries to pin");
        else
            Assert.Empty(_graph.Asked("POST", Pins, anna.Person));
    }

    /// <returns>The id of the message with the new card.</returns>
    async Task<string> Asks(Representative who, string chat, string? before = null)
    {
        await _stage.Channel.Says(who.Person, "queues", chat);
        string? newest = null;
        await _stage.Teams.WaitFor(() => (newest = Newest(who, chat)) is not null && newest != before, what: "the queue's card");
        return newest!;
    }

    string? Newest(Representative who, string chat) => _stage.Teams.Messages(chat)
        .LastOrDefault(message => message.CardFor(who.Person) is { } card && CardReading.Words(card).Contains("→ Pin", StringComparison.Ordinal))?.Id;
}
