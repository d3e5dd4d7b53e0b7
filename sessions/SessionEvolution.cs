using System.Diagnostics;

namespace SupportBot.Sessions;

/// <summary>The other half of the rules: what an event does to the state. Replaying a session's events gives its stored state.</summary>
public static class SessionEvolution
{
    /// <summary>The state a session begins with.</summary>
    /// <param name="first">A start by a representative, or a customer's request.</param>
    public static Session Begin(SessionEvent first, DateTimeOffset at) => first switch
    {
        SessionEvent.Started started => Started(started, at),
        SessionEvent.Requested requested => Requested(requested, at),
        _ => throw new UnreachableException($"no session begins with {first.GetType().Name}"),
    };

    static Session Started(SessionEvent.Started started, DateTimeOffset at) => new()
    {
        Id = started.Id,
        Number = started.Number,
        Mode = started.Mode,
        Status = SessionStatus.Open,
        StartedAt = at,
        Controller = started.Starter,
        Participants = [Representative(started.Starter, started.Person, started.Name, started.Language, at)],
        NoCustomerSince = at,
        Version = 1,
    };

    static Session Requested(SessionEvent.Requested requested, DateTimeOffset at) => new()
    {
        Id = requested.Id,
        Number = requested.Number,
        Mode = requested.Mode,
        Status = SessionStatus.Waiting,
        StartedAt = at,
        Question = requested.Question,
        SelectedCustomer = requested.Customer,
        Participants =
        [
            new Participant
            {
                Id = requested.Customer,
                Role = ParticipantRole.Customer,
                Name = requested.Name,
                Email = requested.Email,
                Language = requested.Language,
                State = ParticipantState.Connected,
                Since = at,
                JoinedAt = at,
                AdmittedAt = at,
            },
        ],
        Wait = new Wait { Queue = requested.Queue, FirstQueue = requested.Queue, Visited = [requested.Queue], Since = at },
        Version = 1,
    };

    public static Session Evolve(Session session, SessionEvent happened, DateTimeOffset at)
    {
        var after = Apply(session, happened, at) with { Version = session.Version + 1 };
        return after.Customers.Any(customer => customer.IsPresent)
            ? after with { NoCustomerSince = null, IsIdleWarned = false }
            : after with { NoCustomerSince = after.NoCustomerSince ?? at };
    }

