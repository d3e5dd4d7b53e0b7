using System.Globalization;

namespace SupportBot.Sessions.Wording;

/// <summary>
/// The words of the rules in every language (<c>Words.resx</c>, <c>Words.pl.resx</c>), for chat, cards, pages and mail alike. Plain text:
/// who shows it escapes it. The switches have no default arm on purpose: a new value doesn't compile without words.
/// </summary>
public static partial class Words
{
    static readonly WordList List = new(typeof(Words));

    public static string Of(ParticipantRole role, CultureInfo culture) => role switch
    {
        ParticipantRole.Customer => List["Role.Customer", culture],
        ParticipantRole.Representative => List["Role.Representative", culture],
    };

    public static string Of(Invitee invitee, CultureInfo culture) => invitee switch
    {
        Invitee.Customer => List["Role.Customer", culture],
        Invitee.Representative => List["Role.Representative", culture],
    };

    public static string Of(Standing standing, CultureInfo culture) => standing switch
    {
        Standing.Controller => List["Standing.Controller", culture],
        Standing.Assistant => List["Standing.Assistant", culture],
        Standing.Outsider => List["Standing.Outsider", culture],
    };

    public static string Of(ParticipantState state, CultureInfo culture) => state switch
    {
        ParticipantState.Waiting => List["ParticipantState.Waiting", culture],
        ParticipantState.Connected => List["ParticipantState.Connected", culture],
        ParticipantState.Reconnecting => List["ParticipantState.Reconnecting", culture],
        ParticipantState.Left => List["ParticipantState.Left", culture],
    };

    /// <param name="way">A link to copy is never sent: it is made.</param>
    public static string Of(InvitationState state, CultureInfo culture, InvitationWay way = InvitationWay.Mail) => state switch
    {
        InvitationState.Queued => List["InvitationState.Queued", culture],
        InvitationState.Sent when way == InvitationWay.Link => List["InvitationState.LinkMade", culture],
        InvitationState.Sent when way == InvitationWay.OwnMail => List["InvitationState.MessageMade", culture],
        InvitationState.Sent => List["InvitationState.Sent", culture],
        InvitationState.Failed => List["InvitationState.Failed", culture],
        InvitationState.Opened => List["InvitationState.Opened", culture],
        InvitationState.Joined => List["InvitationState.Joined", culture],
        InvitationState.Revoked => List["InvitationState.Revoked", culture],
        InvitationState.Expired => List["InvitationState.Expired", culture],
    };

    /// <summary>A sentence: what went wrong and what would work.</summary>
    public static string Of(SendFailure failure, CultureInfo culture) => failure switch
    {
        SendFailure.AddressRefused => List["SendFailure.AddressRefused", culture],
        SendFailure.ServerUnavailable => List["SendFailure.ServerUnavailable", culture],
        SendFailure.Refused => List["SendFailure.Refused", culture],
        SendFailure.Bounced => List["SendFailure.Bounced", culture],
        SendFailure.PersonUnreachable => List["SendFailure.PersonUnreachable", culture],
        SendFailure.PersonUnknown => List["SendFailure.PersonUnknown", culture],
    };

    public static string Of(LeaveReason reason, CultureInfo culture) => reason switch
    {
        LeaveReason.ByChoice => List["LeaveReason.ByChoice", culture],
        LeaveReason.Removed => List["LeaveReason.Removed", culture],
        LeaveReason.LostConnection => List["LeaveReason.LostConnection", culture],
        LeaveReason.Transferred => List["LeaveReason.Transferred", culture],
        LeaveReason.SessionEnded => List["LeaveReason.SessionEnded", culture],
    };

    public static string Of(EndReason reason, CultureInfo culture) => reason switch
    {
        EndReason.ByController => List["EndReason.ByController", culture],
        EndReason.BySupervisor => List["EndReason.BySupervisor", culture],
        EndReason.Idle => List["EndReason.Idle", culture],
        EndReason.ConsoleClosed => List["EndReason.ConsoleClosed", culture],
        EndReason.Abandoned => List["EndReason.Abandoned", culture],
    };

    public static string Of(RoutingWay way, CultureInfo culture) => way switch
    {
        RoutingWay.LongestIdle => List["RoutingWay.LongestIdle", culture],
        RoutingWay.RoundRobin => List["RoutingWay.RoundRobin", culture],
        RoutingWay.FewestSessions => List["RoutingWay.FewestSessions", culture],
        RoutingWay.RingAll => List["RoutingWay.RingAll", culture],
    };

    public static string Of(AgentState state, CultureInfo culture) => state switch
    {
        AgentState.Available => List["AgentState.Available", culture],
        AgentState.Busy => List["AgentState.Busy", culture],
        AgentState.WrapUp => List["AgentState.WrapUp", culture],
        AgentState.Away => List["AgentState.Away", culture],
    };

    /// <returns>The same words as for an agent; null where nothing is known.</returns>
    public static string? Of(Presence presence, CultureInfo culture) => presence switch
    {
        Presence.Available => Of(AgentState.Available, culture),
        Presence.Busy => Of(AgentState.Busy, culture),
        Presence.Away => Of(AgentState.Away, culture),
        Presence.Unknown => null,
    };

    public static string Of(OfferState state, CultureInfo culture) => state switch
    {
        OfferState.Open => List["OfferState.Open", culture],
        OfferState.Declined => List["OfferState.Declined", culture],
        OfferState.Missed => List["OfferState.Missed", culture],
        OfferState.Withdrawn => List["OfferState.Withdrawn", culture],
    };

    public static string Of(ActivityKind kind, CultureInfo culture) => kind switch
    {
        ActivityKind.DesktopViewing => List["ActivityKind.DesktopViewing", culture],
        ActivityKind.ApplicationViewing => List["ActivityKind.ApplicationViewing", culture],
        ActivityKind.DesktopSharing => List["ActivityKind.DesktopSharing", culture],
        ActivityKind.ApplicationSharing => List["ActivityKind.ApplicationSharing", culture],
        ActivityKind.FileTransfer => List["ActivityKind.FileTransfer", culture],
        ActivityKind.Video => List["ActivityKind.Video", culture],
        ActivityKind.Voice => List["ActivityKind.Voice", culture],
        ActivityKind.Recording => List["ActivityKind.Recording", culture],
    };

    public static string Of(ActivityEnd reason, CultureInfo culture) => reason switch
    {
        ActivityEnd.Stopped => List["ActivityEnd.Stopped", culture],
        ActivityEnd.Refused => List["ActivityEnd.Refused", culture],
        ActivityEnd.CustomerSwitched => List["ActivityEnd.CustomerSwitched", culture],
        ActivityEnd.CustomerLeft => List["ActivityEnd.CustomerLeft", culture],
        ActivityEnd.ControlMoved => List["ActivityEnd.ControlMoved", culture],
        ActivityEnd.SessionEnded => List["ActivityEnd.SessionEnded", culture],
        ActivityEnd.Completed => List["ActivityEnd.Completed", culture],
        ActivityEnd.Failed => List["ActivityEnd.Failed", culture],
    };

    public static string Of(SessionMode mode, CultureInfo culture) => mode switch
    {
        SessionMode.Single => List["SessionMode.Single", culture],
        SessionMode.Multi => List["SessionMode.Multi", culture],
    };

    public static string Of(SessionStatus status, CultureInfo culture) => status switch
    {
        SessionStatus.Open => List["SessionStatus.Open", culture],
        SessionStatus.Waiting => List["SessionStatus.Waiting", culture],
        SessionStatus.Ended => List["SessionStatus.Ended", culture],
    };
}
