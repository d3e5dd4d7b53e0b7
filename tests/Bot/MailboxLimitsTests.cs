using SupportBot.Bot.Mail;

namespace SupportBot.Tests.Bot;

/// <summary>What one mailbox may send, as Exchange Online limits it (protocol.md §8, pains.md).</summary>
public sealed class MailboxLimitsTests
{
    [Fact]
    public void Four_at_once_and_each_mailbox_for_itself()
    {
        using var limits = new MailboxLimits();
        var inside = Enumerable.Range(0, 4).Select(_ => limits.Enter("anna")).ToList();
        Assert.All(inside, Assert.NotNull);
        Assert.Null(limits.Enter("anna"));
        Assert.NotNull(limits.Enter("bob"));
        inside[0]!.Dispose();
        Assert.NotNull(limits.Enter("anna"));
    }

    [Fact]
    public void Thirty_a_minute()
    {
        using var limits = new MailboxLimits();
        for (var sent = 0; sent < 30; sent++)
            Assert.IsType<IDisposable>(limits.Enter("anna"), exactMatch: false).Dispose();
        Assert.Null(limits.Enter("anna"));
        Assert.NotNull(limits.Enter("bob"));
    }
}
