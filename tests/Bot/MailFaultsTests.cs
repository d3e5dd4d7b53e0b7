using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Bot.Diagnosing;
using SupportBot.Bot.Mail;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>What each answer of a mail server means: for good or to be tried again, and what the representative is told (R2.6).</summary>
public sealed class MailFaultsTests
{
    [Theory]
    [InlineData("RCPT TO:<jan@", "550 5.1.1 nobody of that name", SendFailure.AddressRefused, true)]
    [InlineData("RCPT TO:<jan@", "450 4.2.1 later", SendFailure.ServerUnavailable, false)]
    [InlineData("MAIL FROM", "550 5.7.1 not you", SendFailure.Refused, true)]
    [InlineData("MAIL FROM", "421 4.3.2 closing", SendFailure.ServerUnavailable, false)]
    [InlineData("DATA", "554 5.6.0 no", SendFailure.Refused, true)]
    [InlineData("DATA", "", SendFailure.ServerUnavailable, false)]
    [InlineData(".", "552 5.3.4 too big", SendFailure.Refused, true)]
    [InlineData(".", "451 4.3.0 disk full", SendFailure.ServerUnavailable, false)]
    [InlineData(".", "", SendFailure.ServerUnavailable, false)]
    public async Task R2_6_Each_answer_is_permanent_or_passing(string said, string answer, SendFailure failure, bool isPermanent)
    {
        await using var server = MailServer.On(0);
        server.Answers[said] = answer;
        var thrown = await Assert.ThrowsAsync<MailNotSentException>(() => Send(server.Port));
        Assert.Equal((failure, isPermanent), (thrown.Failure, thrown.IsPermanent));
    }

    /// <summary>Sent again it would come twice.</summary>
    [Fact]
    public async Task What_was_taken_is_sent_even_if_the_goodbye_fails()
    {
        await using var server = MailServer.On(0);
        server.Answers["QUIT"] = "";
        await Send(server.Port);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task R2_6_A_server_that_is_not_there_or_says_nothing_is_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        Assert.Equal(SendFailure.ServerUnavailable, (await Assert.ThrowsAsync<MailNotSentException>(() => Send(port))).Failure);
        silent.Stop();
        Assert.False((await Assert.ThrowsAsync<MailNotSentException>(() => Send(port))).IsPermanent);
    }

    [Fact]
    public async Task A_server_without_TLS_gets_nothing_where_TLS_is_demanded()
    {
        await using var server = MailServer.On(0);
        var thrown = await Assert.ThrowsAsync<MailNotSentException>(() => Send(server.Port, SmtpSecurity.StartTls));
        Assert.Equal((SendFailure.Refused, false), (thrown.Failure, thrown.IsPermanent));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task The_diagnosis_connects_and_sends_nothing()
    {
        int port;
        await using (var server = MailServer.On(0))
        {
            port = server.Port;
            Assert.Equal(FindingState.Good, Assert.Single(await Diagnosed(port)).State);
            Assert.Empty(server.Mails);
        }

        var dead = Assert.Single(await Diagnosed(port));
        Assert.Equal(FindingState.Wrong, dead.State);
        Assert.Contains("Mail:Smtp:Host", dead.ToDo, StringComparison.Ordinal);
    }

    static Task<IReadOnlyList<Finding>> Diagnosed(int port) =>
        new MailDiagnosis(Settings(port), null!, null!).Look(new Asked(new PersonId("ada"), Language.English), TestContext.Current.CancellationToken);

    static async Task Send(int port, SmtpSecurity security = SmtpSecurity.None)
    {
        using var message = new MimeMessage { Subject = "Invitation", Body = new TextPart("plain") { Text = "Come in" } };
        message.From.Add(new MailboxAddress("Support", "support@example.com"));
        message.To.Add(new MailboxAddress("Jan", "jan@example.com"));
        await new SmtpServer(Settings(port, security)).Send(message, sender: null, TestContext.Current.CancellationToken);
    }

    static IOptions<MailOptions> Settings(int port, SmtpSecurity security = SmtpSecurity.None) => Options.Create(new MailOptions
    {
        Transport = MailTransportKind.Smtp,
        From = "support@example.com",
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = security, Timeout = TimeSpan.FromSeconds(1) },
    });
}
