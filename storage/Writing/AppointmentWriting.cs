using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;

namespace SupportBot.Storage.Writing;

/// <summary>Scheduled sessions as rows: found, brought to their next state, and what happened written down beside them.</summary>
sealed class AppointmentWriting(SupportContext context, DateTimeOffset now)
{
    /// <summary>On PostgreSQL locked, in one order everywhere: nodes wait for each other instead of starting again.</summary>
    public static async Task<IReadOnlyList<AppointmentRow>> Locked(SupportContext context, AppointmentId[] ids) => context is PostgresSupportContext
        // One parameter that is an array: without the cast each of its elements would be one.
        ? await context.Appointments.FromSqlRaw("SELECT * FROM appointments WHERE id = ANY({0}) ORDER BY id FOR NO KEY UPDATE", (object)ids.Select(id => id.Value).ToArray()).ToListAsync()
        : await context.Appointments.Where(row => ids.Contains(row.Id)).ToListAsync();

    /// <returns>The state then, and what is owed for it.</returns>
    public (Appointment After, IReadOnlyList<OutboxEntry> Owed) Write(AppointmentRow row, IReadOnlyList<AppointmentEvent> events, Actor by, string? sealedToken = null)
    {
        var state = StoredAppointment.Read(row.Body);
        var owed = new List<OutboxEntry>();
        var token = sealedToken ?? row.SealedToken;
        foreach (var happened in events)
        {
            var before = state;
            state = AppointmentEvolution.Evolve(before, happened, now);
            context.AppointmentEvents.Add(StoredAppointment.Row(state, happened, by, now));
            owed.AddRange(AppointmentEffects.Of(before, state, happened).Select(effect => AppointmentErrand.From(state, effect, token)));
        }

        StoredAppointment.Update(row, state, sealedToken);
        return (state, owed);
    }

    public (Appointment After, IReadOnlyList<OutboxEntry> Owed) Begin(AppointmentEvent.Planned planned, Actor by, string sealedToken)
    {
        var state = AppointmentEvolution.Begin(planned);
        context.Appointments.Add(StoredAppointment.Row(state, sealedToken));
        context.AppointmentEvents.Add(StoredAppointment.Row(state, planned, by, now));
        return (state, [.. AppointmentEffects.Of(null, state, planned).Select(effect => AppointmentErrand.From(state, effect, sealedToken))]);
    }
}

/// <summary>The scheduled sessions that become sessions in one batch: decided with the session's own command, written with it or not at all.</summary>
sealed class AppointmentStarts
{
    readonly Dictionary<AppointmentId, (AppointmentRow Row, Appointment State)> _known = [];
    readonly AppointmentWriting _writing;

    AppointmentStarts(AppointmentWriting writing) => _writing = writing;

    public static async Task<AppointmentStarts> Load(SupportContext context, IEnumerable<DoorRequest> requests, DateTimeOffset now)
    {
        var starts = new AppointmentStarts(new AppointmentWriting(context, now));
        AppointmentId[] ids = [.. requests.Select(request => request.Appointment).OfType<AppointmentId>().Distinct()];
        if (ids.Length > 0)
            foreach (var row in await AppointmentWriting.Locked(context, ids))
                starts._known[row.Id] = (row, StoredAppointment.Read(row.Body));
        return starts;
    }

    /// <summary>Null when nothing speaks against it.</summary>
    public AppointmentDecision.Refused? WhyNot(DoorRequest request) => request.Appointment switch
    {
        null => null,
        { } id when _known.TryGetValue(id, out var found) => AppointmentRules.Start(found.State, request.Target!.Value, request.By) as AppointmentDecision.Refused,
        _ => new AppointmentDecision.Refused(Refusal.AppointmentNotFound),
    };

    /// <summary>With the token that the customer has now: the address may have been changed since the command was made.</summary>
    public DoorRequest Fitted(DoorRequest request)
    {
        if (request.Appointment is not { } id || !_known.TryGetValue(id, out var found))
            return request;
        return request with
        {
            Command = request.Command switch
            {
                SessionCommand.Start { Link: { } link } start => start with { Link = link with { TokenHash = found.State.TokenHash } },
                SessionCommand.MakeLink link => link with { TokenHash = found.State.TokenHash },
                var other => other,
            },
        };
    }

    /// <summary>It has become this session.</summary>
    public void Started(DoorRequest request, SessionId session)
    {
        if (request.Appointment is not { } id)
            return;
        var (row, _) = _known[id];
        var (after, _) = _writing.Write(row, [new AppointmentEvent.Started(session)], request.By);
        _known[id] = (row, after);
    }
}