    static Session Apply(Session session, SessionEvent happened, DateTimeOffset at) => happened switch
    {
        SessionEvent.Started or SessionEvent.Requested => throw new UnreachableException("a session starts once"),
        SessionEvent.Invited invited => session with { Invitations = session.Invitations.Add(Invited(invited, at)) },
        SessionEvent.InvitationRequeued requeued => session.With(requeued.Invitation, invitation => invitation with
        {
            State = InvitationState.Queued,
            Since = at,
            TokenHash = requeued.TokenHash,
            ExpiresAt = requeued.ExpiresAt,
            FailedTries = 0,
            Failure = null,
        }),
        SessionEvent.InvitationSent sent => session.With(sent.Invitation, InvitationState.Sent, at),
        SessionEvent.InvitationDelayed delayed => session.With(delayed.Invitation, invitation => invitation with { FailedTries = invitation.FailedTries + 1, Failure = delayed.Failure }),
        SessionEvent.InvitationFailed failed => session.With(failed.Invitation, invitation => invitation with { State = InvitationState.Failed, Since = at, Failure = failed.Failure }),
        SessionEvent.InvitationOpened opened => session.With(opened.Invitation, InvitationState.Opened, at),
        SessionEvent.InvitationRevoked revoked => session.With(revoked.Invitation, InvitationState.Revoked, at),
        SessionEvent.InvitationExpired expired => session.With(expired.Invitation, InvitationState.Expired, at),
        SessionEvent.CustomerJoined joined => CustomerJoined(session, joined, at),
        SessionEvent.CustomerAdmitted admitted => session.With(admitted.Customer, customer => customer with
        {
            State = customer.AwaySince is null ? ParticipantState.Connected : ParticipantState.Reconnecting,
            Since = at,
            AdmittedAt = customer.AdmittedAt ?? at,
        }),
        SessionEvent.AssistantJoined joined => AssistantJoined(session, joined, at),
        SessionEvent.CustomerSelected selected => session with { SelectedCustomer = selected.Customer },
        SessionEvent.ConnectionLost lost => session.With(lost.Customer, customer => customer.State == ParticipantState.Waiting
            ? customer with { AwaySince = at }
            : customer with { AwaySince = at, State = ParticipantState.Reconnecting, Since = at }),
        SessionEvent.ConnectionRestored restored => session.With(restored.Customer, customer => customer.State == ParticipantState.Waiting
            ? customer with { AwaySince = null }
            : customer with { AwaySince = null, State = ParticipantState.Connected, Since = at }),
        SessionEvent.ParticipantLeft left => Left(session, left, at),
        SessionEvent.Said said => session.With(said.Participant, speaker => speaker with { LastMessage = said.Message }) with { ChatLines = session.ChatLines + 1 },
        SessionEvent.ControlTransferred moved => session with { Controller = moved.To, Transfers = session.Transfers + 1, ConsoleClosedAt = null },
        SessionEvent.SessionTransferred passed => Passed(session, passed, at),
        SessionEvent.Offered offered => session.With(new Offer(offered.Agent, offered.Name, OfferState.Open, at, offered.Until)),
        SessionEvent.OfferDeclined declined => session.With(declined.Agent, OfferState.Declined, at),
        SessionEvent.OfferMissed missed => session.With(missed.Agent, OfferState.Missed, at),
        SessionEvent.Overflowed overflowed => session with { Wait = session.Wait! with { Queue = overflowed.Queue, Visited = session.Wait.Visited.Contains(overflowed.Queue) ? session.Wait.Visited : session.Wait.Visited.Add(overflowed.Queue) } },
        SessionEvent.Returned returned => session with { Wait = session.Wait! with { Queue = returned.Queue, IsReturned = true, Visited = returned.Queue is { } queue ? [queue] : [] } },
        SessionEvent.ControlTaken taken => Taken(session, taken, at),
        SessionEvent.IdleWarned => session with { IsIdleWarned = true },
        SessionEvent.ConsoleClosed => session with { ConsoleClosedAt = at },
        SessionEvent.Resumed => session with { ConsoleClosedAt = null },
        SessionEvent.ActivityRequested asked => session.With(new Activity(asked.Activity, asked.Kind, ActivityState.Requested, asked.Customer, at)
        {
            Asked = asked.Asked ?? (asked.Customer is { } concerned ? [concerned] : []),
            File = asked.File,
        }),
        SessionEvent.ActivityStarted started => session.With(new Activity(started.Activity, started.Kind, ActivityState.Running, started.Customer, at) { File = started.File }),
        SessionEvent.ActivityAgreed agreed => session.With(agreed.Activity, activity => activity with { Asked = activity.Asked.Remove(agreed.Customer), Out = activity.Out.Remove(agreed.Customer) }),
        SessionEvent.ActivityAsked asked => session.With(asked.Activity, activity => activity with { Asked = activity.Asked.Add(asked.Customer) }),
        SessionEvent.ActivityLeft left => session.With(left.Activity, activity => activity with { Asked = activity.Asked.Remove(left.Customer), Out = activity.Out.Add(left.Customer) }),
        SessionEvent.ActivityEnded over => ActivityEnded(session, over, at),
        SessionEvent.ConsentGiven given => session.With(given.Customer, customer => customer with { GrantsAll = true }),
        SessionEvent.ConsentWithdrawn withdrawn => session.With(withdrawn.Customer, customer => customer with { GrantsAll = false }),
        SessionEvent.Noted noted => session.With(noted.Participant, writer => writer with { LastMessage = noted.Message }) with { Notes = session.Notes + 1 },
        SessionEvent.Ended ended => Ended(session, ended, at),
        _ => throw new UnreachableException($"no evolution for {happened.GetType().Name}"),
    };

