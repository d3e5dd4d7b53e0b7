using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Storage.Writing;

/// <summary>What one errand comes to, before any of it is written.</summary>
/// <param name="Outcome">Null for a delivery without a command.</param>
/// <param name="After">The session's next state; null when no session changes.</param>
sealed record Verdict(Outcome? Outcome, Session? After, ImmutableArray<RecordedEvent> Events, ImmutableArray<OutboxEntry> Promises)
{
    public static Verdict Unchanged(Outcome? outcome) => new(outcome, null, [], []);

    public static Verdict Of(Decision decision, Session? before, SessionCommand command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (decision is Decision.Refused refused)
            return Unchanged(new Outcome.Refused(refused.Reason, refused.Subjects, before));
        var events = ((Decision.Accepted)decision).Events;
        if (events.IsEmpty)
            return Unchanged(new Outcome.Accepted(before!, []));
        var after = events.Aggregate(before, (session, happened) => session is null
            ? SessionEvolution.Begin(happened, now)
            : SessionEvolution.Evolve(session, happened, now))!;
        var first = (before?.Version ?? 0) + 1;
        ImmutableArray<RecordedEvent> recorded = [.. events.Select((happened, index) => new RecordedEvent(first + index, now, by, happened))];
        ImmutableArray<OutboxEntry> promises = [.. Effects.Of(before, after, command, events, by, policy).Select(effect => Storage.Promises.From(after.Id, effect))];
        return new Verdict(new Outcome.Accepted(after, recorded), after, recorded, promises);
    }

    /// <summary>Adds what is answered. The caller's function runs here, before anything of the errand is written.</summary>
    public Verdict Answered(Func<Outcome?, IEnumerable<OutboxEntry>>? answer) => answer is null ? this : this with { Promises = [.. Promises, .. answer(Outcome)] };
}
