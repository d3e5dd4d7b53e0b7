using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>R2.3: invitations by instant message, in the representative's name, else by the bot, else a link to copy (docs/instant-messages.md).</summary>
[Collection(CloudStageUsers.Name)]
public sealed class InstantMessageTests
{
    const string Stranger = "bbbbbbbb-0000-4000-8000-000000000001";

    readonly Microsoft365 _cloud;
    readonly FakeGraph _graph;
    readonly Stage _stage;

    public InstantMessageTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _graph, _stage) = (cloud.Cloud, cloud.Cloud.Graph, cloud.Stage);
        _graph.On("GET", $"/users/{Stranger}", _ => FakeAnswer.Json(200, new JsonObject { ["id"] = Stranger, ["displayName"] = "Gus <b>Guest</b>", ["mail"] = "gus@partner.example" }));
        _graph.On("POST", "/chats", _ => FakeAnswer.Json(201, new JsonObject { ["id"] = "19:chat@unq.gbl.spaces" }));
    }

    [Theory]
    [InlineData("en-US", "Send instant message", "en", "would like to help you", "Sent")]
    [InlineData("pl-PL", "Wyślij wiadomość na czacie", "pl", "chce Ci pom", "Wysłano")]
    public async Task R2_3_Who_has_signed_in_writes_in_their_own_name(string locale, string send, string language, string words, string state)
    {
        var anna = await Anna(locale, signedIn: true);
        await Chooses(anna, send, Stranger, language);
        await anna.Sees("Gus", state);
        var chat = Assert.Single(_graph.Asked("POST", "/chats", anna.Person));
        Assert.Equal(
            [$"/users('{anna.Person.ObjectId}')", $"/users('{Stranger}')"],
            chat.Body!["members"]!.AsArray().Select(member => member!["user@odata.bind"]!.GetValue<string>()[^(member["user@odata.bind"]!.GetValue<string>().Length - _graph.Address.Length)..]));
        var message = Assert.Single(_graph.Asked("POST", "/chats/19.*/messages", anna.Person)).Body!["body"]!["content"]!.GetValue<string>();
        Assert.Contains("/join/", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.OrdinalIgnoreCase);

        var link = message[message.IndexOf("/join/", StringComparison.Ordinal)..].Split('"')[0];
        using var gus = new Browserless(_stage.Product);
        Assert.StartsWith("/session/", (await gus.Joins(link, "Gus")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_3_A_colleague_who_is_to_assist_gets_a_card_with_one_button_and_no_number()
    {
        var anna = await Anna("en-US", signedIn: true);
        var bob = _stage.Representative("Bob Ray", "pl-PL");
        await bob.Writes("pomoc");
        await bob.Sees("Co możesz napisać");
        await anna.Presses("Representative");
        await anna.Sees("Invite to session", "Send instant message");
        await Chooses(anna, "Send instant message", bob.Person.ObjectId, "pl", isStarted: true);
        var card = await bob.Sees("Anna Nowak prosi Cię o asystę", "Asystuj");
        Assert.DoesNotMatch(@"\d{3} \d{3} \d{3}", CardReading.Words(card));
        await bob.Presses("Asystuj");
        await bob.Sees("Sesja wsparcia", "Bob Ray", "Anna Nowak");
        await anna.Writes("invite");
        await anna.Sees("Invite to session", "Bob Ray", "Joined");
        Assert.Empty(_graph.Asked("POST", "/chats", anna.Person));
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    [InlineData(400, "BadRequest")]
    [InlineData(409, "Conflict")]
    [InlineData(422, "UnprocessableEntity")]
    public async Task What_Graph_refuses_the_bot_sends_itself(int status, string code)
    {
        var anna = await Anna("en-US", signedIn: true);
        var cem = _stage.Representative($"Cem {status}");
        await cem.Writes("help");
        await cem.Sees("What you can write");
        _graph.On("POST", "/chats", _ => FakeAnswer.Error(status, code, "no"));
        await Chooses(anna, "Send instant message", cem.Person.ObjectId, "en");
        var url = CardReading.Urls(await cem.Sees("Anna Nowak", "Join")).Single(address => address.Contains("/join/", StringComparison.Ordinal));
        await anna.Sees($"Cem {status}", "Sent");
        using var browser = new Browserless(_stage.Product);
        Assert.Equal(200, (await browser.Opens(new Uri(url).AbsolutePath)).Status);
    }

    [Fact]
    public async Task Whom_nobody_reaches_the_sender_hears_of_and_has_the_link_to_copy()
    {
        var anna = await Anna("en-US", signedIn: false);
        await Chooses(anna, "Send instant message", Stranger, "en");
        await anna.Hears("The invitation for Gus");
        await anna.Sees("Gus", "can't be reached by chat", "Copy join link");
        Assert.Empty(_graph.Asked("POST", "/chats", anna.Person));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task What_passes_is_tried_again(int status)
    {
        var anna = await Anna("en-US", signedIn: true);
        _graph.OnNext("POST", "/chats/19.*/messages", status == 0 ? new FakeAnswer(0) { BreaksOff = true } : FakeAnswer.Error(status, "later", "later") with { RetryAfter = "1" });
        await Chooses(anna, "Send instant message", Stranger, "en");
        await anna.Sees("Gus", "Sent");
        Assert.Equal(2, _graph.Asked("POST", "/chats/19.*/messages", anna.Person).Count);
    }

    [Theory]
    [InlineData("no-guid", "no-guid")]
    [InlineData("cccccccc-0000-4000-8000-000000000009", "cccccccc")]
    [InlineData("'; DROP TABLE people;--", "DROP TABLE")]
    public async Task R2_7_A_forged_choice_is_refused_by_name_and_stays_in_the_form(string chosen, string named)
    {
        _graph.On("GET", "/users/.*", request => request.Path.Contains(Stranger, StringComparison.Ordinal) ? null : FakeAnswer.Error(404, "Request_ResourceNotFound", "no"));
        var anna = await Anna("en-US", signedIn: false);
        var words = await Chooses(anna, "Send instant message", chosen, "en");
        Assert.Contains("Nobody in your directory", words, StringComparison.Ordinal);
        Assert.Contains(named, words, StringComparison.Ordinal);
        Assert.Contains("Nobody was chosen", await Chooses(anna, "Send instant message", "", "en", isStarted: true), StringComparison.Ordinal);
        Assert.Contains("can't invite yourself", await Chooses(anna, "Send instant message", anna.Person.ObjectId, "en", isStarted: true), StringComparison.Ordinal);
    }

    async Task<Representative> Anna(string locale, bool signedIn)
    {
        var anna = _stage.Representative("Anna Nowak", locale);
        if (signedIn)
            await _cloud.SignsIn(_stage, anna);
        await anna.Starts(withForm: true);
        return anna;
    }

    /// <returns>What the form says then.</returns>
    static async Task<string> Chooses(Representative anna, string button, string people, string language, bool isStarted = false)
    {
        if (!isStarted)
            await anna.Sees(button);
        var answer = await anna.Presses(button, new Dictionary<string, string> { ["people"] = people, ["language"] = language });
        return CardReading.Words(answer.Card!.Value);
    }
}