    static Invitation Invited(SessionEvent.Invited invited, DateTimeOffset at) => new()
    {
        Id = invited.Invitation,
        Invitee = invited.Invitee,
        Way = invited.Way,
        Address = invited.Address,
        Language = invited.Language,
        TokenHash = invited.TokenHash,
        Person = invited.Person,
        State = invited.Way is InvitationWay.Mail or InvitationWay.Chat ? InvitationState.Queued : InvitationState.Sent,
        Since = at,
        ExpiresAt = invited.ExpiresAt,
        Sender = invited.Sender,
    };

    static Session CustomerJoined(Session session, SessionEvent.CustomerJoined joined, DateTimeOffset at)
    {
        var customer = new Participant
        {
            Id = joined.Customer,
            Role = ParticipantRole.Customer,
            Name = joined.Name,
            Email = joined.Email,
            Invitation = joined.Invitation,
            Language = joined.Language,
            State = joined.IsAdmitted ? ParticipantState.Connected : ParticipantState.Waiting,
            Since = at,
            JoinedAt = at,
            AdmittedAt = joined.IsAdmitted ? at : null,
        };
        return session.With(customer).UsedUp(joined.Invitation, joined.Customer, at);
    }

    static Session AssistantJoined(Session session, SessionEvent.AssistantJoined joined, DateTimeOffset at)
    {
        var assistant = Representative(joined.Assistant, joined.Person, joined.Name, joined.Language, at) with { Invitation = joined.Invitation };
        return session.With(assistant).UsedUp(joined.Invitation, joined.Assistant, at);
    }

    static Session UsedUp(this Session session, InvitationId? invitation, ParticipantId by, DateTimeOffset at) => invitation is { } id
        ? session.With(id, joined => joined with { State = InvitationState.Joined, Since = at, JoinedBy = by })
        : session;

    static Participant Representative(ParticipantId id, PersonId person, string name, string language, DateTimeOffset at) => new()
    {
        Id = id,
        Role = ParticipantRole.Representative,
        Name = name,
        Person = person,
        Language = language,
        State = ParticipantState.Connected,
        Since = at,
        JoinedAt = at,
    };

    static Session Left(Session session, SessionEvent.ParticipantLeft left, DateTimeOffset at)
    {
        var after = session.With(left.Participant, participant => participant with { State = ParticipantState.Left, Since = at, LeftBecause = left.Reason, AwaySince = null, GrantsAll = false }) with
        {
            Activities = [.. session.Activities.Select(activity => activity with { Asked = activity.Asked.Remove(left.Participant), Out = activity.Out.Remove(left.Participant) })],
        };
        if (after.SelectedCustomer == left.Participant)
            after = after with { SelectedCustomer = null };
        return left.Reason == LeaveReason.Removed ? after with { Invitations = [.. after.Invitations.Select(invitation => TurnedAway(invitation, left.Participant, at))] } : after;
    }

    /// <summary>R3.6: no invitation that ever brought them here does so again.</summary>
    static Invitation TurnedAway(Invitation invitation, ParticipantId removed, DateTimeOffset at) =>
        invitation.JoinedBy == removed && invitation.State != InvitationState.Revoked ? invitation with { State = InvitationState.Revoked, Since = at } : invitation;

    /// <summary>Who was asked when a waiting session is passed on isn't any more; the customer keeps the time they have waited (R7.7).</summary>
    static Session Passed(Session session, SessionEvent.SessionTransferred passed, DateTimeOffset at) => session with
    {
        Status = SessionStatus.Waiting,
        Controller = null,
        ConsoleClosedAt = null,
        Transfers = session.Transfers + 1,
        Wait = new Wait
        {
            Queue = passed.Queue,
            FirstQueue = passed.Queue,
            Visited = passed.Queue is { } queue ? [queue] : [],
            Sender = passed.Sender,
            SenderName = passed.SenderName,
            Message = passed.Message,
            IsUrgent = passed.IsUrgent,
            Since = session.Wait?.Since ?? at,
            Offers = [.. (session.Wait?.OpenOffers ?? []).Select(offer => offer with { State = OfferState.Withdrawn, Since = at })],
        },
    };

