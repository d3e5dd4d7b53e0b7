using System.Text.Json.Nodes;
using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Links of ours that are pasted into chats: a card for colleagues, nothing for strangers, and the token as if nobody had looked.</summary>
public sealed class LinkTests(SharedStage stages)
{
    [Fact]
    public async Task R2_5_unfolding_a_join_link_shows_the_state_and_nothing_private_and_leaves_the_link_untouched()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var (number, link) = await Shares(stage, anna);
        using var browser = new Browserless(stage.Product);
        await browser.JoinsByNumber(number, "Jan Kowalski");
        await anna.Sees(number, "Jan Kowalski");
        foreach (var _ in Enumerable.Range(0, 3))
            await Unfolds(stage, bea, link);
        var answer = await Unfolds(stage, bea, link);
        var card = answer.Cards().Single();
        Assert.Equal("1.3", card.GetProperty("version").GetString());
        Assert.Contains("Open", CardReading.Words(card), StringComparison.Ordinal);
        Assert.Contains("Assist", CardReading.Titles(card));
        foreach (var secret in new[] { link.Segments[^1], number, "Jan", "Kowalski" })
            Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Segments[^1], stage.Product.Log, StringComparison.Ordinal);
        await anna.Writes("history");
        Assert.DoesNotContain("opened", CardReading.Words(await anna.Sees("History", number)), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("/session/", (await browser.Joins(link.AbsolutePath, "Ola Kowal")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R3_2_a_colleague_assists_by_the_card_in_a_chat_where_the_bot_is_not()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var (number, link) = await Shares(stage, anna);
        await bea.Writes("help");
        await bea.Sees("What you can write");
        var chat = stage.Teams.AddGroupChat("Lunch", anna.Person, bea.Person);
        stage.Teams.RemoveBotFrom(chat);
        var assist = CardReading.Action((await Unfolds(stage, anna, link)).Cards().Single(), "Assist")!.Value;
        var data = JsonObject.Create(assist.GetProperty("data").Clone())!;
        var pressed = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(bea.Person, Verb.JoinAsAssistant, data.DeepClone(), "1", chat));
        Assert.Contains("You assist in this session now", pressed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(number, pressed.Body, StringComparison.Ordinal);
        await bea.Sees("Support session", number, "Leave");
        await anna.Sees(number, "Bea Agent");
        Assert.Empty(stage.Teams.Messages(chat));
    }

    [Fact]
    public async Task The_same_press_as_clients_send_it_for_a_card_of_a_message_extension()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var (number, link) = await Shares(stage, anna);
        await bea.Writes("help");
        await bea.Sees("What you can write");
        var assist = CardReading.Action((await Unfolds(stage, anna, link)).Cards().Single(), "Assist")!.Value;
        Assert.Equal("Action.Submit", assist.GetProperty("type").GetString());
        var chat = stage.Teams.AddGroupChat("Lunch", anna.Person, bea.Person);
        Assert.Equal(200, (await stage.Channel.Composes(bea.Person, "onCardButtonClicked", JsonObject.Create(assist.GetProperty("data").Clone())!, chat)).HttpStatus);
        await bea.Sees("Support session", number, "Leave");
    }

    /// <summary>A session's id alone, another session's pass, a made-up one, or a colleague's pass in another directory: all say nothing.</summary>
    [Fact, Trait("Check", "118")]
    public async Task Nobody_gets_in_by_a_guessed_id_or_from_another_directory()
    {
        var stage = await stages.Open();
        var (anna, cem, oskar) = (stage.Representative("Anna Nowak"), stage.Representative("Cem Agent"), stage.Representative("Oskar Obcy"));
        var (number, link) = await Shares(stage, anna);
        var (_, otherLink) = await Shares(stage, cem);
        var data = Data(await Unfolds(stage, anna, link));
        var others = Data(await Unfolds(stage, cem, otherLink));
        foreach (var pass in new[] { null, "x", (string?)others["_u"], new string('a', 3000) })
        {
            var forged = data.DeepClone().AsObject();
            forged["_u"] = pass;
            var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(oskar.Person, Verb.JoinAsAssistant, forged, "1"));
            Assert.Contains("You aren't in this session", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
            Assert.DoesNotContain(number, answer.Body, StringComparison.Ordinal);
        }

        Assert.Contains("You aren't in this session", CardReading.Words((await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(oskar.Person, Verb.ShowHistory, data.DeepClone(), "1"))).Card!.Value), StringComparison.Ordinal);
        var foreign = Foreign(stage.Channel.Shapes.CardInvoke(oskar.Person, Verb.JoinAsAssistant, data.DeepClone(), "1"));
        Assert.Contains("You aren't in this session", CardReading.Words((await stage.Channel.Invokes(foreign)).Card!.Value), StringComparison.Ordinal);
        var pasted = Foreign(stage.Channel.Shapes.Invoke(oskar.Person, "composeExtension/queryLink", new JsonObject { ["url"] = link.AbsoluteUri }));
        Assert.Empty((await stage.Channel.Invokes(pasted)).Cards());
    }

    [Fact, Trait("Check", "118")]
    public async Task Other_addresses_have_no_card()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var (_, link) = await Shares(stage, anna);
        foreach (var address in new[] { $"https://evil.example{link.AbsolutePath}", new Uri(stage.Product.Address, "join/wrong").AbsoluteUri, new Uri(stage.Product.Address, "join").AbsoluteUri, new Uri(stage.Product.Address, $"join/{new string('a', 5000)}").AbsoluteUri, new Uri(stage.Product.Address, "console/x").AbsoluteUri, stage.Product.Address.AbsoluteUri, link.AbsoluteUri.Replace("http://", "http://me@", StringComparison.Ordinal) })
            Assert.Empty((await Unfolds(stage, anna, new Uri(address))).Cards());
    }

    [Fact]
    public async Task A_consoles_address_unfolds_for_who_took_part_alone()
    {
        var stage = await stages.Open();
        var (anna, bea) = (stage.Representative("Anna Nowak"), stage.Representative("Bea Agent"));
        var number = await anna.Starts();
        var console = new Uri(CardReading.Action(await anna.Sees("Support session", number), "Open console")!.Value.GetProperty("url").GetString()!);
        Assert.Contains("Open", CardReading.Words((await Unfolds(stage, anna, console)).Cards().Single()), StringComparison.Ordinal);
        Assert.Empty((await Unfolds(stage, bea, console)).Cards());
    }

    [Fact, Trait("Check", "119")]
    public async Task Where_the_app_is_not_installed_every_link_has_the_same_card_and_nobody_is_looked_up()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var (_, link) = await Shares(stage, anna);
        stage.Teams.ForgetRequests();
        var cards = new List<string>();
        foreach (var address in new[] { link.AbsoluteUri, new Uri(stage.Product.Address, "join/wrong").AbsoluteUri })
        {
            var activity = stage.Channel.Shapes.Invoke(anna.Person, "composeExtension/anonymousQueryLink", new JsonObject { ["url"] = address });
            activity["from"] = new JsonObject { ["id"] = "redacted" };
            activity["conversation"]!["id"] = "redacted";
            cards.Add((await stage.Channel.Invokes(activity)).Cards().Single().GetRawText());
        }

        Assert.Equal(cards[0], cards[1]);
        Assert.DoesNotContain("Action.", cards[0], StringComparison.Ordinal);
        // Anna's own session card may still be on its way; a look-up is a GET.
        Assert.DoesNotContain(stage.Teams.Requests, request => request.Method == "GET" || request.Path.Contains("redacted", StringComparison.Ordinal));
    }

    static JsonObject Data(PressAnswer unfolded) => JsonObject.Create(CardReading.Action(unfolded.Cards().Single(), "Assist")!.Value.GetProperty("data").Clone())!;

    static Task<PressAnswer> Unfolds(Stage stage, Representative who, Uri link) => stage.Channel.Composes(who.Person, "queryLink", new JsonObject { ["url"] = link.OriginalString });

    static async Task<(string Number, Uri Link)> Shares(Stage stage, Representative who)
    {
        var number = await who.Starts();
        await who.Presses("Copy join link");
        var card = await who.Sees("Link for one customer", number);
        return (number, new Uri(CardReading.Inputs(card).Single(input => input.Id == "link").Value));
    }

    static JsonObject Foreign(JsonObject activity)
    {
        activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
        activity["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        return activity;
    }
}
