using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Starting and inviting.</summary>
public sealed partial class Texts
{
    public string InviteOwnMail => Say();
    public string InvitePeople => Say();
    public string InvitePeopleLabel => Say();
    public string InvitePeopleHint => Say();
    public string SendInstantMessage => Say();
    public string AssistTitle => Say();
    public string AssistAsked(string name) => Say([name]);
    public string InviteOwnMailHint => Say();
    public string OwnMailTitle => Say();
    public string OwnMailFallback(SessionNumber number, int count) => Say([number, count]);
    public string OwnMailText => Say();
    public string OwnMailDrafts => Say();
    public string OwnMailOpen => Say();
    public string OwnMailOpenDraft => Say();
    public string OwnMailTo(string address) => Say([address]);
    public string StartTitle => Say();
    public string StartSubtitle => Say();
    public string StartFallback => Say();
    public string StartMode => Say();
    public string StartEmail => Say();
    public string StartEmailHint => Say();
    public string StartOpenTitle => Say();
    public string StartOpenText => Say();
    public string StartOpenFallback(SessionNumber number) => Say([number]);
    public string InviteTitle(SessionNumber number) => Say([number]);
    public string InviteFallback(SessionNumber number) => Say([number]);
    public string InviteCustomer => Say();
    public string InviteCustomerHint => Say();
    public string InviteRepresentative => Say();
    public string InviteRepresentativeHint => Say();
    public string InviteAddresses => Say();
    public string InviteAddressesHint => Say();
    public string InviteLanguage => Say();
    public string InviteRecent => Say();
    public string InviteRecentHint => Say();
    public string PhotoOf(string name) => Say([name]);
    public string LinkTitle => Say();
    public string LinkForCustomer => Say();
    public string LinkForRepresentative => Say();
    public string LinkHint(string time) => Say([time]);
    public string LinkFallback(SessionNumber number, string url) => Say([number, url]);
}
