using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>The whole record of a session to keep elsewhere (R11.3): for people as plain text, for programs as JSON.</summary>
public static class HistoryText
{
    /// <summary>UTF-16 units of a line of chat; the rules take less.</summary>
    const int LongestLine = 20_000;

    static readonly HistoryJson Json = new(new JsonSerializerOptions(HistoryJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <param name="session">As it is now, for the names.</param>
    /// <param name="events">All of them, in order.</param>
    /// <param name="zone">In which times are written.</param>
    public static string ForPeople(Session session, IReadOnlyList<RecordedEvent> events, CultureInfo culture, TimeZoneInfo zone) =>
        string.Join('\n', Lines(session, events, culture, zone)) + "\n";

    /// <summary>Names and values are stable, additions only: see <see cref="RecordOut"/>.</summary>
    /// <inheritdoc cref="ForPeople"/>
    public static string ForPrograms(Session session, IReadOnlyList<RecordedEvent> events, CultureInfo culture, TimeZoneInfo zone)
    {
        var telling = Plain(culture).Of(events);
        DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
        return JsonSerializer.Serialize(new RecordOut
        {
            Number = session.Number.ToString(),
            Id = session.Id.ToString(),
            Mode = session.Mode.ToString(),
            Status = session.Status.ToString(),
            StartedAt = Local(session.StartedAt),
            EndedAt = session.EndedAt is { } ended ? Local(ended) : null,
            EndedBecause = session.EndedBecause?.ToString(),
            Question = session.Question,
            Transfers = session.Transfers,
            ChatLines = session.ChatLines,
            Language = culture.Name,
            Participants = [.. session.Participants.Select(participant => new ParticipantOut
            {
                Id = participant.Id.ToString(),
                Role = participant.Role.ToString(),
                Name = participant.Name,
                Email = participant.Email,
                Person = participant.Person?.Value,
                State = participant.State.ToString(),
                JoinedAt = Local(participant.JoinedAt),
                LeftBecause = participant.LeftBecause?.ToString(),
            })],
            Recordings = RecordingRun.Of(events) is { Count: > 0 } runs ? [.. runs.Select(run => new RecordingOut
            {
                Id = run.Id.ToString(),
                StartedAt = Local(run.StartedAt),
                EndedAt = run.EndedAt is { } over ? Local(over) : null,
                By = run.By?.Name,
                Path = PathOf(session),
            })] : null,
            Events = [.. events.Select(recorded => new EventOut
            {
                Sequence = recorded.Sequence,
                At = Local(recorded.At),
                Event = recorded.Event.GetType().Name,
                By = recorded.By.GetType().Name,
                ById = recorded.By switch
                {
                    Actor.Representative representative => representative.Person.Value,
                    Actor.Customer customer => customer.Participant.ToString(),
                    _ => null,
                },
                Story = History.Of(recorded, session, telling),
                Text = recorded.Event switch { SessionEvent.Said said => said.Text, SessionEvent.Noted noted => noted.Text, _ => null },
                Activity = ActivityOut.Of(recorded.Event),
            })],
        }, Json.RecordOut);
    }

    static IEnumerable<string> Lines(Session session, IReadOnlyList<RecordedEvent> events, CultureInfo culture, TimeZoneInfo zone)
    {
        var (t, telling) = (new Texts(culture), Plain(culture).Of(events));
        yield return t.ExportTitle(session.Number);
        yield return $"{t.SummaryStarted}: {Words.Time(TimeZoneInfo.ConvertTime(session.StartedAt, zone), culture)}";
        if (session.EndedAt is { } ended)
            yield return $"{t.SummaryEnded}: {Words.Time(TimeZoneInfo.ConvertTime(ended, zone), culture)}";
        if (session.EndedBecause is { } because)
            yield return $"{t.SummaryReason}: {Words.Of(because, culture)}";
        yield return t.ExportTimes(zone.Id);
        yield return "";
        yield return t.Participants;
        foreach (var participant in session.Participants)
            yield return $"- {Name(participant.Name)} ({Words.Of(participant.Role, culture)})";
        foreach (var line in Recordings(session, RecordingRun.Of(events), t, zone))
            yield return line;
        yield return "";
        yield return t.History;
        foreach (var recorded in events)
        {
            if (History.Of(recorded, session, telling) is { } story)
                yield return $"{Clock(recorded.At, zone)}  {story}";
        }
    }

    static IEnumerable<string> Recordings(Session session, IReadOnlyList<RecordingRun> runs, Texts t, TimeZoneInfo zone)
    {
        if (runs.Count == 0)
            yield break;
        yield return "";
        yield return t.Recordings;
        foreach (var run in runs)
            yield return "- " + t.RecordedBy(Clock(run.StartedAt, zone), run.EndedAt is { } over ? Clock(over, zone) : "…", Name(run.By?.Name ?? ""));
        yield return t.RecordingsAt(PathOf(session));
    }

    /// <summary>On the site, where they are watched.</summary>
    static string PathOf(Session session) => $"/console/{session.Id}/recordings";

    static Telling Plain(CultureInfo culture)
    {
        var t = new Texts(culture);
        return new Telling(t, culture, Name, Name, text => CardText.Typed(text, LongestLine, keepLines: true).Replace("\n", "\n    ", StringComparison.Ordinal), t.NoticeSaid);
    }

    static string Name(string name) => CardText.Plain(PersonName.OrElse(name, "–"), 100);

    static string Clock(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>The exported record. What is unknown or doesn't apply is left out.</summary>
sealed record RecordOut
{
    /// <summary>Of this shape; another one gets another number.</summary>
    public int Format => 1;

    public required string Number { get; init; }
    public required string Id { get; init; }

    /// <summary><see cref="SessionMode"/>.</summary>
    public required string Mode { get; init; }

    /// <summary><see cref="SessionStatus"/>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary><see cref="EndReason"/>.</summary>
    public string? EndedBecause { get; init; }

    public string? Question { get; init; }
    public required int Transfers { get; init; }
    public required int ChatLines { get; init; }

    /// <summary>Of the stories.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<ParticipantOut> Participants { get; init; }
    public IReadOnlyList<RecordingOut>? Recordings { get; init; }
    public required IReadOnlyList<EventOut> Events { get; init; }
}

/// <summary>A recording; pictures and sound are not in the export.</summary>
sealed record RecordingOut
{
    public required string Id { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who recorded.</summary>
    public string? By { get; init; }

    /// <summary>Where on the site it is watched.</summary>
    public required string Path { get; init; }
}

sealed record ParticipantOut
{
    public required string Id { get; init; }

    /// <summary><see cref="ParticipantRole"/>.</summary>
    public required string Role { get; init; }

    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>A representative in the directory.</summary>
    public string? Person { get; init; }

    /// <summary><see cref="ParticipantState"/>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary><see cref="LeaveReason"/>.</summary>
    public string? LeftBecause { get; init; }
}

sealed record EventOut
{
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The event's name, one of <see cref="SessionEvent"/>.</summary>
    public required string Event { get; init; }

    /// <summary><c>Representative</c>, <c>Customer</c>, <c>Visitor</c> or <c>Site</c>.</summary>
    public required string By { get; init; }

    /// <summary>The person in the directory, or the participant.</summary>
    public string? ById { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public string? Story { get; init; }

    /// <summary>What was said or noted, word for word.</summary>
    public string? Text { get; init; }

    public ActivityOut? Activity { get; init; }
}

/// <summary>Of an event about something that ran (R10.1).</summary>
sealed record ActivityOut
{
    public required string Id { get; init; }

    /// <summary><see cref="ActivityKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The customer whom it concerns, or whose answer it is.</summary>
    public string? Customer { get; init; }

    /// <summary>Why it ended, <see cref="ActivityEnd"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; init; }

    /// <summary><see cref="FileDirection"/>.</summary>
    public string? Direction { get; init; }

    public string? FileName { get; init; }

    /// <summary>In bytes.</summary>
    public long? FileSize { get; init; }

    public string? Sha256 { get; init; }

    public static ActivityOut? Of(SessionEvent happened) => happened switch
    {
        SessionEvent.ActivityRequested asked => About(asked.Activity, asked.Kind, asked.Customer, asked.File),
        SessionEvent.ActivityStarted began => About(began.Activity, began.Kind, began.Customer, began.File),
        SessionEvent.ActivityAgreed agreed => About(agreed.Activity, agreed.Kind, agreed.Customer),
        SessionEvent.ActivityAsked asked => About(asked.Activity, asked.Kind, asked.Customer),
        SessionEvent.ActivityLeft left => About(left.Activity, left.Kind, left.Customer),
        SessionEvent.ActivityEnded over => About(over.Activity, over.Kind, null, over.File) with { Reason = over.Reason.ToString(), EndedBy = over.By?.ToString() },
        _ => null,
    };

    static ActivityOut About(ActivityId id, ActivityKind kind, ParticipantId? customer, FileDetails? file = null) => new()
    {
        Id = id.ToString(),
        Kind = kind.ToString(),
        Customer = customer?.ToString(),
        Direction = file?.Direction.ToString(),
        FileName = file?.Name,
        FileSize = file?.Size,
        Sha256 = file?.Sha256,
    };
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordOut))]
sealed partial class HistoryJson : JsonSerializerContext;
