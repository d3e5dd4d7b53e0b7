using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Passing control and sessions on, and the offers that come of it.</summary>
public sealed partial class Texts
{
    public string AgentUnreachable => Say();
    public string TransferControl => Say();
    public string TransferControlFallback(SessionNumber number) => Say([number]);
    public string TransferControlHint => Say();
    public string TransferControlTo => Say();
    public string TransferControlLeave => Say();
    public string TransferControlNobody(SessionNumber number) => Say([number]);
    public string TransferControlOrAgents => Say();
    public string TransferSession => Say();
    public string TransferFallback(SessionNumber number) => Say([number]);
    public string TransferHint => Say();
    public string Queues => Say();
    public string Agents => Say();
    public string Transfer => Say();
    public string TransferQueue => Say();
    public string TransferAgents => Say();
    public string TransferNoAgents => Say();
    public string TransferMessage => Say();
    public string TransferMessageHint(int most) => Say([most]);
    public string TransferUrgent => Say();
    public string WaitingCount(int count) => List.Count(count, culture);
    public string AgentsFree(int count) => List.Count(count, culture);
    public string OfferTitle => Say();
    public string OfferFallback(SessionNumber number, string customers) => Say([number, customers]);
    public string OfferOverFallback(SessionNumber number, string words) => Say([number, words]);
    public string Accept => Say();
    public string Decline => Say();
    public string OfferCustomer => Say();
    public string OfferFrom => Say();
    public string OfferByThemselves => Say();
    public string OfferWaiting => Say();
    public string OfferWaited(string duration, string time) => Say([duration, time]);
    public string OfferMessage => Say();
    public string OfferQuestion => Say();
    public string OfferSoFar => Say();
    public string OfferHelpers => Say();
    public string OfferTransfers(int count) => List.Count(count, culture);
    public string OfferNothingYet => Say();
    public string OfferLastLines => Say();
    public string OfferUrgent => Say();
    public string OfferUntil(string time) => Say([time]);
    public string OfferLast => Say();
    public string OfferTakenBy(string name) => Say([name]);
    public string OfferYours => Say();
    public string OfferWithdrawn => Say();
    public string OfferDeclined => Say();
    public string OfferMissed => Say();
    public string WaitTitle => Say();
    public string WaitQueue(string queue, string time) => Say([queue, time]);
    public string WaitAgents(string time) => Say([time]);
    public string WaitFrom(string name) => Say([name]);
    public string WaitReturned => Say();
    public string ControlYours => Say();
    public string Resume => Say();
    public string WarnIdle(string time) => Say([time]);
    public string WarnConsole(string time) => Say([time]);
    public string WarnConsolePasses(string time) => Say([time]);
    public string TakeOver => Say();
}
