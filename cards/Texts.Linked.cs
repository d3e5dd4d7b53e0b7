namespace SupportBot.Cards;

/// <summary>Cards that are shown in other chats.</summary>
public sealed partial class Texts
{
    public string LinkedFallback(string state) => Say([state]);
    public string LinkedHint => Say();
    public string LinkedBy(string name) => Say([name]);
    public string LinkedByNobody(string state) => Say([state]);
    public string LinkedUsedUp => Say();
    public string LinkedAnonymous => Say();
    public string LinkInvites(string name) => Say([name]);
    public string LinkAsks(string name) => Say([name]);
    public string LinkNothingToInstall => Say();
    public string LinkSignIn => Say();
    public string LinkUntil(string time) => Say([time]);
    public string LinkJoin => Say();
    public string Assist => Say();
    public string ShareTitle => Say();
    public string ShareHint => Say();
    public string ShareSession => Say();
    public string ShareFor => Say();
    public string ShareLink => Say();
    public string QueuePin => Say();
}
