using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards.Mail;

/// <summary>Why a customer is written to about a scheduled session.</summary>
public enum AppointmentMailKind
{
    Invited,
    Changed,
    Cancelled,

    /// <summary>It goes on without this recipient.</summary>
    Withdrawn,

    Reminder,
}

/// <param name="Link">The customer's own; null where there is nothing to open any more.</param>
/// <param name="SiteName">Who runs the site, as customers know them.</param>
public sealed record AppointmentMailView(AppointmentMailKind Kind, Appointment Appointment, string? Link, string SiteName);

/// <summary>The messages about a scheduled session, in the customer's language. As with invitations, nothing in them is loaded from anywhere.</summary>
public static class AppointmentMail
{
    public static InvitationMessage Render(AppointmentMailView view)
    {
        var culture = Language.Of(view.Appointment.Language);
        var words = Words(view, culture);
        return new InvitationMessage(words.Subject, Text(view, words), AppointmentMailHtml.Render(view, words, culture));
    }

    /// <summary>What the session is called in calendars and subjects: one line.</summary>
    public static string Title(Appointment appointment)
    {
        var t = new Texts(Language.Of(appointment.Language));
        var (from, about) = (CardText.Plain(appointment.RepresentativeName, 100), CardText.Plain(appointment.Subject, 200));
        return about.Length == 0 ? t.PlannedMailSubject(from) : t.PlannedMailSubjectAbout(from, about);
    }

    /// <summary>What stands in the calendar's entry.</summary>
    public static string Description(Appointment appointment, string link, string siteName)
    {
        var t = new Texts(Language.Of(appointment.Language));
        return string.Join("\n\n", t.PlannedMailLead(CardText.Plain(appointment.RepresentativeName, 100), CardText.Plain(siteName, 100)), t.PlannedMailNext, link);
    }

    /// <summary>What stands in the representative's own entry, where the customer's link has no place.</summary>
    public static string OwnTitle(Appointment appointment, CultureInfo culture) => new Texts(culture).PlannedMailOwn(CardText.Plain(appointment.CustomerName, 100));

    static AppointmentMailWords Words(AppointmentMailView view, CultureInfo culture)
    {
        var (appointment, t) = (view.Appointment, new Texts(culture));
        var (from, site, title) = (CardText.Plain(appointment.RepresentativeName, 100), CardText.Plain(view.SiteName, 100), Title(appointment));
        var facts = new List<(string, string)> { (t.AppointmentWhen, Sessions.Wording.Words.When(appointment, culture)), (t.AppointmentLength, Sessions.Wording.Words.Duration(appointment.Length, culture)) };
        if (appointment.Subject.Length > 0)
            facts.Add((t.AppointmentSubject, CardText.Plain(appointment.Subject, 200)));
        var (subject, lead) = view.Kind switch
        {
            AppointmentMailKind.Invited => (title, t.PlannedMailLead(from, site)),
            AppointmentMailKind.Changed => (t.PlannedMailChanged(title), t.PlannedMailChangedLead(from, site)),
            AppointmentMailKind.Cancelled => (t.PlannedMailCancelled(title), t.PlannedMailCancelledLead(from, site)),
            AppointmentMailKind.Withdrawn => (t.PlannedMailCancelled(title), t.PlannedMailWithdrawnLead(from, site)),
            AppointmentMailKind.Reminder => (t.PlannedMailReminder(title), t.PlannedMailReminderLead(from, site)),
        };
        return new AppointmentMailWords(
            subject, lead, facts,
            Open: t.PlannedMailOpen,
            OpenLink: t.MailOpenLink,
            OpenAddress: t.MailOpenAddress,
            Next: t.PlannedMailNext,
            Calendar: view.Kind is AppointmentMailKind.Invited or AppointmentMailKind.Changed ? t.PlannedMailCalendar : null,
            Safety: t.PlannedMailSafety(from),
            Footer: t.MailFooter(site, from));
    }

    static string Text(AppointmentMailView view, AppointmentMailWords words) => string.Join("\r\n\r\n", new[]
    {
        words.Lead,
        string.Join("\r\n", words.Facts.Select(fact => $"{fact.Name}: {fact.Value}")),
        view.Link is { } link ? words.OpenAddress + "\r\n" + link : null,
        view.Link is null ? null : words.Next,
        words.Calendar,
        words.Safety,
        "-- \r\n" + words.Footer,
    }.OfType<string>()) + "\r\n";
}

/// <summary>The sentences of a message, plain.</summary>
sealed record AppointmentMailWords(
    string Subject, string Lead, IReadOnlyList<(string Name, string Value)> Facts, string Open, string OpenLink, string OpenAddress, string Next, string? Calendar, string Safety, string Footer);
