using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What is told of activities (R10.1): who was asked, what began, who ended it and why, which file went.</summary>
static class ActivityStory
{
    public static string Requested(SessionEvent.ActivityRequested asked, string by, Session session, Telling told)
    {
        ParticipantId[] whom = asked.Asked is { IsEmpty: false } several ? [.. several] : asked.Customer is { } one ? [one] : [];
        var names = whom.Length == 0 ? "–" : string.Join(", ", whom.Select(customer => Name(customer, session, told)));
        return asked.File switch
        {
            { Direction: FileDirection.ToCustomer } file => told.T.StoryFileOffered(by, names, File(file, told)),
            { Direction: FileDirection.FromCustomer } => told.T.StoryFileWanted(by, names),
            _ => told.T.StoryActivityRequested(by, names, Words.Of(asked.Kind, told.Culture)),
        };
    }

    public static string Started(SessionEvent.ActivityStarted began, Session session, Telling told) => (began.File, began.Customer) switch
    {
        ({ Name: not null } file, _) => told.T.StoryFileBegan(File(file, told)),
        (_, { } customer) => told.T.StoryActivityWith(Words.Of(began.Kind, told.Culture), Name(customer, session, told)),
        _ => told.T.StoryActivityStarted(Words.Of(began.Kind, told.Culture)),
    };

    /// <param name="by">Who ended it; null: the site did, or an earlier version didn't say.</param>
    public static string Ended(ActivityKind kind, ActivityEnd reason, ParticipantId? by, FileDetails? file, Session session, Telling told)
    {
        var (t, culture) = (told.T, told.Culture);
        var what = file is { Name: not null } ? $"{Words.Of(kind, culture)}, {File(file, told)}" : Words.Of(kind, culture);
        var who = by is { } participant ? Name(participant, session, told) : null;
        return (reason, who) switch
        {
            (ActivityEnd.Completed, _) => t.StoryFileArrived(file is null ? "–" : File(file, told), file?.Sha256 ?? "–"),
            (ActivityEnd.Refused, null) => t.StoryActivityUnanswered(what),
            (ActivityEnd.Refused, _) => t.StoryActivityRefused(who, what),
            (ActivityEnd.Stopped, null) => t.StoryActivityEnded(what),
            (ActivityEnd.Stopped, _) => t.StoryActivityStopped(who, what),
            (ActivityEnd.Failed, not null) => t.StoryActivityFailed(what, who),
            _ when kind == ActivityKind.FileTransfer => t.StoryActivityInterrupted(what, Words.Of(reason, culture)),
            _ => t.StoryActivityEndedFor(what, Words.Of(reason, culture)),
        };
    }

    /// <summary>Its name, which people typed, and how large it is.</summary>
    static string File(FileDetails file, Telling told) =>
        $"{told.Text(file.Name ?? "–")}{(file.Size is { } size ? $" ({Words.Size(size, told.Culture)})" : "")}";

    static string Name(ParticipantId id, Session session, Telling told) => told.Name(session.Find(id)?.Name ?? "–");
}
