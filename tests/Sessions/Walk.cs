using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>
/// Walks through every state that a small session can reach, giving every command in each. Four walks: with customers and invitations (Anna
/// controls, Ben may assist, Jan and Ola share one place, and there are a mail and a link), with transfers (Jan is the customer, Adam and Eva
/// are agents, Sara is a supervisor), with activities of one customer, and with those of two. States are the same if they differ only in times, as long as what is due is the
/// same, or in order of coming, as no more than one can be in the line.
/// </summary>
public sealed class Walk
{
    static readonly SessionPolicy OnePlace = new() { CustomersAtOnce = 1 };

    readonly HashSet<string> _known = [];
    readonly Queue<(Session Session, DateTimeOffset Now)> _open = new();

    public Walk()
    {
        foreach (var invitee in Enum.GetValues<Invitee>())
        {
            var started = Story.Begin(OnePlace).Does(Cast.Anna, Cast.Mail(Cast.To("somebody@example.com", 1)) with { Invitee = invitee });
            Note(Story.Begin(OnePlace).Session, started.Session, started.Record[1].Event);
            Everywhere(started, [.. CustomerMoves(), .. RepresentativeMoves()]);
        }

        Everywhere(Story.Begin(Cast.Policy), [.. TransferMoves()]);
        Everywhere(Story.Requested(Cast.Policy, Cast.Desk), [.. TransferMoves()]);
        Everywhere(Story.Begin(), [.. ActivityMoves()]);
        Everywhere(Story.Begin(), [.. GroupMoves()]);
    }

    /// <summary>As in the diagrams, with the subject before: <c>Session: Open --> Ended: Ended</c>.</summary>
    public HashSet<string> Transitions { get; } = [];

    void Everywhere(Story begun, (Actor By, SessionCommand Command)[] moves)
    {
        _known.Clear();
        Note(null, SessionEvolution.Begin(begun.Record[0].Event, begun.Record[0].At), begun.Record[0].Event);
        Go(begun.Session, begun.Now);
        while (_open.TryDequeue(out var place))
            LookAround(place.Session, place.Now, begun.Policy, moves);
    }

