using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Stored;

/// <summary>A session as its row.</summary>
static class StoredSession
{
    /// <exception cref="JsonException">The row is not one of ours.</exception>
    public static Session Read(string state) => Whole(JsonSerializer.Deserialize(state, Readable.Json.Session) ?? throw new JsonException("a session's state is null"));

    public static string Write(Session session) => JsonSerializer.Serialize(session, Readable.Json.Session);

    public static SessionRow Row(Session session, SessionPolicy policy) => new()
    {
        Id = session.Id,
        Number = session.Number,
        Status = session.Status,
        Mode = session.Mode,
        Controller = ControllerOf(session),
        StartedAt = session.StartedAt,
        EndedAt = session.EndedAt,
        Queue = session.Wait?.Queue,
        DueAt = SessionRules.NextDue(session, policy),
        Version = session.Version,
        State = Write(session),
    };

    /// <summary>Makes the row the session's next version.</summary>
    public static void Update(SessionRow row, Session session, SessionPolicy policy)
    {
        row.Status = session.Status;
        row.Controller = ControllerOf(session);
        row.EndedAt = session.EndedAt;
        row.Queue = session.Wait?.Queue;
        row.DueAt = SessionRules.NextDue(session, policy);
        row.Version = session.Version;
        row.State = Write(session);
    }

    static PersonId? ControllerOf(Session session) => session.Controller is { } controller ? session.Find(controller)?.Person : null;

    /// <summary>What an older version didn't write: the generated reader leaves such a list without even being empty.</summary>
    static Session Whole(Session session) =>
        session is { Participants.IsDefault: false, Invitations.IsDefault: false, Activities.IsDefault: false, JustEnded.IsDefault: false, Wait: null or { Visited.IsDefault: false, Offers.IsDefault: false } }
            ? session
            : session with
            {
                Participants = Whole(session.Participants),
                Invitations = Whole(session.Invitations),
                Activities = [.. Whole(session.Activities).Select(activity => activity with { Asked = Whole(activity.Asked), Out = Whole(activity.Out) })],
                JustEnded = Whole(session.JustEnded),
                Wait = session.Wait is { } wait ? wait with { Visited = Whole(wait.Visited), Offers = Whole(wait.Offers) } : null,
            };

    static ImmutableArray<T> Whole<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
