using System.Text.Json;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>R11.3: the record to keep elsewhere.</summary>
public sealed class HistoryTextTests
{
    static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Fact]
    public void The_text_for_people_has_number_participants_and_every_line_with_its_time()
    {
        var lines = HistoryText.ForPeople(Samples.Ended(Samples.Plain), Samples.Story(Samples.Plain), Language.English, Warsaw).Split('\n');

        Assert.Equal("Record of session 123 456 789", lines[0]);
        Assert.Contains("How it ended: Ended by its controller", lines);
        Assert.Contains("Times: Europe/Warsaw", lines);
        Assert.Contains("- Jan Kowalski (Customer)", lines);
        Assert.Contains(lines, line => line.EndsWith("Anna Nowak invited by e-mail (Customer): ewa_maj@example.com", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("Jan Kowalski: Good morning! My printer says PC LOAD LETTER.", StringComparison.Ordinal));
        Assert.All(lines.SkipWhile(line => line != "History").Skip(1).Where(line => line.Length > 0), line => Assert.Matches(@"^2026-11-23 1[34]:\d\d:00  \S", line));
    }

    [Fact]
    public void The_text_is_in_the_readers_language_and_time_zone()
    {
        var text = HistoryText.ForPeople(Samples.Plain, Samples.Story(Samples.Plain), Language.Polish, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        Assert.StartsWith("Zapis sesji 123 456 789\n", text, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 08:04:00  Zakończenie sesji: Anna Nowak\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_lines_said_stay_several_and_can_not_be_taken_for_entries()
    {
        var said = new RecordedEvent(1, Samples.Now, new Actor.Customer(Samples.Participant(2)), new SessionEvent.Said(default, Samples.Participant(2), "one\r\n2026-11-23 14:00:00  Anna Nowak ended the session\u202E"));
        var text = HistoryText.ForPeople(Samples.Plain, [said], Language.English, Warsaw);

        Assert.Contains("2026-11-23 14:05:00  Jan Kowalski: one\n    2026-11-23 14:00:00  Anna Nowak ended the session\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_for_programs_keeps_its_names_and_no_secrets()
    {
        var json = HistoryText.ForPrograms(Samples.Ended(Samples.Plain), Samples.Story(Samples.Plain), Language.English, Warsaw);
        var record = JsonElement.Parse(json);

        Assert.Equal(
            ["chatLines", "endedAt", "endedBecause", "events", "format", "id", "language", "mode", "number", "participants", "startedAt", "status", "transfers"],
            record.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("123 456 789", record.GetProperty("number").GetString());
        var said = record.GetProperty("events").EnumerateArray().First(entry => entry.GetProperty("event").GetString() == "Said");
        Assert.Equal(["sequence", "at", "event", "by", "byId", "story", "text"], said.EnumerateObject().Select(member => member.Name));
        Assert.Equal("2026-11-23T13:57:00+01:00", said.GetProperty("at").GetString());
        Assert.Equal("Customer", said.GetProperty("by").GetString());
        Assert.DoesNotContain("okenHash", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Every_event_has_a_story(string language)
    {
        SessionEvent[] happened =
        [
            new SessionEvent.Requested(Samples.Plain.Id, Samples.Plain.Number, SessionMode.Single, Samples.Participant(2), Samples.Billing.Id, "Jan", null, "Help?", "en"),
            new SessionEvent.ControlTransferred(Samples.Participant(1), Samples.Participant(3)),
            new SessionEvent.SessionTransferred(Samples.Participant(1), Samples.Anna, "Anna Nowak", Samples.Billing.Id, [], "Hello", false),
            new SessionEvent.SessionTransferred(Samples.Participant(1), Samples.Anna, "Anna Nowak", null, [Samples.Bartek], null, false),
            new SessionEvent.Offered(Samples.Celina, "Celina Wójcik", null),
            new SessionEvent.OfferMissed(Samples.Celina),
            new SessionEvent.Overflowed(Samples.Everything.Id),
            new SessionEvent.Returned(null),
            new SessionEvent.ControlTaken(Samples.Participant(3), Samples.Bartek, "Bartek Zieliński", "en", TakenBy.Offer),
            new SessionEvent.IdleWarned(),
            new SessionEvent.ConsoleClosed(),
            new SessionEvent.Resumed(),
            new SessionEvent.ActivityRequested(default, ActivityKind.FileTransfer, null),
            new SessionEvent.ActivityStarted(default, ActivityKind.FileTransfer, null),
            new SessionEvent.ActivityAgreed(default, ActivityKind.Recording, Samples.Participant(2)),
            new SessionEvent.ActivityAsked(default, ActivityKind.Recording, Samples.Participant(2)),
            new SessionEvent.ActivityLeft(default, ActivityKind.Voice, Samples.Participant(2)),
            new SessionEvent.ConsentGiven(Samples.Participant(2)),
            new SessionEvent.ConsentWithdrawn(Samples.Participant(2)),
            new SessionEvent.Noted(default, Samples.Participant(3), "Has the old cable"),
            new SessionEvent.ActivityEnded(default, ActivityKind.FileTransfer, ActivityEnd.ControlMoved),
            new SessionEvent.ActivityEnded(default, ActivityKind.FileTransfer, ActivityEnd.Stopped),
            new SessionEvent.Ended(EndReason.Idle),
        ];
        RecordedEvent[] record = [.. happened.Select((one, index) => new RecordedEvent(index + 1, Samples.Now, new Actor.Representative(Samples.Anna, "Anna Nowak"), one))];
        var stories = HistoryText.ForPeople(Samples.Plain, record, Language.Of(language), Warsaw).Split('\n').SkipWhile(line => !line.StartsWith("2026-", StringComparison.Ordinal)).Where(line => line.Length > 0).ToArray();

        Assert.Equal(happened.Length, stories.Length);
        Assert.Equal(stories.Length, stories.Distinct().Count());
        Assert.Contains("Celina Wójcik", stories[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Recordings_are_named_with_when_by_whom_and_where_they_are_watched()
    {
        var (session, anna, recording) = (Samples.Plain, new Actor.Representative(new PersonId("anna"), "Anna Nowak"), new ActivityId(Guid.CreateVersion7()));
        RecordedEvent[] events =
        [
            new(1, Samples.Now, anna, new SessionEvent.ActivityRequested(recording, ActivityKind.Recording, null)),
            new(2, Samples.Now.AddSeconds(5), new Actor.Customer(Samples.Participant(2)), new SessionEvent.ActivityStarted(recording, ActivityKind.Recording, null)),
            new(3, Samples.Now.AddMinutes(2), anna, new SessionEvent.ActivityEnded(recording, ActivityKind.Recording, ActivityEnd.Stopped)),
        ];
        var text = HistoryText.ForPeople(session, events, Language.English, Warsaw);
        Assert.Contains($"\nRecordings\n- 2026-11-23 14:05:05 – 2026-11-23 14:07:00, recorded by Anna Nowak\nWatch them on the site: /console/{session.Id}/recordings\n", text, StringComparison.Ordinal);
        var one = JsonElement.Parse(HistoryText.ForPrograms(session, events, Language.English, Warsaw)).GetProperty("recordings").EnumerateArray().Single();
        Assert.Equal(("Anna Nowak", $"/console/{session.Id}/recordings", "2026-11-23T14:07:00+01:00"), (one.GetProperty("by").GetString(), one.GetProperty("path").GetString(), one.GetProperty("endedAt").GetString()));
        Assert.DoesNotContain("Recordings", HistoryText.ForPeople(session, Samples.Story(session), Language.English, Warsaw), StringComparison.Ordinal);
    }
}