    static Session Taken(Session session, SessionEvent.ControlTaken taken, DateTimeOffset at)
    {
        var came = session.Find(taken.Participant) is { IsPresent: true } ? session : session.With(Representative(taken.Participant, taken.Person, taken.Name, taken.Language, at));
        return came with
        {
            Status = SessionStatus.Open,
            Controller = taken.Participant,
            Wait = null,
            ConsoleClosedAt = null,
            Transfers = session.Controller is null ? session.Transfers : session.Transfers + 1,
        };
    }

    /// <summary>What ended last, for pages and cards; a bound for the state.</summary>
    const int EndedKept = 8;

    static Session ActivityEnded(Session session, SessionEvent.ActivityEnded over, DateTimeOffset at) => session with
    {
        Activities = session.Activities.RemoveAll(activity => activity.Id == over.Activity),
        JustEnded =
        [
            new EndedActivity(over.Activity, over.Kind, session.Find(over.Activity)?.Customer, over.Reason, over.By, over.File, at),
            .. session.JustEnded.Where(earlier => earlier.Id != over.Activity).Take(EndedKept - 1),
        ],
    };

    static Session With(this Session session, Activity activity) => session with { Activities = [.. session.Activities.Where(other => other.Id != activity.Id), activity] };

    static Session With(this Session session, ActivityId id, Func<Activity, Activity> change) =>
        session with { Activities = [.. session.Activities.Select(activity => activity.Id == id ? change(activity) : activity)] };

    static Session With(this Session session, PersonId agent, OfferState state, DateTimeOffset at) =>
        session.Wait?.OfferTo(agent) is { } offer ? session.With(offer with { State = state, Since = at }) : session;

    static Session With(this Session session, Offer offer) => session with
    {
        Wait = session.Wait! with { Offers = [.. session.Wait.Offers.Where(other => other.Agent != offer.Agent), offer] },
    };

    static Session Ended(Session session, SessionEvent.Ended ended, DateTimeOffset at) => session with
    {
        Status = SessionStatus.Ended,
        EndedAt = at,
        EndedBecause = ended.Reason,
        Controller = null,
        SelectedCustomer = null,
        Wait = null,
        Activities = [],
        ConsoleClosedAt = null,
        Participants = [.. session.Participants.Select(participant => participant.IsPresent
            ? participant with { State = ParticipantState.Left, Since = at, LeftBecause = LeaveReason.SessionEnded, AwaySince = null }
            : participant)],
        Invitations = [.. session.Invitations.Select(invitation => invitation.State is InvitationState.Queued or InvitationState.Sent or InvitationState.Opened
            ? invitation with { State = InvitationState.Expired, Since = at }
            : invitation)],
    };

    static Session With(this Session session, InvitationId id, InvitationState state, DateTimeOffset at) =>
        session.With(id, invitation => invitation with { State = state, Since = at });

    static Session With(this Session session, InvitationId id, Func<Invitation, Invitation> change) =>
        session with { Invitations = [.. session.Invitations.Select(invitation => invitation.Id == id ? change(invitation) : invitation)] };

    static Session With(this Session session, ParticipantId id, Func<Participant, Participant> change) =>
        session with { Participants = [.. session.Participants.Select(participant => participant.Id == id ? change(participant) : participant)] };

    /// <summary>Adds a participant at the end; one who comes back stands behind those who stayed (R3.4).</summary>
    static Session With(this Session session, Participant participant) => session.Find(participant.Id) is { } earlier
        ? session with { Participants = session.Participants.Remove(earlier).Add(participant with { JoinedAt = earlier.JoinedAt, AdmittedAt = earlier.AdmittedAt ?? participant.AdmittedAt, LastMessage = earlier.LastMessage }) }
        : session with { Participants = session.Participants.Add(participant) };
}
