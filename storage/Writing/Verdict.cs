using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Storage.Writing;

/// <summary>What one errand comes to, before any of it is written.</summary>
/// <param name="Outcome">Null for a delivery without a command.</param>
/// <param name="After">The session's next state; null when no session changes.</param>
/// <param name="Story">Each event with the state it came upon: what it means for agents and queues depends on that. The first of a session came upon none and isn't among them.</param>
sealed record Verdict(Outcome? Outcome, Session? After, ImmutableArray<RecordedEvent> Events, ImmutableArray<(Session Before, RecordedEvent Happened)> Story, ImmutableArray<OutboxEntry> Promises)
{
    public static Verdict Unchanged(Outcome? outcome) => new(outcome, null, [], [], []);

    public static Verdict Of(Decision decision, Session? before, SessionCommand command, Actor by, SessionPolicy policy, DateTimeOffset now)
    {
        if (decision is Decision.Refused refused)
            return Unchanged(new Outcome.Refused(refused.Reason, refused.Subjects, before));
        var events = ((Decision.Accepted)decision).Events;
        if (events.IsEmpty)
            return Unchanged(new Outcome.Accepted(before!, []));
        var record = ImmutableArray.CreateBuilder<RecordedEvent>(events.Length);
        var story = ImmutableArray.CreateBuilder<(Session, RecordedEvent)>(events.Length);
        var state = before;
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent((state?.Version ?? 0) + 1, now, by, happened);
            record.Add(recorded);
            if (state is not null)
                story.Add((state, recorded));
            state = state is null ? SessionEvolution.Begin(happened, now) : SessionEvolution.Evolve(state, happened, now);
        }

        var after = state!;
        ImmutableArray<OutboxEntry> promises = [.. Effects.Of(before, after, command, events, by, policy).Select(effect => Storage.Promises.From(after.Id, effect))];
        var all = record.ToImmutable();
        return new Verdict(new Outcome.Accepted(after, all), after, all, story.ToImmutable(), promises);
    }

    /// <summary>Adds what is answered. The caller's function runs here, before anything of the errand is written.</summary>
    public Verdict Answered(Func<Outcome?, IEnumerable<OutboxEntry>>? answer) => answer is null ? this : this with { Promises = [.. Promises, .. answer(Outcome)] };
}
