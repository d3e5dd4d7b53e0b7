using System.Globalization;
using System.Runtime.CompilerServices;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>
/// What cards and the bot say, in one language (<c>Texts.resx</c>, <c>Texts.pl.resx</c>). A member's name is its text's key. Texts that people
/// brought are filled in as they are given: escaped for a card, plain for chat.
/// </summary>
public sealed partial class Texts(CultureInfo culture)
{
    static readonly WordList List = new(typeof(Texts));

    public string StartSession => Say();
    public string NewSession => Say();
    public string Invite => Say();
    public string SendInvitation => Say();
    public string CopyJoinLink => Say();
    public string Participants => Say();
    public string Help(string name) => Say([name]);
    public string Remove(string name) => Say([name]);
    public string OpenConsole => Say();
    public string Leave => Say();
    public string EndSession => Say();
    public string YesEndIt => Say();
    public string Cancel => Say();
    public string Send => Say();
    public string Save => Say();
    public string Refresh => Say();
    public string History => Say();
    public string HelpButton => Say();
    public string JoinAsAssistant => Say();
    public string BackToSession => Say();
    public string GoTo(SessionNumber number) => Say([number]);
    public string Show(SessionNumber number) => Say([number]);
    public string Resend => Say();
    public string ResendTo(string address) => Say([address]);
    public string Revoke => Say();
    public string RevokeOf(string address) => Say([address]);
    public string Chosen => Say();

    string Say([CallerMemberName] string key = "") => List[key, culture];

    string Say(ReadOnlySpan<object?> values, [CallerMemberName] string key = "") => List.Format(key, culture, values);
}
