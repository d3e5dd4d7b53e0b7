namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R3.5: the place, also one in the waiting line, stays theirs for the grace time.</summary>
    static Decision LoseConnection(Session session, SessionCommand.LoseConnection command, Actor by) => OfSiteOr(command.Participant, by, session.Find(command.Participant) switch
    {
        { Role: ParticipantRole.Customer, IsPresent: true, AwaySince: null } => new Decision.Accepted(new SessionEvent.ConnectionLost(command.Participant)),
        _ => new Decision.Accepted(),
    });

    /// <summary>Within the grace time the place is still theirs; later they have to join again.</summary>
    static Decision RestoreConnection(Session session, SessionCommand.RestoreConnection command, Actor by) => OfSiteOr(command.Participant, by, session.Find(command.Participant) switch
    {
        null => new Decision.Refused(Refusal.ParticipantNotFound),
        { LeftBecause: LeaveReason.Removed } => new Decision.Refused(Refusal.Removed),
        { IsPresent: false } => new Decision.Refused(Refusal.ParticipantLeft),
        { AwaySince: not null } => new Decision.Accepted(new SessionEvent.ConnectionRestored(command.Participant)),
        _ => new Decision.Accepted(),
    });

    static Decision OfSiteOr(ParticipantId participant, Actor by, Decision decision) => by is Actor.Customer { Participant: var self } && self == participant ? decision : OfSite(by, decision);

    /// <summary>What the site alone reports.</summary>
    static Decision OfSite(Actor by, Decision decision) => by is Actor.Site ? decision : new Decision.Refused(Refusal.OnlyController);
}
