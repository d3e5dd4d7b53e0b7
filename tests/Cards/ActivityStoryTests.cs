using System.Text.Json;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>R10.1, R11.3: the record says who started and ended what, why, and which file went.</summary>
public sealed class ActivityStoryTests
{
    static readonly string Hash = new('a', 64);
    static readonly FileDetails Log = new(FileDirection.ToCustomer, "log_[1].txt", 1_572_864);

    public static TheoryData<SessionEvent, string, string> Told { get; } = new()
    {
        { Asked(ActivityKind.DesktopViewing), "Anna Nowak asked Jan Kowalski: Desktop viewing", "Anna Nowak: pytanie do: Jan Kowalski (Podgląd pulpitu)" },
        { new SessionEvent.ActivityRequested(default, ActivityKind.Recording, null, [Jan, Samples.Participant(4)]), "Anna Nowak asked Jan Kowalski, Ewa Maj: Recording", "Anna Nowak: pytanie do: Jan Kowalski, Ewa Maj (Nagrywanie)" },
        { Asked(ActivityKind.FileTransfer, Log), "Anna Nowak offered Jan Kowalski the file log_[1].txt (1.5 MB)", "Anna Nowak proponuje plik log_[1].txt (1,5 MB). Odbiorca: Jan Kowalski" },
        { Asked(ActivityKind.FileTransfer, new FileDetails(FileDirection.FromCustomer, null, null)), "Anna Nowak asked Jan Kowalski for a file", "Anna Nowak prosi o plik. Nadawca: Jan Kowalski" },
        { new SessionEvent.ActivityStarted(default, ActivityKind.DesktopViewing, Jan), "Started: Desktop viewing, with Jan Kowalski", "Początek: Podgląd pulpitu, klient: Jan Kowalski" },
        { new SessionEvent.ActivityStarted(default, ActivityKind.Voice, null), "Started: Voice", "Początek: Głos" },
        { new SessionEvent.ActivityStarted(default, ActivityKind.FileTransfer, Jan, Log), "The file log_[1].txt (1.5 MB) is on its way", "Plik log_[1].txt (1,5 MB) jest w drodze" },
        { Over(ActivityEnd.Refused, Jan), "Voice: Jan Kowalski said no", "Głos: Jan Kowalski odmawia" },
        { Over(ActivityEnd.Refused, null), "Voice: no answer within a minute", "Głos: brak odpowiedzi przez minutę" },
        { Over(ActivityEnd.Stopped, Samples.Participant(1)), "Voice: stopped by Anna Nowak", "Głos: zatrzymuje Anna Nowak" },
        { Over(ActivityEnd.Stopped, null), "Ended: Voice", "Koniec: Głos" },
        { Over(ActivityEnd.CustomerSwitched, null), "Voice: ended, another customer is being helped", "Głos: koniec, pomoc dla innego klienta" },
        { File(ActivityEnd.ControlMoved, null), "File transfer, log_[1].txt (1.5 MB): interrupted, control passed on", "Przesyłanie pliku, log_[1].txt (1,5 MB): przerwane, kontrola przekazana" },
        { File(ActivityEnd.Failed, Jan), "File transfer, log_[1].txt (1.5 MB): failed, as Jan Kowalski reports", "Przesyłanie pliku, log_[1].txt (1,5 MB): nie udało się, zgłasza Jan Kowalski" },
        { new SessionEvent.ActivityEnded(default, ActivityKind.FileTransfer, ActivityEnd.Completed, Jan, Log with { Sha256 = Hash }), $"The file log_[1].txt (1.5 MB) arrived whole, SHA-256 {Hash}", $"Plik log_[1].txt (1,5 MB) dotarł w całości, SHA-256 {Hash}" },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void R11_3_the_record_says_who_what_and_why(SessionEvent happened, string english, string polish)
    {
        Assert.Contains($"  {english}\n", HistoryText.ForPeople(Samples.Busy, [Recorded(happened)], Language.English, TimeZoneInfo.Utc), StringComparison.Ordinal);
        Assert.Contains($"  {polish}\n", HistoryText.ForPeople(Samples.Busy, [Recorded(happened)], Language.Polish, TimeZoneInfo.Utc), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_141_a_files_name_is_inert_on_a_card()
    {
        var happened = Asked(ActivityKind.FileTransfer, Log with { Name = "[x](https://evil.example) **now**.txt" });
        var says = HistoryCard.Render(new HistoryView(Samples.Busy, [Recorded(happened)]), CardGallery.Context(Language.English)).Says();

        Assert.Contains("Anna Nowak offered Jan Kowalski the file \\[x\\](https://evil.example) \\*\\*now\\*\\*.txt (1.5 MB)", says);
    }

    [Fact]
    public void Programs_read_the_file_its_hash_and_who_ended_it()
    {
        using var record = JsonDocument.Parse(HistoryText.ForPrograms(Samples.Busy, [Recorded(File(ActivityEnd.Completed, Jan, Log with { Sha256 = Hash })), Recorded(new SessionEvent.Noted(default, Jan, "Old cable"))], Language.English, TimeZoneInfo.Utc));
        var events = record.RootElement.GetProperty("events");
        var activity = events[0].GetProperty("activity");

        Assert.Equal(
            ("FileTransfer", "Completed", Jan.ToString(), "ToCustomer", "log_[1].txt", 1_572_864, Hash),
            (Text("kind"), Text("reason"), Text("endedBy"), Text("direction"), Text("fileName"), activity.GetProperty("fileSize").GetInt64(), Text("sha256")));
        Assert.Equal("Old cable", events[1].GetProperty("text").GetString());
        Assert.False(events[1].TryGetProperty("activity", out _));

        string? Text(string name) => activity.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(812, "812 B")]
    [InlineData(1000, "1 KB")]
    [InlineData(10_240, "10 KB")]
    [InlineData(1_572_864, "1.5 MB")]
    [InlineData(2_147_483_648, "2 GB")]
    public void Sizes_are_short(long bytes, string words) => Assert.Equal(words, Words.Size(bytes, Language.English));

    static ParticipantId Jan => Samples.Participant(2);

    static SessionEvent.ActivityRequested Asked(ActivityKind kind, FileDetails? file = null) => new(default, kind, Jan, [Jan], file);

    static SessionEvent.ActivityEnded Over(ActivityEnd reason, ParticipantId? by) => new(default, ActivityKind.Voice, reason, by);

    static SessionEvent.ActivityEnded File(ActivityEnd reason, ParticipantId? by, FileDetails? file = null) => new(default, ActivityKind.FileTransfer, reason, by, file ?? Log);

    static RecordedEvent Recorded(SessionEvent happened) => new(1, Samples.Now, new Actor.Representative(Samples.Anna, "Anna Nowak"), happened);
}
