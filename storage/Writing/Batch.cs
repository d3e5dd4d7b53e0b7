using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>
/// One attempt to write several errands in one transaction. Each is decided by itself, in order, on what those before it made; one that breaks while it is
/// decided leaves nothing behind and doesn't touch its neighbours.
/// </summary>
sealed class Batch(SupportContext context, SessionPolicy policy, DateTimeOffset now)
{
    /// <summary>More collisions than this in a row don't happen by chance: a tenth of all numbers would have to be in use.</summary>
    const int Draws = 10;

    readonly List<EventRow> _events = [];
    readonly List<InboxRow> _deliveries = [];
    readonly List<OutboxEntry> _promises = [];
    readonly List<(Session Before, RecordedEvent Happened)> _story = [];

    /// <summary>Whether something was put into the outbox.</summary>
    public bool HasPromised => _promises.Count > 0;

    public async Task Write(IReadOnlyCollection<DoorErrand> errands)
    {
        if (errands.Count == 0)
            return;
        var facts = await Facts.Load(context, [.. errands.Select(errand => errand.Request)]);
        var appointments = await AppointmentStarts.Load(context, errands.Select(errand => errand.Request), now);
        foreach (var errand in errands)
            Decide(errand, facts, appointments);
        foreach (var (row, before, after) in facts.Changed)
            await new SessionWriting(context, policy).Write(row, before, after);
        _promises.AddRange(await new AgentWriting(context, policy).Write(_story));
        await context.SaveChangesAsync();
        await context.Append(_deliveries);
        await context.Append(_events);
        await new PromiseWriting(context, now).Write(_promises);
    }

    void Decide(DoorErrand errand, Facts facts, AppointmentStarts appointments)
    {
        errand.Broken = null;
        errand.Change = null;
        var request = errand.Request;
        if (request.Key is { } key && facts.IsTaken(key))
        {
            errand.Settle(new Outcome.Repeated(facts.TakenFor(key)));
            return;
        }

        try
        {
            var verdict = (appointments.WhyNot(request) is { } refused ? Verdict.Unchanged(new Outcome.Refused(refused.Reason, refused.Subjects, null)) : Judge(appointments.Fitted(request), facts)).Answered(request.Answer);
            ImmutableArray<EventRow> rows = [.. verdict.Events.Select(recorded => Stored.StoredEvents.Row(verdict.After!.Id, recorded))];
            Keep(request, verdict, rows, facts);
            if (verdict.Outcome is Outcome.Accepted begun)
                appointments.Started(request, begun.Session.Id);
            errand.Settle(verdict.Outcome);
            errand.Change = verdict.After is { } after ? new SessionChange(after, verdict.Events) : null;
        }
        catch (Exception broken)
        {
            // A bug in the rules or in the caller's answer; the caller gets it, the batch goes on.
            errand.Broken = broken;
        }
    }

    /// <summary>Nothing here may fail: a verdict is kept whole.</summary>
    void Keep(DoorRequest request, Verdict verdict, ImmutableArray<EventRow> rows, Facts facts)
    {
        if (verdict.After is { } after)
            facts.Put(after);
        _events.AddRange(rows);
        _story.AddRange(verdict.Story);
        _promises.AddRange(verdict.Promises);
        if (request.Key is not { } key)
            return;
        var about = verdict.Outcome switch
        {
            Outcome.Accepted accepted => accepted.Session.Id,
            Outcome.Refused refused => refused.Session?.Id,
            _ => null,
        };
        facts.Take(key, about);
        _deliveries.Add(new InboxRow { Key = key, At = now, Session = about });
    }

    Verdict Judge(DoorRequest request, Facts facts) => request.Command switch
    {
        null => Verdict.Unchanged(null),
        SessionCommand.Start start => Start(start, request.By, facts),
        SessionCommand.Request asked => Request(asked, request.By, facts),
        { } command when request.Target is { } id && facts.Find(id) is { } session =>
            Verdict.Of(SessionRules.Decide(session, command, request.By, policy, now), session, command, request.By, policy, now),
        _ => Verdict.Unchanged(new Outcome.Refused(Refusal.SessionNotFound, [], null)),
    };

    Verdict Start(SessionCommand.Start start, Actor by, Facts facts)
    {
        // The same start again, without a key: its commit was durable although the answer to it got lost.
        if (facts.Find(start.Id) is { } started)
            return Verdict.Unchanged(new Outcome.Repeated(started));
        var open = by is Actor.Representative starter ? facts.ControlledBy(starter.Person) : [];
        var numbered = start with { Number = Free(start.Number, facts) };
        var decision = SessionRules.Start(numbered, by, open, policy, now);
        return decision is Decision.Refused { Reason: Refusal.SessionAlreadyOpen } refused
            ? Verdict.Unchanged(new Outcome.Refused(refused.Reason, refused.Subjects, open.First()))
            : Verdict.Of(decision, null, numbered, by, policy, now);
    }

    /// <summary>A customer comes in by themselves (R7.9).</summary>
    Verdict Request(SessionCommand.Request request, Actor by, Facts facts)
    {
        if (facts.Find(request.Id) is { } begun)
            return Verdict.Unchanged(new Outcome.Repeated(begun));
        var numbered = request with { Number = Free(request.Number, facts) };
        return Verdict.Of(SessionRules.Request(numbered, by, policy, now), null, numbered, by, policy, now);
    }

    /// <summary>The number if nobody has it, else another. That one is free almost surely; if not, the index refuses it and the errand is tried again.</summary>
    static SessionNumber Free(SessionNumber wanted, Facts facts)
    {
        var number = wanted;
        for (var draw = 0; draw < Draws && facts.IsUsed(number); draw++)
            number = SessionNumber.Draw();
        return number;
    }
}
