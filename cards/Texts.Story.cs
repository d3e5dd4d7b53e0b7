namespace SupportBot.Cards;

/// <summary>The record and notices.</summary>
public sealed partial class Texts
{
    public string StoryStarted(string name) => Say([name]);
    public string StoryInvited(string name, string invitee, string address) => Say([name, invitee, address]);
    public string StoryLink(string name, string invitee) => Say([name, invitee]);
    public string StoryRequeued(string name, string address) => Say([name, address]);
    public string StorySent(string address) => Say([address]);
    public string StoryDelayed(string address) => Say([address]);
    public string StoryFailed(string address, string reason) => Say([address, reason]);
    public string StoryOpened(string address) => Say([address]);
    public string StoryRevoked(string name, string address) => Say([name, address]);
    public string StoryExpired(string address) => Say([address]);
    public string StoryCustomerJoined(string name) => Say([name]);
    public string StoryCustomerWaits(string name) => Say([name]);
    public string StoryAdmitted(string name) => Say([name]);
    public string StoryAssistantJoined(string name) => Say([name]);
    public string StorySelected(string name) => Say([name]);
    public string StoryLost(string name) => Say([name]);
    public string StoryRestored(string name) => Say([name]);
    public string StoryLeft(string name) => Say([name]);
    public string StoryRemoved(string name, string customer) => Say([name, customer]);
    public string StoryGone(string name) => Say([name]);
    public string StorySaid(string name, string text) => Say([name, text]);
    public string StoryEnded(string name) => Say([name]);
    public string StoryTheSite => Say();
    public string NoticeCustomerJoined(string name) => Say([name]);
    public string NoticeCustomerWaits(string name) => Say([name]);
    public string NoticeCustomerLeft(string name) => Say([name]);
    public string NoticeAssistantJoined(string name) => Say([name]);
    public string NoticeAssistantLeft(string name) => Say([name]);
    public string NoticeSaid(string name, string text) => Say([name, text]);
    public string NoticeInvitationFailed(string address, string reason) => Say([address, reason]);
    public string NoticeSessionEnded(string name) => Say([name]);
}
