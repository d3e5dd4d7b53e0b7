using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Stored;

namespace SupportBot.Storage.Writing;

/// <summary>What the errands of one transaction need to know, loaded in few statements and kept up to date while they are decided one after the other.</summary>
sealed class Facts
{
    readonly Dictionary<SessionId, SessionRow> _rows = [];
    readonly Dictionary<SessionId, Session> _before = [];
    readonly Dictionary<SessionId, Session> _now = [];
    readonly Dictionary<string, SessionId?> _taken = [];
    readonly HashSet<SessionNumber> _numbers = [];

    /// <summary>Sessions that have changed, with their row (null: it is new) and the state before (null likewise).</summary>
    public IEnumerable<(SessionRow? Row, Session? Before, Session Now)> Changed => _now
        .Where(entry => !_before.TryGetValue(entry.Key, out var before) || before.Version != entry.Value.Version)
        .Select(entry => (_rows.GetValueOrDefault(entry.Key), _before.GetValueOrDefault(entry.Key), entry.Value));

    public static async Task<Facts> Load(SupportContext context, IReadOnlyCollection<DoorRequest> requests)
    {
        var facts = new Facts();
        await facts.LoadTargets(context, requests);
        await facts.LoadTaken(context, requests);
        var starts = requests.Where(request => request.Command is SessionCommand.Start && request.By is Actor.Representative).ToArray();
        if (starts.Length > 0)
            await facts.LoadOpen(context, starts);
        SessionNumber[] wanted = [.. requests.Select(request => NumberOf(request.Command)).OfType<SessionNumber>().Distinct()];
        if (wanted.Length > 0)
            facts._numbers.UnionWith(await context.Sessions.Where(row => row.Status != SessionStatus.Ended && wanted.Contains(row.Number)).Select(row => row.Number).ToListAsync());
        return facts;
    }

    static SessionNumber? NumberOf(SessionCommand? command) => command switch
    {
        SessionCommand.Start start => start.Number,
        SessionCommand.Request request => request.Number,
        _ => null,
    };

    public bool IsTaken(string key) => _taken.ContainsKey(key);

    public Session? TakenFor(string key) => _taken.GetValueOrDefault(key) is { } id ? Find(id) : null;

    public void Take(string key, SessionId? session) => _taken.Add(key, session);

    public Session? Find(SessionId id) => _now.GetValueOrDefault(id);

    public IReadOnlyCollection<Session> ControlledBy(PersonId person) => [.. _now.Values.Where(session => session.IsController(person)).OrderBy(session => session.StartedAt)];

    public bool IsUsed(SessionNumber number) => _numbers.Contains(number) || _now.Values.Any(session => session.IsOpen && session.Number == number);

    public void Put(Session session) => _now[session.Id] = session;

    /// <summary>
    /// On PostgreSQL the rows are locked, in one order everywhere: nodes that want the same session wait for each other instead of starting again and
    /// again. On SQLite the transaction has locked everything already.
    /// </summary>
    async Task LoadTargets(SupportContext context, IReadOnlyCollection<DoorRequest> requests)
    {
        SessionId[] ids = [.. requests.Select(request => request.Target).OfType<SessionId>().Distinct()];
        if (ids.Length == 0)
            return;
        var rows = context is PostgresSupportContext
            ? context.Sessions.FromSqlRaw("SELECT * FROM sessions WHERE id = ANY({0}) ORDER BY id FOR NO KEY UPDATE", ids.Select(id => id.Value).ToArray())
            : context.Sessions.Where(row => ids.Contains(row.Id));
        foreach (var row in await rows.ToListAsync())
            Add(row);
    }

    /// <summary>After the locks: what another node did to these sessions is there to see.</summary>
    async Task LoadTaken(SupportContext context, IReadOnlyCollection<DoorRequest> requests)
    {
        string[] keys = [.. requests.Select(request => request.Key).OfType<string>().Distinct()];
        if (keys.Length == 0)
            return;
        foreach (var row in await context.Inbox.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync())
            _taken.Add(row.Key, row.Session);
        SessionId[] ids = [.. _taken.Values.OfType<SessionId>().Distinct().Where(id => !_rows.ContainsKey(id))];
        if (ids.Length == 0)
            return;
        foreach (var row in await context.Sessions.Where(row => ids.Contains(row.Id)).ToListAsync())
            Add(row);
    }

    /// <summary>For starts: what the starters control already (R1.3), and which of the drawn numbers are in use (R1.1).</summary>
    async Task LoadOpen(SupportContext context, DoorRequest[] starts)
    {
        PersonId[] starters = [.. starts.Select(start => ((Actor.Representative)start.By).Person).Distinct().OrderBy(person => person.Value, StringComparer.Ordinal)];
        if (context is PostgresSupportContext)
            foreach (var starter in starters)
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({starter.Value}, 0))");
        PersonId?[] controllers = [.. starters];
        foreach (var row in await context.Sessions.Where(row => row.Controller != null && controllers.Contains(row.Controller)).ToListAsync())
            if (!_rows.ContainsKey(row.Id))
                Add(row);
    }

    void Add(SessionRow row)
    {
        _rows.Add(row.Id, row);
        _before[row.Id] = _now[row.Id] = StoredSession.Read(row.State);
    }
}
