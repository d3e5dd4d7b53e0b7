using SupportBot.Bot.Delivery;
using SupportBot.Bot.Mail;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Tests.Bot;

/// <summary>What is done about mail that could not be sent (docs/mail.md): invitations and scheduled sessions alike.</summary>
public sealed class MailTroubleTests
{
    static readonly DateTimeOffset Promised = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    [Fact]
    public void Waiting_for_its_turn_is_no_failure_however_long_it_takes()
    {
        var asked = TimeSpan.FromSeconds(40);
        var waits = new MailNotSentException(SendFailure.ServerUnavailable, false, "the mailbox is busy") { WaitsItsTurn = true, RetryAfter = asked };
        Assert.Equal(asked, Judge(waits, GiveUpAfter * 2)!.Pause);
    }

    [Fact]
    public void What_passes_is_tried_again_no_sooner_than_asked_until_the_time_is_up()
    {
        var asked = TimeSpan.FromHours(1);
        var passing = new MailNotSentException(SendFailure.ServerUnavailable, false, "later") { RetryAfter = asked };
        Assert.Equal(asked, Judge(passing, TimeSpan.Zero)!.Pause);
        Assert.InRange(Judge(new(SendFailure.ServerUnavailable, false, "later"), TimeSpan.Zero)!.Pause, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        Assert.Null(Judge(passing, GiveUpAfter));
    }

    [Fact]
    public void What_is_permanent_is_not_tried_again() => Assert.Null(Judge(new(SendFailure.AddressRefused, true, "no such mailbox"), TimeSpan.Zero));

    static Delivered.Later? Judge(MailNotSentException failure, TimeSpan after) =>
        MailTrouble.Judge(failure, new LeasedEntry(1, null!, 0, Promised), GiveUpAfter, Promised + after);
}
