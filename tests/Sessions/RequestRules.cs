using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R7.9: a customer comes in by themselves.</summary>
public sealed class RequestRules
{
    static readonly Queue Daytime = new() { Id = Cast.Desk, Name = "Service desk", Hours = Settings.ReadHours("Mon-Fri 08:00-16:00").Hours };

    [Fact]
    public void R7_9_a_customer_waits_in_the_queue_they_chose()
    {
        var session = Story.Requested(Cast.Policy, Cast.Desk).Session;
        Assert.Equal((SessionStatus.Waiting, null, Cast.Jan, "My printer is on fire"), (session.Status, session.Controller, session.SelectedCustomer, session.Question));
        Assert.Equal((Cast.Desk, Cast.Morning, false, null), (session.Wait!.Queue, session.Wait.Since, session.Wait.IsReturned, session.Wait.Sender));
        Assert.Equal(ParticipantState.Connected, Assert.Single(session.Participants).State);
    }

    [Fact]
    public void R7_9_an_agent_takes_them_and_helps()
    {
        var story = Story.Requested(Cast.Policy, Cast.Desk).Does(Cast.Site, Cast.Ask(Cast.Adam)).Does(Cast.Adam, Cast.Accept(2));
        Assert.Equal((SessionStatus.Open, Cast.Participant(2), 0), (story.Session.Status, story.Session.Controller, story.Session.Transfers));
        story.Does(Cast.Adam, new SessionCommand.End());
    }

    [Fact]
    public void R7_9_a_customer_who_gives_up_ends_it()
    {
        var story = Story.Requested(Cast.Policy, Cast.Desk).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        Assert.Equal(EndReason.Abandoned, story.Session.EndedBecause);
    }

    [Fact]
    public void R7_6_nobody_left_and_the_customer_keeps_waiting()
    {
        var story = Story.Requested(Cast.Policy, Cast.Desk);
        Assert.Equal([new SessionEvent.Returned(Cast.Desk)], story.Happens(Cast.Site, new SessionCommand.Return()));
        Assert.Equal([new SessionEffect.RefreshCards()], story.Promised);
        story.Later(TimeSpan.FromHours(9)).Does(Cast.Site, new SessionCommand.DoWhatIsDue());
        Assert.True(story.Session.IsWaiting);
    }

    [Fact]
    public void R7_9_only_a_queue_that_there_is_and_that_takes_customers()
    {
        Refuses(Refusal.QueueNotFound, Cast.Request(new QueueId("gone")), Cast.Policy);
        Assert.Equal(["Service desk"], Refuses(Refusal.QueueClosed, Cast.Request(Cast.Desk), Cast.Policy with { Queues = [Daytime with { TakesRequests = false, Hours = [] }] }));
    }

    [Theory]
    [InlineData("2026-11-02T07:59:59Z", "Etc/UTC", false)]
    [InlineData("2026-11-02T08:00:00Z", "Etc/UTC", true)]
    [InlineData("2026-11-02T15:59:59Z", "Etc/UTC", true)]
    [InlineData("2026-11-02T16:00:00Z", "Etc/UTC", false)]
    [InlineData("2026-11-02T07:00:00Z", "Europe/Warsaw", true)]
    [InlineData("2026-07-06T06:00:00Z", "Europe/Warsaw", true)]
    [InlineData("2026-07-06T05:59:59Z", "Europe/Warsaw", false)]
    [InlineData("2026-11-01T23:30:00Z", "Asia/Tokyo", true)]
    [InlineData("2026-11-01T12:00:00Z", "Etc/UTC", false)]
    [InlineData("2026-11-02T08:00:00Z", "Nowhere/Land", true)]
    public void R7_9_a_queue_is_open_in_its_hours_in_the_sites_time_zone(string now, string zone, bool isOpen)
    {
        var policy = new SessionPolicy { Queues = [Daytime], TimeZone = zone };
        Assert.Equal(isOpen, policy.IsOpen(Daytime, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(isOpen, SessionRules.Request(Cast.Request(Cast.Desk), Cast.Visitor, policy, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)) is Decision.Accepted);
    }

    [Fact]
    public void Hours_until_midnight_reach_the_end_of_the_day()
    {
        var queue = Daytime with { Hours = Settings.ReadHours("Mon 22:00-24:00").Hours };
        Assert.True(new SessionPolicy().IsOpen(queue, new DateTimeOffset(2026, 11, 2, 23, 59, 59, TimeSpan.Zero)));
        Assert.False(new SessionPolicy().IsOpen(queue, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("", "help", null, Refusal.NameMissing)]
    [InlineData("\u202E\u200B", "help", null, Refusal.NameMissing)]
    [InlineData("Jan\r\nBcc: x", "help", null, Refusal.NameHasLineBreak)]
    [InlineData("Jan", " \n\u3164", null, Refusal.QuestionMissing)]
    [InlineData("Jan", "help", "jan@", Refusal.AddressInvalid)]
    [InlineData("Jan", "help", "jan@example.com\r\nBcc: x@example.com", Refusal.AddressInvalid)]
    public void R7_9_bad_input_is_refused(string name, string question, string? email, Refusal expected) => Refuses(expected, Cast.Request(Cast.Desk, name, question, email), Cast.Policy);

    [Fact]
    public void R7_9_an_endless_name_or_question_is_refused_with_its_length()
    {
        Assert.Equal(["100", "101"], Refuses(Refusal.NameTooLong, Cast.Request(Cast.Desk, new string('x', 101)), Cast.Policy));
        Assert.Equal(["1000", "1001"], Refuses(Refusal.QuestionTooLong, Cast.Request(Cast.Desk, question: string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 1001))), Cast.Policy));
        Refuses(Refusal.QuestionTooLong, Cast.Request(Cast.Desk, question: "a" + string.Concat(Enumerable.Repeat("\u200D👧", 50_000))), Cast.Policy);
    }

    [Fact]
    public void R7_9_name_question_and_address_are_made_safe()
    {
        var request = Cast.Request(Cast.Desk, " Jan\u202E  Kowalski ", "Two\r\nlines <b>\u202E</b>", "Jan@EXAMPLE.com");
        var requested = Assert.IsType<SessionEvent.Requested>(Assert.Single(Assert.IsType<Decision.Accepted>(SessionRules.Request(request, Cast.Visitor, Cast.Policy, Cast.Morning)).Events));
        Assert.Equal(("Jan Kowalski", "Two\nlines <b></b>", "Jan@example.com"), (requested.Name, requested.Question, requested.Email));
    }

    static System.Collections.Immutable.ImmutableArray<string> Refuses(Refusal expected, SessionCommand.Request request, SessionPolicy policy)
    {
        var refused = Assert.IsType<Decision.Refused>(SessionRules.Request(request, Cast.Visitor, policy, Cast.Morning));
        Assert.Equal(expected, refused.Reason);
        return refused.Subjects;
    }
}
