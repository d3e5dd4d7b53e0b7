using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>The session's own cards.</summary>
public sealed partial class Texts
{
    public string SessionTitle => Say();
    public string SessionFallback(SessionNumber number) => Say([number]);
    public string SessionJoinAt(string link) => Say([link]);
    public string SessionReply => Say();
    public string SessionReplyHint => Say();
    public string OutsideFallback(SessionNumber number) => Say([number]);
    public string OutsideText => Say();
    public string OutsideControlledBy(string name) => Say([name]);
    public string ParticipantsCount(int count) => List.Count(count, culture);
    public string ParticipantsFallback(SessionNumber number) => Say([number]);
    public string Customers => Say();
    public string Representatives => Say();
    public string NoCustomer => Say();
    public string NoCustomerInvite => Say();
    public string Since(string time) => Say([time]);
    public string HelpedNow => Say();
    public string More(int count) => List.Count(count, culture);
    public string InvitationsCount(int count) => List.Count(count, culture);
    public string JoinLink => Say();
    public string TriedAgain(int count) => List.Count(count, culture);
    public string Chat => Say();
    public string ChatEmpty => Say();
    public string SummaryTitle => Say();
    public string SummaryFallback(SessionNumber number, string duration) => Say([number, duration]);
    public string SummaryDuration => Say();
    public string SummaryStarted => Say();
    public string SummaryEnded => Say();
    public string SummaryReason => Say();
    public string SummaryCustomers => Say();
    public string SummaryRepresentatives => Say();
    public string SummaryActivities => Say();
    public string SummaryNobody => Say();
    public string SummaryNoActivities => Say();
    public string SummaryChat(int count) => List.Count(count, culture);
    public string EndTitle(SessionNumber number) => Say([number]);
    public string EndFallback(SessionNumber number) => Say([number]);
    public string EndOthers(int count) => List.Count(count, culture);
    public string EndNobody => Say();
    public string EndLinks => Say();
    public string SummaryTransfers => Say();
    public string ControlledBy(string name) => Say([name]);
    public string ActivityRunning => Say();
    public string ActivityAsking => Say();
    public string ActivityEverybody => Say();
    public string ActivityWaitsFor(string names) => Say([names]);
    public string ActivityPicture => Say();
    public string ActivityFileArrived(string file, string time) => Say([file, time]);
    public string ViewDesktop => Say();
    public string ViewApplication => Say();
    public string AsksFirst(string name) => Say([name]);
    public string StopActivity(string activity) => Say([activity]);
    public string Notes => Say();
    public string AboutNote => Say();
    public string AllActivities => Say();
}
