using MimeKit;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Witnesses;

/// <summary>Invitations through a mail server that nobody here wrote. It refuses one address for good and another one the first time. Run by <c>tests/outside</c>.</summary>
public sealed class MailServerTests
{
    [Fact]
    public async Task Invitations_are_sent_refused_with_the_reason_and_tried_again()
    {
        var server = Outside.Value("SUPPORTBOT_OUTSIDE_SMTP").Split(':');
        await using var stage = await Stage.Open(new()
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__From"] = "support@example.com",
            ["Mail__Smtp__Host"] = server[0],
            ["Mail__Smtp__Port"] = server[1],
            ["Mail__Smtp__Security"] = "None",
        });
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts(withForm: true);
        await anna.Sees("Invite to session", "Send invitation");
        await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = "jan.witness@example.com, refused@example.com, later@example.com", ["language"] = "pl" });

        await anna.Sees("Support session", number, "Not sent", "The mail server doesn't accept this address");
        await anna.Hears($"{number} · The invitation for refused@example.com could not be sent. The mail server doesn't accept this address");
        await stage.Teams.WaitFor(() => Taken("later@example.com").Count > 0, TimeSpan.FromSeconds(60), "the mail that was told to come later");
        await anna.Writes("history");
        await anna.Sees("Invitation not sent yet, it will be tried again: later@example.com", "Invitation sent: later@example.com");

        var mail = Assert.Single(Taken("jan.witness@example.com"));
        Assert.Single(Taken("later@example.com"));
        Assert.Empty(Taken("refused@example.com"));
        Assert.Contains(number, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Zaproszenie działa do", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(number, mail.HtmlBody, StringComparison.Ordinal);
        using var jan = new Browserless(stage.Product, "pl");
        Assert.StartsWith("/session/", (await jan.Joins(stage.LinkIn(mail), "Jan")).Path, StringComparison.Ordinal);
        await anna.Sees("Support session", number, "Jan", "2 participants");
    }

    /// <summary>STARTTLS and a sign-in are demanded, one address is refused, one has to come later, every yes takes its time.</summary>
    [Fact]
    public async Task Through_a_server_with_TLS_and_a_sign_in_nothing_is_lost_and_nothing_comes_twice()
    {
        await using var stage = await Stage.Open(Secure("secret"));
        var anna = stage.Representative("Anna Nowak");
        await anna.Starts(withForm: true);
        await anna.Sees("Invite to session", "Send invitation");
        await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = "tls.one@example.com, refused@example.com, later@example.com, tls.two@example.com", ["language"] = "en" });
        await anna.Hears("The invitation for refused@example.com could not be sent.");
        await stage.Teams.WaitFor(() => Secured("later@example.com").Count > 0, TimeSpan.FromSeconds(60), "the mail that was told to come later");
        await anna.Sees("Support session", "tls.one@example.com", "Sent");
        Assert.All(new[] { "tls.one@example.com", "tls.two@example.com", "later@example.com" }, address => Assert.Single(Secured(address)));
        Assert.Empty(Secured("refused@example.com"));
    }

    [Fact]
    public async Task A_refused_sign_in_is_told_and_nothing_is_lost()
    {
        await using var stage = await Stage.Open(Secure("wrong"));
        await IsTold(stage, "wrong.sign.in@example.com");
    }

    [Fact]
    public async Task A_certificate_that_nobody_knows_is_told_and_nothing_is_lost()
    {
        await using var stage = await Stage.Open(new(Secure("secret")) { ["SSL_CERT_FILE"] = null });
        await IsTold(stage, "unknown.certificate@example.com");
    }

    static async Task IsTold(Stage stage, string address)
    {
        var anna = stage.Representative("Anna Nowak");
        await anna.Starts(withForm: true);
        await anna.Sees("Invite to session", "Send invitation");
        await anna.Presses("Send invitation", new Dictionary<string, string> { ["addresses"] = address, ["language"] = "en" });
        await anna.Sees("Support session", address, "Waiting to be sent", "Tried 1 time");
        Assert.Empty(Secured(address));
    }

    static Dictionary<string, string?> Secure(string password) => new()
    {
        ["Mail__Transport"] = "Smtp",
        ["Mail__From"] = "support@example.com",
        ["Mail__Smtp__Host"] = "localhost",
        ["Mail__Smtp__Port"] = Outside.Value("SUPPORTBOT_OUTSIDE_SECURE_SMTP").Split(':')[1],
        ["Mail__Smtp__Security"] = "StartTls",
        ["Mail__Smtp__User"] = "support",
        ["Mail__Smtp__Password"] = password,
        ["SSL_CERT_FILE"] = Outside.Value("SUPPORTBOT_OUTSIDE_SECURE_SMTP_CERTIFICATE"),
    };

    static List<MimeMessage> Secured(string address) => Taken(address, "SUPPORTBOT_OUTSIDE_SECURE_SMTP_DIR");

    static List<MimeMessage> Taken(string address, string folder = "SUPPORTBOT_OUTSIDE_SMTP_DIR") =>
        [.. Directory.EnumerateFiles(Outside.Folder(folder), "*.eml").Select(file => MimeMessage.Load(file)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];
}
