using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Invitations by Microsoft Graph: whose mailbox they leave from, what each failure means, and what came back (docs/mail.md).</summary>
public sealed class GraphMailTests(GraphMailTests.MailStage mail) : IClassFixture<GraphMailTests.MailStage>
{
    const string OwnMailbox = "/me/sendMail";
    const string ServiceMailbox = "/users/support(@|%40)example.com/sendMail";

    Stage Stage => mail.Stage;

    FakeGraph Graph => mail.Cloud.Graph;

    [Fact]
    public async Task R2_2_Who_has_signed_in_sends_from_their_own_mailbox()
    {
        var anna = await Anna(signedIn: true);
        var number = await Invites(anna, "own@example.com");
        await anna.Sees("Support session", number, "own@example.com", "Sent");
        var sent = Assert.Single(Graph.Asked("POST", OwnMailbox));
        Assert.Equal(anna.Person.ObjectId, sent.By);
        var message = sent.Body!["Message"]!;
        Assert.Equal("own@example.com", message["toRecipients"]![0]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Contains("/join/", message["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(message["from"]);
        Assert.Empty(Graph.Asked("POST", ServiceMailbox));
    }

    [Fact]
    public async Task Who_has_not_sends_from_the_service_mailbox()
    {
        var anna = await Anna(signedIn: false);
        await Invites(anna, "service@example.com");
        await anna.Sees("Support session", "service@example.com", "Sent");
        Assert.Equal("site", Assert.Single(Graph.Asked("POST", ServiceMailbox)).By);
    }

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken")]
    [InlineData(403, "ErrorAccessDenied")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI")]
    public async Task A_mailbox_that_can_t_send_is_stood_in_for_with_answers_to_its_owner(int status, string code)
    {
        var anna = await Anna(signedIn: true);
        Graph.On("POST", OwnMailbox, _ => FakeAnswer.Error(status, code, "no"));
        await Invites(anna, $"fallback{status}@example.com");
        await anna.Sees("Support session", $"fallback{status}@example.com", "Sent");
        var message = Assert.Single(Graph.Asked("POST", ServiceMailbox)).Body!["Message"]!;
        Assert.Equal(anna.Person.SignInName, message["replyTo"]![0]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Null(message["from"]);
    }

    [Fact]
    public async Task A_grant_that_was_taken_back_is_forgotten_and_the_service_mailbox_sends()
    {
        var anna = await Anna(signedIn: true);
        mail.Cloud.Entra.Revoke(anna.Person);
        await Invites(anna, "revoked@example.com");
        await anna.Sees("Support session", "revoked@example.com", "Sent");
        Assert.Single(Graph.Asked("POST", ServiceMailbox));
        await anna.Writes("help");
        await anna.Sees("sign in");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task What_passes_is_tried_again_with_the_same_message(int status)
    {
        var anna = await Anna(signedIn: true);
        var answer = status == 0 ? new FakeAnswer(0) { BreaksOff = true } : FakeAnswer.Error(status, "later", "later") with { RetryAfter = "1" };
        Graph.OnNext("POST", OwnMailbox, answer);
        await Invites(anna, $"later{status}@example.com");
        await anna.Sees("Support session", $"later{status}@example.com", "Sent");
        var tries = Graph.Asked("POST", OwnMailbox);
        Assert.Equal(2, tries.Count);
        Assert.Equal(tries[0].Body!["Message"]!["internetMessageId"]!.GetValue<string>(), tries[1].Body!["Message"]!["internetMessageId"]!.GetValue<string>());
        Assert.Equal(tries[0].Body!.ToJsonString(), tries[1].Body!.ToJsonString());
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRecipients", "doesn't accept this address")]
    [InlineData(422, "ErrorMessageInvalid", "refused the message")]
    [InlineData(413, "ErrorMessageSizeExceeded", "refused the message")]
    public async Task What_can_never_succeed_is_told_at_once_and_not_tried_again(int status, string code, string words)
    {
        var anna = await Anna(signedIn: true);
        Graph.On("POST", OwnMailbox, _ => FakeAnswer.Error(status, code, "no"));
        await Invites(anna, $"never{status}@example.com");
        await anna.Hears(words);
        Assert.Single(Graph.Asked("POST", ".*/sendMail"));
    }

    [Fact]
    public async Task A_site_that_may_not_send_says_so_and_sends_once_it_may()
    {
        var anna = await Anna(signedIn: false);
        Graph.OnNext("POST", ServiceMailbox, FakeAnswer.Error(403, "ErrorAccessDenied", "no"));
        await Invites(anna, "forbidden@example.com");
        await anna.Sees("Support session", "forbidden@example.com", "Tried 1 time");
        await anna.Sees("Support session", "forbidden@example.com", "Sent");
    }

    /// <summary>A message may be on its way when the power fails: it goes once more, and mail systems see one message.</summary>
    [Fact]
    public async Task R11_4_A_crash_loses_no_mail_and_makes_no_second_message()
    {
        var anna = await Anna(signedIn: true);
        var addresses = Enumerable.Range(1, 12).Select(number => string.Create(CultureInfo.InvariantCulture, $"crash{number}@example.com")).ToArray();
        await Invites(anna, string.Join(", ", addresses));
        await Stage.Product.Restart();
        await Stage.Teams.WaitFor(() => Sent("crash").Select(sent => sent.Address).Distinct().Count() == addresses.Length, TimeSpan.FromSeconds(60), "all messages");
        Assert.Equal(addresses.Length, Sent("crash").Distinct().Count());
    }

    /// <summary>Address and message id of what was taken. (The directory gives a refresh token once: killed at the wrong moment, the service mailbox stands in.)</summary>
    List<(string Address, string Id)> Sent(string beginning) =>
    [
        .. Graph.Asked("POST", ".*/sendMail").Select(sent => sent.Body!["Message"]!)
            .Select(message => (message["toRecipients"]![0]!["emailAddress"]!["address"]!.GetValue<string>(), message["internetMessageId"]!.GetValue<string>()))
            .Where(sent => sent.Item1.StartsWith(beginning, StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task R2_6_Mail_that_came_back_is_told_and_a_forged_report_is_not_believed()
    {
        var anna = await Anna(signedIn: true);
        Graph.On("GET", "/me/messages", _ => FakeAnswer.Json(200, Reports("<00000000000000000000000000000000.abcdefabcdef@127.0.0.1>", "multipart/report; report-type=delivery-status")));
        var number = await Invites(anna, "bounce@example.com");
        await anna.Sees("Support session", "bounce@example.com", "Sent");
        var id = Graph.Asked("POST", OwnMailbox)[^1].Body!["Message"]!["internetMessageId"]!.GetValue<string>();
        await Stage.Teams.WaitFor(() => Graph.Asked("GET", "/me/messages").Count > 1, what: "a look for mail that came back");
        Action("failed");
        // A person's answer names the message as well: it is no report. Who guesses the id hasn't the random part of it. A report may say that delivery is late.
        await IsNotBelieved(id, "text/plain");
        await IsNotBelieved(id.Split('.')[0] + ".abcdefabcdef@127.0.0.1>", "multipart/report; report-type=delivery-status");
        Action("delayed");
        await IsNotBelieved(id, "multipart/report; report-type=delivery-status");
        Action("failed");
        Graph.On("GET", "/me/messages", _ => FakeAnswer.Json(200, Reports(id, "multipart/report; report-type=delivery-status")));
        await anna.Hears($"{number} · The invitation for bounce@example.com could not be sent. The message came back");
        Assert.Contains("receivedDateTime%20ge%20", Graph.Asked("GET", "/me/messages")[^1].Query, StringComparison.Ordinal);
    }

    async Task IsNotBelieved(string about, string type)
    {
        Graph.On("GET", "/me/messages", _ => FakeAnswer.Json(200, Reports(about, type)));
        var looks = Graph.Asked("GET", "/me/messages").Count;
        await Stage.Teams.WaitFor(() => Graph.Asked("GET", "/me/messages").Count > looks + 1, what: "further looks");
        Assert.DoesNotContain("The message came back", string.Join('\n', Stage.Teams.Requests.Select(request => request.Body)), StringComparison.Ordinal);
    }

    /// <summary>What the report itself says became of the message.</summary>
    void Action(string action) => Graph.On("GET", "/me/messages/report/(\\$|%24)value", _ => new FakeAnswer(200, $"""
        Content-Type: multipart/report; report-type=delivery-status; boundary=x
        MIME-Version: 1.0

        --x
        Content-Type: text/plain

        About your message.
        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.com

        Final-Recipient: rfc822; bounce@example.com
        Action: {action}
        Status: 5.1.1

        --x--
        """.ReplaceLineEndings("\r\n"), "text/plain"));

    static JsonObject Reports(string about, string type) => new()
    {
        ["value"] = new JsonArray(new JsonObject
        {
            ["id"] = "report",
            ["subject"] = "Undeliverable",
            ["internetMessageHeaders"] = new JsonArray(
                new JsonObject { ["name"] = "Content-Type", ["value"] = type },
                new JsonObject { ["name"] = "In-Reply-To", ["value"] = about }),
        }),
    };

    async Task<Representative> Anna(bool signedIn)
    {
        mail.Cloud.Entra.Reset();
        Graph.Reset();
        var anna = Stage.Representative("Anna Nowak");
        if (signedIn)
            await mail.Cloud.SignsIn(Stage, anna);
        return anna;
    }

    static async Task<string> Invites(Representative anna, string addresses)
    {
        var number = await anna.Starts(withForm: true);
        await anna.Sees("Send invitation");
        await anna.Presses("Send invitation", Typed(addresses));
        return number;
    }

    static Dictionary<string, string> Typed(string addresses) => new() { ["addresses"] = addresses, ["language"] = "en", ["ownMail"] = "false" };

    public sealed class MailStage : IAsyncLifetime
    {
        internal Microsoft365 Cloud { get; private set; } = null!;

        internal Stage Stage { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Cloud = await Microsoft365.Start();
            Stage = await Stage.Open(new(Cloud.Settings) { ["Mail__Transport"] = "Graph", ["Mail__From"] = "support@example.com", ["Mail__BounceInterval"] = "00:00:01" });
        }

        public async ValueTask DisposeAsync()
        {
            await Stage.DisposeAsync();
            await Cloud.DisposeAsync();
        }
    }
}
