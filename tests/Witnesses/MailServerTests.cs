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

    static List<MimeMessage> Taken(string address) =>
        [.. Directory.EnumerateFiles(Outside.Folder("SUPPORTBOT_OUTSIDE_SMTP_DIR"), "*.eml").Select(file => MimeMessage.Load(file)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];
}
