namespace SupportBot.Sessions;

/// <summary>R7.10.</summary>
public enum AgentState
{
    Available,

    /// <summary>Has as many sessions and offers as they can take.</summary>
    Busy,

    /// <summary>Finishes what the last session left to do; becomes available by itself.</summary>
    WrapUp,

    Away,
}

/// <summary>What is remembered of an agent between sessions. Changed by their own word (<c>available</c>, <c>away</c>) and by what happens in sessions (<see cref="After"/>).</summary>
public sealed record Agent
{
    public required PersonId Person { get; init; }
    public required string Name { get; init; }

    /// <summary>Takes sessions. Nobody does until they say so.</summary>
    public bool IsOnDuty { get; init; }

    /// <summary>When they last said that they are available.</summary>
    public DateTimeOffset OnDutySince { get; init; }

    /// <summary>When their last session left them; what "longest idle" counts from.</summary>
    public DateTimeOffset IdleSince { get; init; }

    public DateTimeOffset? LastOfferedAt { get; init; }
    public DateTimeOffset? WrapUpUntil { get; init; }

    /// <summary>Offers missed in a row (R7.6).</summary>
    public int MissedOffers { get; init; }

    public Agent Available(DateTimeOffset now) => IsOnDuty && WrapUpUntil is null
        ? this
        : this with { IsOnDuty = true, OnDutySince = now, IdleSince = IsOnDuty ? IdleSince : now, WrapUpUntil = null, MissedOffers = 0 };

    public Agent Away() => IsOnDuty ? this with { IsOnDuty = false, WrapUpUntil = null, MissedOffers = 0 } : this;

    /// <summary>What an event of a session means for this agent. After the site's number of missed offers they are away (R7.6).</summary>
    public Agent After(SessionEvent happened, Session before, SessionPolicy policy, DateTimeOffset at) => happened switch
    {
        SessionEvent.Offered offered when offered.Agent == Person => this with { LastOfferedAt = at },
        SessionEvent.OfferMissed missed when missed.Agent == Person => MissedOffers + 1 >= policy.MissedOffersBeforeAway
            ? this with { MissedOffers = 0, IsOnDuty = false, WrapUpUntil = null }
            : this with { MissedOffers = MissedOffers + 1 },
        SessionEvent.OfferDeclined declined when declined.Agent == Person => this with { MissedOffers = 0 },
        SessionEvent.ControlTaken taken when taken.Person == Person => this with { MissedOffers = 0, WrapUpUntil = null },
        SessionEvent.Ended or SessionEvent.SessionTransferred or SessionEvent.ControlTransferred or SessionEvent.ControlTaken when before.IsController(Person) =>
            this with { IdleSince = at, WrapUpUntil = policy.WrapUpTime > TimeSpan.Zero ? at + policy.WrapUpTime : null },
        _ => this,
    };
}

/// <summary>An agent as routing sees them now.</summary>
/// <param name="Sessions">Sessions they control.</param>
/// <param name="Offers">Offers that wait for their answer.</param>
/// <param name="Mode">Their own or the site's: in single mode one session is all they can have (R1.2).</param>
/// <param name="IsReachable">The bot can write to them; who can't be reached is offered nothing.</param>
public sealed record AgentNow(Agent Agent, int Sessions, int Offers, SessionMode Mode, bool IsReachable)
{
    public PersonId Person => Agent.Person;

    /// <summary>What their Teams says.</summary>
    public Presence Presence { get; init; }

    public AgentState StateAt(DateTimeOffset now, SessionPolicy policy) => this switch
    {
        { Agent.IsOnDuty: false } or { IsReachable: false } => AgentState.Away,
        { Presence: Presence.Away } when policy.FollowsPresence(Person) => AgentState.Away,
        { Presence: Presence.Busy } when policy.FollowsPresence(Person) => AgentState.Busy,
        _ when Sessions + Offers >= CapacityBy(policy) => AgentState.Busy,
        { Agent.WrapUpUntil: { } until } when until > now => AgentState.WrapUp,
        _ => AgentState.Available,
    };

    public int CapacityBy(SessionPolicy policy) => Mode == SessionMode.Single ? 1 : policy.ProfileOf(Person)?.Capacity ?? policy.DefaultCapacity;
}
