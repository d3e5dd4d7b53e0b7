using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards.Mail;

/// <summary>The sentences of an invitation's message, plain: names are made fit for one line, and escaped by who writes HTML.</summary>
sealed record InvitationMailWords(string Subject, string Lead, string OpenLink, string OpenAddress, string Join, string OrNumber, string NumberLabel, string Next, string Expiry, string Safety, string Footer)
{
    public static InvitationMailWords Of(InvitationMailView view, CultureInfo culture)
    {
        var t = new Texts(culture);
        var from = CardText.Plain(view.From, 100);
        var site = CardText.Plain(view.SiteName, 100);
        var isCustomer = view.Invitee == Invitee.Customer;
        return new InvitationMailWords(
            Subject: isCustomer ? t.MailSubject(from, view.Number) : t.MailSubjectRepresentative(from, view.Number),
            Lead: isCustomer ? t.MailLead(from, site) : t.MailLeadRepresentative(from),
            OpenLink: t.MailOpenLink,
            OpenAddress: t.MailOpenAddress,
            Join: t.MailJoin,
            OrNumber: t.MailOrNumber,
            NumberLabel: t.MailNumber,
            Next: isCustomer ? t.MailNext : t.MailNextRepresentative,
            Expiry: t.MailExpiry(Words.Time(view.ExpiresAt, culture)),
            Safety: isCustomer ? t.MailSafety(from) : t.MailSafetyRepresentative(from),
            Footer: t.MailFooter(site, from));
    }
}
