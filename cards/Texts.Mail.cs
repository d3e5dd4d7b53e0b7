using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>The invitation by e-mail.</summary>
public sealed partial class Texts
{
    public string MailSubject(string name, SessionNumber number) => Say([name, number]);
    public string MailSubjectRepresentative(string name, SessionNumber number) => Say([name, number]);
    public string MailLead(string name, string site) => Say([name, site]);
    public string MailLeadRepresentative(string name) => Say([name]);
    public string MailNext => Say();
    public string MailNextRepresentative => Say();
    public string MailJoin => Say();
    public string MailOpenLink => Say();
    public string MailOpenAddress => Say();
    public string MailOrNumber => Say();
    public string MailNumber => Say();
    public string MailExpiry(string time) => Say([time]);
    public string MailSafety(string name) => Say([name]);
    public string MailSafetyRepresentative(string name) => Say([name]);
    public string MailFooter(string site, string name) => Say([site, name]);
}
