using SupportBot.Sessions;

namespace SupportBot.Bench;

/// <summary>
/// Old sessions by the hundred thousand: one is played to its end, then copied inside the database with everything that belongs to it (record, people,
/// tokens, deliveries), under new ids.
/// </summary>
sealed class Seeding(MeasuredSite site, string provider)
{
    const int InOneGo = 20_000;

    public async Task Fill(int sessions)
    {
        var missing = sessions - (int)await site.Count("sessions");
        if (missing <= 0)
            return;
        var model = await Play();
        for (var done = 0; done < missing; done += InOneGo)
            await site.Execute(Copies(model, Math.Min(InOneGo, missing - done)));
        await site.Execute(provider == "Sqlite" ? "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;" : "VACUUM ANALYZE");
    }

    async Task<SessionId> Play()
    {
        var now = TimeProvider.System.GetUtcNow();
        var rita = new Actor.Representative(new PersonId("tenant/rita"), "Rita");
        var start = new SessionCommand.Start(new SessionId(Guid.CreateVersion7(now)), SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7(now)), SessionMode.Multi, "en");
        await site.Store.Open(start, rita, null, CancellationToken.None);
        var customer = new ParticipantId(Guid.CreateVersion7(now));
        SessionCommand[] story =
        [
            new SessionCommand.MakeLink(Invitee.Customer, "en", new InvitationId(Guid.CreateVersion7(now)), InvitationToken.Hash(InvitationToken.Draw())),
            new SessionCommand.JoinAsCustomer(customer, null, "Cora", null, "en"),
            .. Enumerable.Range(0, 5).Select(turn => new SessionCommand.Say(new MessageId(Guid.CreateVersion7(now)), $"This is line {turn} of an ordinary talk about a printer.")),
            new SessionCommand.End(),
        ];
        foreach (var command in story)
            await site.Store.Apply(start.Id, command, rita, null, CancellationToken.None);
        return start.Id;
    }

    string Copies(SessionId model, int count)
    {
        var isSqlite = provider == "Sqlite";
        var id = isSqlite ? $"'{model.Value.ToString().ToUpperInvariant()}'" : $"'{model.Value}'";
        var newId = isSqlite ? "upper(substr(hex(randomblob(16)), 1, 8) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))" : "gen_random_uuid()";
        var numbers = isSqlite ? $"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)" : $"generate_series(1, {count}) AS n(i)";
        var person = isSqlite ? "'tenant/' || (abs(random()) % 500)" : "'tenant/' || (random() * 500)::int";
        var hash = isSqlite ? "lower(hex(randomblob(32)))" : "md5(random()::text) || md5(random()::text)";
        return $"""
            CREATE TEMPORARY TABLE copies AS SELECT {newId} AS id FROM {numbers};
            INSERT INTO sessions (id, number, status, mode, controller_id, started_at, ended_at, due_at, version, state)
                SELECT c.id, s.number, s.status, s.mode, s.controller_id, s.started_at, s.ended_at, s.due_at, s.version, s.state FROM copies c, sessions s WHERE s.id = {id};
            INSERT INTO events (session_id, sequence, at, actor_kind, actor_id, actor_name, type, body)
                SELECT c.id, e.sequence, e.at, e.actor_kind, e.actor_id, e.actor_name, e.type, e.body FROM copies c, events e WHERE e.session_id = {id};
            INSERT INTO session_people (person_id, session_id, number, joined_at, is_present)
                SELECT {person}, c.id, p.number, p.joined_at, p.is_present FROM copies c, session_people p WHERE p.session_id = {id};
            INSERT INTO invitation_tokens (hash, session_id, invitation_id) SELECT {hash}, c.id, t.invitation_id FROM copies c, invitation_tokens t WHERE t.session_id = {id};
            INSERT INTO inbox (key, at, session_id) SELECT {hash}, s.started_at, c.id FROM copies c, sessions s WHERE s.id = {id};
            DROP TABLE copies;
            """;
    }
}
