namespace SupportBot.Sessions;

/// <summary>One recording as the session's record tells of it (R11.3).</summary>
/// <param name="EndedAt">Null while it goes on.</param>
/// <param name="By">Who controlled the session and recorded: a recording ends when control moves (R6.3), so there is one.</param>
public sealed record RecordingRun(ActivityId Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, Actor.Representative? By)
{
    /// <summary>Those that ran; what a customer refused never did.</summary>
    /// <param name="events">In order; others than those of recordings are passed over.</param>
    public static IReadOnlyList<RecordingRun> Of(IEnumerable<RecordedEvent> events)
    {
        var runs = new List<RecordingRun>();
        var asked = new Dictionary<ActivityId, Actor>();
        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case SessionEvent.ActivityRequested { Kind: ActivityKind.Recording } requested:
                    asked[requested.Activity] = recorded.By;
                    break;
                // Where customers were asked, the one whose yes was the last began it.
                case SessionEvent.ActivityStarted { Kind: ActivityKind.Recording } began:
                    runs.Add(new RecordingRun(began.Activity, recorded.At, null, asked.GetValueOrDefault(began.Activity, recorded.By) as Actor.Representative));
                    break;
                case SessionEvent.ActivityEnded { Kind: ActivityKind.Recording } over when runs.FindIndex(run => run.Id == over.Activity) is >= 0 and var place:
                    runs[place] = runs[place] with { EndedAt = recorded.At };
                    break;
            }
        }

        return runs;
    }
}
