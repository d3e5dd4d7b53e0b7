using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>What the bot says in chat, and what cards say was done.</summary>
public sealed partial class Texts
{
    public string InvitationRevoked => Say();
    public string InvitationRequeued => Say();
    public string InvitationsQueued(int count) => List.Count(count, culture);
    public string SettingsSaved => Say();
    public string NoSession => Say();
    public string Malformed => Say();
    public string Trouble => Say();
    public string Working => Say();
    public string ConsoleLink(string url, int minutes) => Say([url, minutes]);
    public string SaidIt => Say();
    public string LeftSession(SessionNumber number) => Say([number]);
    public string JoinedSession(SessionNumber number) => Say([number]);
    public string SessionStarted(SessionNumber number) => Say([number]);
    public string NowHelping(string name) => Say([name]);
    public string CustomerRemoved(string name) => Say([name]);
    public string OnlyInPersonalChat => Say();
    public string Busy => Say();
}
