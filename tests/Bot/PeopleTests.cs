using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Who is offered, and how they are shown: photos of representatives, the presence of colleagues, customers of before.</summary>
[Collection(CloudStageUsers.Name)]
public sealed partial class PeopleTests
{
    const string Presence = "/communications/getPresencesByUserId";

    /// <summary>The beginning of a JPEG: nobody looks further.</summary>
    static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. "JFIF, a face"u8];

    readonly FakeGraph _graph;
    readonly Stage _stage;

    public PeopleTests(CloudStage cloud)
    {
        cloud.Reset();
        (_graph, _stage) = (cloud.Cloud.Graph, cloud.Stage);
    }

    [Fact]
    public async Task A_photo_of_the_directory_stands_beside_the_name_and_a_silhouette_beside_the_others()
    {
        var (anna, zoe) = (_stage.Representative("Anna Photo"), _stage.Representative("Zoe Plain"));
        HasPhoto(anna, Jpeg);
        var number = await anna.Starts();
        await zoe.Writes($"join {number}");
        await zoe.Sees("Support session", number);
        var address = PhotosOn(await PeopleCard(anna, "/photo/")).Single();
        Assert.Contains("\"/person.png\"", Regex.Replace(await PeopleCardText(anna), "\"https?://[^/\"]+", "\""), StringComparison.Ordinal);
        Assert.Equal("site", _graph.Asked("GET", PhotoPath(anna))[0].By);

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(Jpeg, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using var guessed = await http.GetAsync(new Uri(address[..^3] + "AAA"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        using var silhouette = await http.GetAsync(new Uri(new Uri(address), "/person.png"), TestContext.Current.CancellationToken);
        Assert.Equal("image/png", silhouette.Content.Headers.ContentType?.MediaType);

        await anna.Writes("help");
        await anna.Sees("What you can write");
        Assert.Single(_graph.Asked("GET", PhotoPath(anna)));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_no_picture_is_not_shown(string? content)
    {
        var bob = _stage.Representative("Bob Photo");
        HasPhoto(bob, content is null ? [.. Jpeg, .. new byte[300_000]] : Encoding.UTF8.GetBytes(content));
        await bob.Starts();
        await _stage.Teams.WaitFor(() => _graph.Asked("GET", PhotoPath(bob)).Count == 1, what: "a question for his photo");
        Assert.DoesNotContain("/photo/", await PeopleCardText(bob), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_stand_in_the_form_with_their_presence_and_without_where_it_can_t_be_asked()
    {
        var (anna, bob, cem) = (_stage.Representative("Anna Asks"), _stage.Representative("Bob Busy"), _stage.Representative("Cem Unknown"));
        await anna.Starts();
        await bob.Writes("help");
        await bob.Sees("What you can write");
        _graph.On("POST", Presence, _ => FakeAnswer.Json(200, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = bob.Person.ObjectId, ["availability"] = "DoNotDisturb", ["activity"] = "Presenting" }),
        }));
        // The form doesn't wait for a slow answer, and asks again a little later.
        for (var tries = 0; await Offered(anna, bob) != "Bob Busy · Busy"; tries++)
        {
            Assert.True(tries < 30, "no presence");
            await Task.Delay(1000, TestContext.Current.CancellationToken);
        }

        _graph.On("POST", Presence, _ => FakeAnswer.Error(403, "Forbidden", "no"));
        await cem.Writes("help");
        await cem.Sees("What you can write");
        Assert.Equal("Cem Unknown", await Offered(anna, cem));
    }

    [Fact]
    public async Task R2_2_Customers_of_before_are_chosen_or_found_while_typing()
    {
        var (anna, eve) = (_stage.Representative("Anna Again"), _stage.Representative("Eve Elsewhere"));
        await anna.Starts();
        await anna.Writes("invite ewa@example.com, jan@example.com");
        await anna.Hears("ewa@example.com");
        await anna.Writes("end");
        await anna.Sees("Yes, end it");
        await anna.Presses("Yes, end it");
        await anna.Starts(withForm: true);
        Assert.Equal(["ewa@example.com", "jan@example.com"], ChoicesOf(await anna.Sees("Invite to session", "Recent customers"), "recent").Keys.Order());

        var answer = await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = "new@example.com", ["recent"] = "jan@example.com", ["language"] = "en" });
        Assert.Contains("on its way to: new@example.com, jan@example.com", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
        await anna.Sees("Support session", "new@example.com", "jan@example.com");

        // Who is invited already isn't offered, and who is chosen all the same is named.
        Assert.Equal(["ewa@example.com"], ChoicesOf(answer.Card!.Value, "recent").Keys);
        answer = await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = "", ["recent"] = "jan@example.com", ["language"] = "en" });
        Assert.Contains("invited already: jan@example.com", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);

        Assert.Equal(["ewa@example.com"], await Searches(anna, "EWA example"));
        Assert.Equal(3, (await Searches(anna, "")).Count);
        Assert.Empty(await Searches(anna, "nobody"));
        Assert.Empty(await Searches(eve, ""));
        var unknown = _stage.Channel.Shapes.Invoke(anna.Person, "application/search", new JsonObject { ["queryText"] = "a", ["dataset"] = "graph.microsoft.com/users" });
        Assert.Equal(400, (await _stage.Channel.Invokes(unknown)).HttpStatus);
    }

    async Task<IReadOnlyList<string>> Searches(Representative who, string text)
    {
        var search = new JsonObject { ["queryText"] = text, ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 }, ["dataset"] = "customers" };
        var answer = await _stage.Channel.Invokes(_stage.Channel.Shapes.Invoke(who.Person, "application/search", search));
        Assert.Equal((200, "application/vnd.microsoft.search.searchResponse"), (answer.StatusCode, answer.Type));
        return [.. answer.Value!.Value.GetProperty("results").EnumerateArray().Select(found => found.GetProperty("value").GetString()!)];
    }

    void HasPhoto(Representative person, byte[] content) => _graph.On("GET", PhotoPath(person), _ => new FakeAnswer(200, ContentType: "image/jpeg") { Bytes = content });

    static string PhotoPath(Representative person) => $@"/users/{person.Person.ObjectId}/photos/96x96/\$value";

    /// <summary>Asked for until it has what is looked for: a photo is looked up beside the first turn.</summary>
    async Task<string> PeopleCard(Representative who, string wanted)
    {
        for (var tries = 0; ; tries++)
        {
            var card = await PeopleCardText(who);
            if (card.Contains(wanted, StringComparison.Ordinal))
                return card;
            Assert.True(tries < 30, card);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    static async Task<string> PeopleCardText(Representative who)
    {
        await who.Writes("participants");
        await who.Sees("Participants", "Customers");
        return who.Latest("Participants", "Customers")!.CardFor(who.Person)!.Value.GetRawText();
    }

    /// <summary>As the invitation form offers somebody.</summary>
    async Task<string> Offered(Representative by, Representative colleague)
    {
        var before = by.Latest("Invite to session");
        await by.Writes("invite");
        await _stage.Teams.WaitFor(() => by.Latest("Invite to session") is { } form && form != before, what: "the form");
        return ChoicesOf(by.Latest("Invite to session")!.CardFor(by.Person)!.Value, "people")[colleague.Person.ObjectId];
    }

    static IEnumerable<string> PhotosOn(string card) => PhotoAddress().Matches(card).Select(found => found.Groups[1].Value).Distinct();

    static Dictionary<string, string> ChoicesOf(JsonElement card, string input) => card.GetProperty("body").EnumerateArray()
        .Single(element => element.TryGetProperty("id", out var id) && id.GetString() == input).GetProperty("choices").EnumerateArray()
        .ToDictionary(choice => choice.GetProperty("value").GetString()!, choice => choice.GetProperty("title").GetString()!);

    [GeneratedRegex("\"url\":\"(https?://[^\"]+/photo/[A-Za-z0-9_-]{43})\"")]
    private static partial Regex PhotoAddress();
}
