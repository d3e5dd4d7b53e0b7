using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Live.Media;

namespace SupportBot.Web.Live;

/// <summary>What each kind of viewer may see of a session (R5.1: an assistant sees what the controller sees, and does less).</summary>
static class Snapshots
{
    /// <summary>Lines of chat on a page; earlier ones are in the record.</summary>
    public const int LinesShown = 100;

    const int LeftShown = 20;
    const int InvitationsShown = 50;

    /// <param name="consoleGrace">The site's (R8.3).</param>
    public static Snapshot ForRepresentative(Session session, Participant viewer, Talk talk, Topology topology, TimeSpan consoleGrace) => Of(session) with
    {
        Question = session.Question,
        ClosesAt = (session.ConsoleClosedAt + consoleGrace)?.ToUnixTimeMilliseconds(),
        Participants = [.. Present(session).Concat(JustLeft(session)).Select(person => Seen(person) with { Email = person.Email })],
        Invitations = [.. session.Invitations.Reverse().Take(InvitationsShown).Select(invitation => Seen(session, invitation))],
        Chat = Lines(session, talk.Chat),
        Notes = Lines(session, talk.Notes),
        Activities = [.. session.Activities.Select(activity => Seen(session, activity))],
        Ended = [.. session.JustEnded.Select(Seen)],
        Media = topology.For(session, viewer.Id),
    };

    /// <summary>A customer sees who is there, no addresses, no invitations, no notes, and nothing that was said to others before they got a place.</summary>
    public static Snapshot ForCustomer(Session session, Participant customer, Talk talk, Topology topology)
    {
        if (customer.State == ParticipantState.Waiting)
            return Of(session) with { Waiting = PlaceInLine(session, customer), Wait = null, Participants = [.. session.Representatives.Where(person => person.Id == session.Controller).Select(Seen)] };
        var isFirst = session.Customers.MinBy(other => other.JoinedAt)?.Id == customer.Id;
        return Of(session) with
        {
            Question = isFirst ? session.Question : null,
            Participants = [.. Present(session).Select(Seen)],
            Chat = Lines(session, isFirst ? talk.Chat : [.. talk.Chat.Where(line => line.At >= (customer.AdmittedAt ?? customer.JoinedAt))]),
            GrantsAll = customer.GrantsAll,
            Activities = [.. session.Activities.Where(activity => IsFor(activity, customer)).Select(activity => Seen(session, activity))],
            Ended = [.. session.JustEnded.Where(ended => ended.Customer is null || ended.Customer == customer.Id).Select(Seen)],
            Media = topology.For(session, customer.Id),
        };
    }

    /// <summary>How a session stands in the console of this person.</summary>
    public static ConsoleTab Tab(Session session, PersonId person) => new(
        session.Id.ToString(),
        string.Join(" · ", new[] { session.Number.ToString() }.Concat(session.Customers.Where(customer => customer.IsPresent).Select(customer => customer.Name))),
        session.ChatLines,
        session.IsOpen && session.StandingOf(person) != Standing.Outsider,
        session.IsWaiting);

    static Snapshot Of(Session session) => new(
        session.Version, session.IsOpen, session.Number.ToString(), session.Controller?.ToString(), session.IsWaiting ? null : session.SelectedCustomer?.ToString(), null,
        session.Wait is { } wait ? SeenWait.Of(wait) : null, null, null, [], null, [], null, false, [], [], SeenMedia.None);

    /// <summary>What another customer is asked for, or which files they get, is nobody else's business; that their screen is seen is (R4.3).</summary>
    static bool IsFor(Activity activity, Participant customer) =>
        activity.Customer is null || activity.Customer == customer.Id || activity is { State: ActivityState.Running, IsSharing: true };

    static SeenActivity Seen(Session session, Activity activity) => new(
        activity.Id.ToString(), activity.Kind, activity.State, activity.Customer?.ToString(), Topology.OwnerOf(session, activity)?.ToString(), activity.Since.ToUnixTimeMilliseconds(),
        [.. activity.Asked.Select(id => id.ToString())], [.. activity.Out.Select(id => id.ToString())], Seen(activity.File));

    static SeenEnd Seen(EndedActivity ended) =>
        new(ended.Id.ToString(), ended.Kind, ended.Reason, ended.Customer?.ToString(), ended.By?.ToString(), ended.At.ToUnixTimeMilliseconds(), Seen(ended.File));

    static SeenFile? Seen(FileDetails? file) => file is null ? null : new SeenFile(file.Direction, file.Name, file.Size, file.Sha256);

    /// <summary>Who controls, who assists, then the customers in order of coming.</summary>
    static IEnumerable<Participant> Present(Session session) => session.Participants
        .Where(person => person.IsPresent)
        .OrderBy(person => person.Id == session.Controller ? 0 : person.Role == ParticipantRole.Representative ? 1 : 2);

    static IEnumerable<Participant> JustLeft(Session session) => session.Participants
        .Where(person => !person.IsPresent)
        .OrderByDescending(person => person.Since)
        .Take(LeftShown);

    static int PlaceInLine(Session session, Participant customer) =>
        session.Customers.Where(other => other.State == ParticipantState.Waiting).TakeWhile(other => other.Id != customer.Id).Count() + 1;

    static SeenParticipant Seen(Participant person) =>
        new(person.Id.ToString(), person.Name, person.Role, person.State, person.Since.ToUnixTimeMilliseconds(), null);

    static SeenInvitation Seen(Session session, Invitation invitation) => new(
        invitation.Id.ToString(),
        invitation.Invitee,
        invitation.Way,
        invitation.Recipient,
        invitation.State,
        invitation.State is InvitationState.Failed or InvitationState.Queued ? invitation.Failure : null,
        invitation.JoinedBy is { } joined ? session.Find(joined)?.Name : null,
        invitation.Since.ToUnixTimeMilliseconds(),
        invitation.ExpiresAt.ToUnixTimeMilliseconds(),
        CanResend: invitation is { Way: InvitationWay.Mail or InvitationWay.Chat, State: not (InvitationState.Joined or InvitationState.Queued) },
        CanRevoke: invitation.State is not (InvitationState.Joined or InvitationState.Revoked or InvitationState.Expired));

    /// <summary>Lines newer than the state belong to the next snapshot.</summary>
    static ImmutableArray<SeenLine> Lines(Session session, IReadOnlyList<ChatLine> chat) =>
    [
        .. chat.Where(line => line.Sequence <= session.Version).Select(line => session.Find(line.Participant) is { } speaker
            ? new SeenLine(line.Message.Value.ToString("N"), speaker.Id.ToString(), speaker.Name, speaker.Role, line.Text, line.At.ToUnixTimeMilliseconds())
            : null).OfType<SeenLine>(),
    ];
}
