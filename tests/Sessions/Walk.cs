using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>
/// Walks through every state that a small session can reach, giving every command in each: Anna controls, Ben may assist, Jan and Ola share one
/// place, and there are a mail and a link. States are the same if they differ only in times, as long as what is due is the same, or in order
/// of coming, as no more than one can be in the line.
/// </summary>
public sealed class Walk
{
    static readonly SessionPolicy Policy = new() { CustomersAtOnce = 1 };
    static readonly (Actor By, SessionCommand Command)[] Moves = [.. CustomerMoves(), .. RepresentativeMoves()];

    readonly HashSet<string> _known = [];
    readonly Queue<(Session Session, DateTimeOffset Now)> _open = new();

    public Walk()
    {
        foreach (var invitee in Enum.GetValues<Invitee>())
        {
            var started = Story.Begin(Policy);
            Note(null, started.Session, started.Record[0].Event);
            started.Give(Cast.Anna, Cast.Mail(Cast.To("somebody@example.com", 1)) with { Invitee = invitee });
            Note(Story.Begin(Policy).Session, started.Session, started.Record[1].Event);
            Go(started.Session, started.Now);
            while (_open.TryDequeue(out var place))
                LookAround(place.Session, place.Now);
        }
    }

    /// <summary>As in the diagrams, with the subject before: <c>Session: Open --> Ended: Ended</c>.</summary>
    public HashSet<string> Transitions { get; } = [];

    static IEnumerable<(Actor, SessionCommand)> CustomerMoves()
    {
        foreach (var customer in new[] { Cast.Jan, Cast.Ola })
        {
            yield return (Cast.Browser(customer), Cast.Join(customer, "Customer"));
            yield return (Cast.Browser(customer), new SessionCommand.Leave());
            yield return (Cast.Site, new SessionCommand.LoseConnection(customer));
            yield return (Cast.Site, new SessionCommand.RestoreConnection(customer));
            yield return (Cast.Anna, new SessionCommand.Remove(customer));
        }

        yield return (Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan", invitation: 1));
        yield return (Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan", invitation: 2));
        yield return (Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(1)));
    }

    static IEnumerable<(Actor, SessionCommand)> RepresentativeMoves()
    {
        yield return (Cast.Anna, Cast.Link(2));
        yield return (Cast.Anna, new SessionCommand.Resend(Cast.Invitation(1), "hash-again", "sealed"));
        yield return (Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(1)));
        yield return (Cast.Site, new SessionCommand.MarkSent(Cast.Invitation(1)));
        yield return (Cast.Site, new SessionCommand.MarkSendFailed(Cast.Invitation(1), MailFailure.Refused, true));
        yield return (Cast.Site, new SessionCommand.MarkSendFailed(Cast.Invitation(1), MailFailure.ServerUnavailable, false));
        yield return (Cast.Ben, Cast.Assist(2, invitation: 1));
        yield return (Cast.Ben, new SessionCommand.Leave());
        yield return (Cast.Anna, new SessionCommand.End());
        yield return (Cast.Site, new SessionCommand.DoWhatIsDue());
    }

    void LookAround(Session session, DateTimeOffset now)
    {
        foreach (var pause in new[] { TimeSpan.Zero, Policy.ReconnectGrace, Policy.InvitationLifetime })
        {
            foreach (var (by, move) in Moves)
            {
                var command = move is SessionCommand.Resend resend ? resend with { TokenHash = $"hash-{session.Version}" } : move;
                if (SessionRules.Decide(session, command, by, Policy, now + pause) is not Decision.Accepted { Events: { IsEmpty: false } events })
                    continue;
                var after = session;
                foreach (var happened in events)
                {
                    var next = SessionEvolution.Evolve(after, happened, now + pause);
                    Note(after, next, happened);
                    after = next;
                }

                Go(after, now + pause);
            }
        }
    }

    void Go(Session session, DateTimeOffset now)
    {
        if (_known.Add(Shape(session, now)))
            _open.Enqueue((session, now));
    }

    static string Shape(Session session, DateTimeOffset now)
    {
        var people = session.Participants.OrderBy(who => who.Id.Value).Select(who => $"{who.Id} {who.State} {who.LeftBecause == LeaveReason.Removed} {who.AwaySince is not null}");
        var invitations = session.Invitations.Select(invitation => $"{invitation.Invitee} {invitation.State} {invitation.JoinedBy} {invitation.ExpiresAt <= now}");
        return $"{session.Status} {string.Join(',', people)} {string.Join(',', invitations)}";
    }

    void Note(Session? before, Session after, SessionEvent happened)
    {
        if (before?.Status != after.Status)
            Draw("Session", before?.Status.ToString(), after.Status.ToString(), happened);
        foreach (var who in after.Participants)
        {
            if (before?.Find(who.Id) is var earlier && earlier != who)
                Draw(who.Role.ToString(), earlier?.State.ToString(), who.State.ToString(), happened);
        }

        foreach (var invitation in after.Invitations)
        {
            if (before?.Find(invitation.Id) is var earlier && earlier != invitation)
                Draw(nameof(Invitation), earlier?.State.ToString(), invitation.State.ToString(), happened);
        }
    }

    void Draw(string subject, string? from, string to, SessionEvent happened) => Transitions.Add($"{subject}: {from ?? "[*]"} --> {to}: {happened.GetType().Name}");
}
