using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Scheduled sessions in the representative's own calendar: an event with the customer as attendee, changed and cancelled there, and mail where that can't be.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class OwnCalendarTests
{
    readonly Microsoft365 _cloud;
    readonly Stage _stage;

    public OwnCalendarTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _stage) = (cloud.Cloud, cloud.Stage);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_made_changed_and_cancelled_and_no_mail_is_sent()
    {
        var anna = await SignedIn();
        await Plans(anna, "jan11@example.com");
        var made = await Asked("POST", "/me/events");
        Assert.Equal(anna.Person.ObjectId, made.By);
        Assert.Equal("jan11@example.com", (string?)made.Body!["attendees"]![0]!["emailAddress"]!["address"]);
        Assert.Equal("UTC", (string?)made.Body["start"]!["timeZone"]);
        Assert.False(string.IsNullOrEmpty((string?)made.Body["transactionId"]));
        var link = LinkIn((string?)made.Body["body"]!["content"]);
        using var page = await _stage.Product.Http.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        await anna.Presses("Change");
        await anna.Presses("Save the change", new Dictionary<string, string> { ["time"] = "16:15" });
        var changed = await Asked("PATCH", "/me/events/id-[0-9]+");
        Assert.EndsWith(":15:00", (string?)changed.Body!["start"]!["dateTime"], StringComparison.Ordinal);
        Assert.Equal(link, LinkIn((string?)changed.Body["body"]!["content"]));
        Assert.Null(changed.Body["transactionId"]);

        await anna.Presses("Cancel the session");
        await anna.Presses("Yes, cancel it");
        var cancelled = await Asked("POST", "/me/events/id-[0-9]+/cancel");
        Assert.Equal(changed.Path + "/cancel", cancelled.Path);
        Assert.Single(_cloud.Graph.Asked("POST", "/me/events"));
        Assert.Empty(_stage.Mails("jan11@example.com"));
    }

    [Fact]
    public async Task R2_6_a_passing_failure_is_tried_again_as_the_same_transaction()
    {
        var anna = await SignedIn();
        _cloud.Graph.OnNext("POST", "/me/events", FakeAnswer.Error(503, "ServiceUnavailable", "away"));
        await Plans(anna, "jan12@example.com");
        await _stage.Teams.WaitFor(() => _cloud.Graph.Asked("POST", "/me/events").Count == 2, TimeSpan.FromSeconds(40), "another try");
        Assert.Single(_cloud.Graph.Asked("POST", "/me/events").Select(request => (string?)request.Body!["transactionId"]).Distinct());
        Assert.Empty(_stage.Mails("jan12@example.com"));
    }

    [Fact]
    public async Task An_event_that_is_there_already_is_found_and_not_made_twice()
    {
        var anna = await SignedIn();
        _cloud.Graph.On("POST", "/me/events", _ => FakeAnswer.Error(409, "ErrorDuplicateTransactionId", "there already"));
        _cloud.Graph.On("GET", "/me/calendarView", _ => FakeAnswer.Json(200, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = "other", ["transactionId"] = "x" }, new JsonObject { ["id"] = "known", ["transactionId"] = (string?)_cloud.Graph.Asked("POST", "/me/events")[0].Body!["transactionId"] }),
        }));
        await Plans(anna, "jan13@example.com");
        await Asked("GET", "/me/calendarView");
        await anna.Presses("Cancel the session");
        await anna.Presses("Yes, cancel it");
        Assert.Equal("/me/events/known/cancel", (await Asked("POST", "/me/events/.+/cancel")).Path);
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied")]
    [InlineData(422, "ErrorInvalidRequest")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI")]
    public async Task A_calendar_that_refuses_is_said_in_the_chat_and_mail_takes_its_place(int status, string code)
    {
        var anna = await SignedIn();
        _cloud.Graph.On("POST", "/me/events", _ => FakeAnswer.Error(status, code, "no"));
        var address = $"jan{status}@example.com";
        await Plans(anna, address);
        var mail = await _stage.Mail(address);
        Assert.Equal(0, Calendars.In(mail, "REQUEST").Sequence);
        await anna.Sees("Not in your calendar", "Your calendar in Microsoft 365 didn't take the session");
        Assert.Single(_stage.Mails(address));
        Assert.Single(_cloud.Graph.Asked("POST", "/me/events"));
    }

    [Fact]
    public async Task Signed_out_since_changes_go_by_mail_and_the_chat_says_so()
    {
        var anna = await SignedIn();
        await Plans(anna, "jan14@example.com");
        await Asked("POST", "/me/events");
        await anna.Writes("sign out");
        await anna.Hears("no longer acts in your name");
        await anna.Writes("schedule");
        await anna.Sees("1 session planned", "jan14@example.com");
        await anna.Presses("Change");
        await anna.Presses("Save the change", new Dictionary<string, string> { ["time"] = "17:00" });
        Assert.Equal(1, Calendars.In(await _stage.Mail("jan14@example.com"), "REQUEST").Sequence);
        await anna.Sees("Not in your calendar", "Your calendar in Microsoft 365 didn't take the session");
        Assert.Empty(_cloud.Graph.Asked("PATCH", ".*"));
    }

    [Fact]
    public async Task Who_has_not_signed_in_sends_mail_and_gets_a_file()
    {
        var ben = _stage.Representative("Ben Miller");
        await Plans(ben, "jan15@example.com");
        Calendars.In(await _stage.Mail("jan15@example.com"), "REQUEST");
        Assert.DoesNotContain(_cloud.Graph.Requests, request => request.By == ben.Person.ObjectId || request.Path.Contains("/events", StringComparison.Ordinal));
        var file = CardReading.Urls(ben.Latest("Scheduled with Jan Kowalski")!.CardFor(ben.Person)!.Value).Single(url => url.EndsWith(".ics", StringComparison.Ordinal));
        using var stranger = await _stage.Product.Http.GetAsync(new Uri(file).AbsolutePath, Cancel);
        Assert.NotEqual("text/calendar", stranger.Content.Headers.ContentType?.MediaType);
    }

    async Task<Representative> SignedIn()
    {
        var anna = _stage.Representative("Anna Nowak");
        await _cloud.SignsIn(_stage, anna);
        return anna;
    }

    async Task<GraphRequest> Asked(string method, string path)
    {
        await _stage.Teams.WaitFor(() => _cloud.Graph.Asked(method, path).Count > 0, what: $"{method} {path}");
        return _cloud.Graph.Asked(method, path)[^1];
    }

    static async Task Plans(Representative who, string address)
    {
        await who.Writes($"schedule tomorrow 14:30 {address}");
        await who.Sees("Schedule a session", "Nothing is planned yet");
        var planned = await who.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        Assert.Contains("Scheduled with Jan Kowalski", CardReading.Words(planned.Card!.Value), StringComparison.Ordinal);
    }

    static string LinkIn(string? html)
    {
        var address = html![(html!.IndexOf("href=\"", StringComparison.Ordinal) + 6)..];
        return new Uri(address[..address.IndexOf('"', StringComparison.Ordinal)]).AbsolutePath;
    }
}
