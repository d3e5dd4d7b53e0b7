using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>What became of a command about a scheduled session.</summary>
public abstract record AppointmentOutcome
{
    AppointmentOutcome() { }

    /// <summary>Accepted and durable.</summary>
    public sealed record Accepted(Appointment Appointment) : AppointmentOutcome;

    /// <summary>Nothing changed.</summary>
    /// <param name="Appointment">As it is now; null when there is none.</param>
    public sealed record Refused(Refusal Reason, ImmutableArray<string> Subjects, Appointment? Appointment) : AppointmentOutcome;

    /// <summary>This delivery was taken before (R11.1).</summary>
    public sealed record Repeated(Appointment? Appointment) : AppointmentOutcome;
}

/// <summary>One thing that happened to a scheduled session, by whom and when (R11.3).</summary>
public sealed record AppointmentRecord(long Sequence, DateTimeOffset At, string? By, string Type);

/// <summary>
/// The door to scheduled sessions: lets the rules decide, writes the state, what happened, what is owed and the key of the delivery in one transaction, and
/// answers when that is durable. A scheduled session becomes a session through <see cref="SessionStore"/>, in one transaction as well.
/// </summary>
public sealed class AppointmentStore
{
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly OutboxSignal _signal;
    readonly CurrentPolicy _policy;
    readonly TimeProvider _time;

    internal AppointmentStore(Writer writer, Contexts contexts, OutboxSignal signal, CurrentPolicy policy, TimeProvider time) =>
        (_writer, _contexts, _signal, _policy, _time) = (writer, contexts, signal, policy, time);

    /// <summary>Raised in this process after a change is durable; must return at once.</summary>
    public event Action? Changed;

    /// <param name="key">Of the delivery it came with: the same once more does nothing.</param>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public async Task<AppointmentOutcome> Give(AppointmentId id, AppointmentCommand command, Actor by, string? key, CancellationToken cancellationToken)
    {
        var outcome = await _writer.Write(context => Decide(context, id, command, by, key), cancellationToken);
        _signal.Raise();
        if (outcome is AppointmentOutcome.Accepted)
            Changed?.Invoke();
        return outcome;
    }

    public async Task<Appointment?> Get(AppointmentId id, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return Read(await context.Appointments.Where(row => row.Id == id).Select(row => row.Body).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>Whatever became of it: the page says so.</summary>
    public async Task<Appointment?> FindByToken(string tokenHash, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return Read(await context.Appointments.Where(row => row.TokenHash == tokenHash).Select(row => row.Body).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>What a representative has planned, the next first.</summary>
    public async Task<IReadOnlyList<Appointment>> Upcoming(PersonId person, int most, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var bodies = await context.Appointments.Where(row => row.Representative == person && row.State == AppointmentState.Planned)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Select(row => row.Body).Take(most).ToListAsync(cancellationToken);
        return [.. bodies.Select(StoredAppointment.Read)];
    }

    /// <summary>Those for which the time has come, the longest due first.</summary>
    public async Task<IReadOnlyList<AppointmentId>> Due(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Appointments.Where(row => row.DueAt != null && row.DueAt <= now).OrderBy(row => row.DueAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>What happened to it, in order.</summary>
    public async Task<IReadOnlyList<AppointmentRecord>> History(AppointmentId id, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.AppointmentEvents.Where(row => row.Appointment == id).OrderBy(row => row.Sequence)
            .Select(row => new AppointmentRecord(row.Sequence, row.At, row.ActorName, row.Type)).ToListAsync(cancellationToken);
    }

    /// <summary>The customer's token as it was sealed; null once no message needs it any more.</summary>
    public async Task<string?> SealedToken(AppointmentId id, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Appointments.Where(row => row.Id == id).Select(row => row.SealedToken).FirstOrDefaultAsync(cancellationToken);
    }

    async Task<AppointmentOutcome> Decide(SupportContext context, AppointmentId id, AppointmentCommand command, Actor by, string? key)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var row = (await AppointmentWriting.Locked(context, [id])).SingleOrDefault();
        var before = row is null ? null : StoredAppointment.Read(row.Body);
        if (key is not null && await context.Inbox.AnyAsync(taken => taken.Key == key))
            return new AppointmentOutcome.Repeated(before);
        var outcome = await Judge(context, row, before, command, by, now);
        if (key is not null)
            context.Inbox.Add(new InboxRow { Key = key, At = now });
        await context.SaveChangesAsync();
        return outcome;
    }

    async Task<AppointmentOutcome> Judge(SupportContext context, AppointmentRow? row, Appointment? before, AppointmentCommand command, Actor by, DateTimeOffset now)
    {
        var decision = (before, command) switch
        {
            (null, AppointmentCommand.Plan plan) => AppointmentRules.Plan(plan, by, await Planned(context, by), _policy.Now, now),
            (null, _) => new AppointmentDecision.Refused(Refusal.AppointmentNotFound),
            _ => AppointmentRules.Decide(before, command, by, _policy.Now, now),
        };
        if (decision is AppointmentDecision.Refused refused)
            return new AppointmentOutcome.Refused(refused.Reason, refused.Subjects, before);
        var events = ((AppointmentDecision.Accepted)decision).Events;
        if (events.IsEmpty)
            return new AppointmentOutcome.Accepted(before!);
        var writing = new AppointmentWriting(context, now);
        var (after, owed) = events[0] is AppointmentEvent.Planned planned
            ? writing.Begin(planned, by, ((AppointmentCommand.Plan)command).SealedToken)
            : writing.Write(row!, events, by, command is AppointmentCommand.Change change && events[0] is AppointmentEvent.Changed { TokenHash: not null } ? change.SealedToken : null);
        await new PromiseWriting(context, now).Write([.. owed]);
        return new AppointmentOutcome.Accepted(after);
    }

    static async Task<int> Planned(SupportContext context, Actor by) => by is Actor.Representative representative
        ? await context.Appointments.CountAsync(row => row.Representative == representative.Person && row.State == AppointmentState.Planned)
        : 0;

    static Appointment? Read(string? body) => body is null ? null : StoredAppointment.Read(body);
}