    static IEnumerable<(Actor, SessionCommand)> TransferMoves()
    {
        yield return (Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
        yield return (Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        yield return (Cast.Ben, Cast.Assist(2));
        yield return (Cast.Anna, new SessionCommand.Leave(Cast.Participant(2)));
        yield return (Cast.Anna, Cast.GiveControl(2));
        yield return (Cast.Anna, Cast.PassOn(Cast.Desk));
        yield return (Cast.Anna, Cast.PassOn(Cast.Adam));
        yield return (Cast.Anna, Cast.Accept(1));
        yield return (Cast.Anna, new SessionCommand.Decline());
        yield return (Cast.Sara, Cast.PassOn(Cast.Adam));
        yield return (Cast.Sara, Cast.PassOn(Cast.Backup));
        yield return (Cast.Sara, Cast.TakeOver(4));
        yield return (Cast.Site, Cast.Ask(Cast.Adam));
        yield return (Cast.Adam, Cast.Accept(3));
        yield return (Cast.Adam, new SessionCommand.Decline());
        yield return (Cast.Site, new SessionCommand.Overflow(Cast.Backup));
        yield return (Cast.Site, new SessionCommand.Return());
        yield return (Cast.Sara, new SessionCommand.End());
        yield return (Cast.Site, new SessionCommand.DoWhatIsDue());
    }

    static IEnumerable<(Actor, SessionCommand)> ActivityMoves()
    {
        yield return (Cast.Browser(Cast.Jan), Cast.Join(Cast.Jan, "Jan"));
        yield return (Cast.Browser(Cast.Jan), new SessionCommand.Leave());
        yield return (Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));
        yield return (Cast.Anna, Cast.Begin(ActivityKind.Voice, 2));
        yield return (Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(1), true));
        yield return (Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(1), false));
        yield return (Cast.Anna, new SessionCommand.StopActivity(Cast.Activity(2)));
        yield return (Cast.Anna, new SessionCommand.End());
        yield return (Cast.Site, new SessionCommand.DoWhatIsDue());
    }

    static IEnumerable<(Actor, SessionCommand)> GroupMoves()
    {
        foreach (var customer in new[] { Cast.Jan, Cast.Ola })
        {
            yield return (Cast.Browser(customer), Cast.Join(customer, "Customer"));
            yield return (Cast.Browser(customer), new SessionCommand.Leave());
            yield return (Cast.Browser(customer), Cast.Yes(1));
            yield return (Cast.Browser(customer), Cast.No(1));
            yield return (Cast.Browser(customer), Cast.Yes(2));
            yield return (Cast.Browser(customer), Cast.Stop(2));
        }

        yield return (Cast.Anna, Cast.Begin(ActivityKind.Recording, 1));
        yield return (Cast.Anna, Cast.Begin(ActivityKind.Voice, 2));
        yield return (Cast.Anna, Cast.Stop(2));
    }

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
        yield return (Cast.Site, new SessionCommand.MarkBounced(Cast.Invitation(1)));
        yield return (Cast.Anna, new SessionCommand.Resend(Cast.Invitation(1), "hash-again", "sealed"));
        yield return (Cast.Anna, new SessionCommand.Revoke(Cast.Invitation(1)));
        yield return (Cast.Site, new SessionCommand.MarkSent(Cast.Invitation(1)));
        yield return (Cast.Site, new SessionCommand.MarkSendFailed(Cast.Invitation(1), SendFailure.Refused, true));
        yield return (Cast.Site, new SessionCommand.MarkSendFailed(Cast.Invitation(1), SendFailure.ServerUnavailable, false));
        yield return (Cast.Ben, Cast.Assist(2, invitation: 1));
        yield return (Cast.Ben, new SessionCommand.Leave());
        yield return (Cast.Anna, new SessionCommand.End());
        yield return (Cast.Site, new SessionCommand.DoWhatIsDue());
    }

    void LookAround(Session session, DateTimeOffset now, SessionPolicy policy, (Actor By, SessionCommand Command)[] moves)
    {
        foreach (var pause in new[] { TimeSpan.Zero, policy.ReconnectGrace, policy.InvitationLifetime })
        {
            foreach (var (by, move) in moves)
            {
                var command = move is SessionCommand.Resend resend ? resend with { TokenHash = $"hash-{session.Version}" } : move;
                if (SessionRules.Decide(session, command, by, policy, now + pause) is not Decision.Accepted { Events: { IsEmpty: false } events })
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
        var wait = session.Wait is { } waits ? $"{waits.Queue} {waits.IsReturned} {waits.Sender} {string.Join(',', waits.Offers.OrderBy(offer => offer.Agent.Value).Select(offer => $"{offer.Agent} {offer.State} {offer.Until <= now}"))}" : "";
        var activities = session.Activities.OrderBy(activity => activity.Kind).Select(activity => $"{activity.Kind} {activity.State} {string.Join('+', activity.Asked)} {string.Join('+', activity.Out)}");
        return $"{session.Status} {session.Controller} {string.Join(',', people)} {string.Join(',', invitations)} {wait} {string.Join(',', activities)}";
    }

    void Note(Session? before, Session after, SessionEvent happened)
    {
        if ((before?.Status, before?.Controller, before?.Wait?.Queue, before?.Wait?.IsReturned) != (after.Status, after.Controller, after.Wait?.Queue, after.Wait?.IsReturned))
            Draw("Session", before?.Status.ToString(), after.Status.ToString(), happened);
        DrawAll<Offer>(nameof(Offer), before?.Wait?.Offers, after.Wait?.Offers, offer => offer.Agent.Value, offer => offer.State.ToString(), happened);
        DrawAll<Activity>(nameof(Activity), before?.Activities, after.Activities, activity => activity.Id.ToString(), activity => activity.State.ToString(), happened);
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

    /// <summary>Of what comes and goes.</summary>
    void DrawAll<T>(string subject, IEnumerable<T>? before, IEnumerable<T>? after, Func<T, string> key, Func<T, string> state, SessionEvent happened)
    {
        var earlier = (before ?? []).ToDictionary(key);
        var later = (after ?? []).ToDictionary(key);
        foreach (var id in earlier.Keys.Union(later.Keys))
        {
            var (from, to) = (earlier.GetValueOrDefault(id), later.GetValueOrDefault(id));
            if (!Equals(from, to))
                Draw(subject, from is null ? null : state(from), to is null ? "[*]" : state(to), happened);
        }
    }

    void Draw(string subject, string? from, string to, SessionEvent happened) => Transitions.Add($"{subject}: {from ?? "[*]"} --> {to}: {happened.GetType().Name}");
}
