using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Scheduled sessions: cards and messages.</summary>
public sealed partial class Texts
{
    public string ScheduleTitle => Say();
    public string ScheduleChangeTitle => Say();
    public string ScheduleFallback => Say();
    public string ScheduleZone(string zone) => Say([zone]);
    public string ScheduleDate => Say();
    public string ScheduleTime => Say();
    public string ScheduleLength => Say();
    public string ScheduleName => Say();
    public string ScheduleAddress => Say();
    public string ScheduleSubject => Say();
    public string ScheduleSubjectHint => Say();
    public string ScheduleLanguage => Say();
    public string ScheduleHint => Say();
    public string ScheduleGo => Say();
    public string ScheduleSave => Say();
    public string ScheduleNew => Say();
    public string ScheduleShow => Say();
    public string SchedulePlanned(int count) => List.Count(count, culture);
    public string ScheduleNone => Say();
    public string ScheduleStart(string name) => Say([name]);
    public string ScheduleChange => Say();
    public string ScheduleChangeOf(string name) => Say([name]);
    public string ScheduleCancel => Say();
    public string ScheduleCancelOf(string name) => Say([name]);
    public string ScheduleAskCancel(string name, string when) => Say([name, when]);
    public string ScheduleYesCancel => Say();
    public string ScheduleKeep => Say();
    public string ScheduleToCalendar => Say();
    public string AppointmentReminderTitle => Say();
    public string AppointmentReminderFallback(string name, string when) => Say([name, when]);
    public string AppointmentMissedTitle => Say();
    public string AppointmentMissedText(string name, string when) => Say([name, when]);
    public string AppointmentTroubleTitle => Say();
    public string AppointmentCalendarTitle => Say();
    public string AppointmentAddressRefused(string name, string address) => Say([name, address]);
    public string AppointmentMailFailed(string name, string address) => Say([name, address]);
    public string AppointmentCalendarFailed(string name, string address) => Say([name, address]);
    public string AppointmentReminderFailed(string name, string address) => Say([name, address]);
    public string AppointmentWhen => Say();
    public string AppointmentWith => Say();
    public string AppointmentSubject => Say();
    public string AppointmentLength => Say();
    public string AppointmentOpen(SessionNumber number) => Say([number]);
    public string AppointmentAdmit(SessionNumber number) => Say([number]);
    public string AppointmentTitle => Say();
    public string AboutSchedule => Say();
    public string HelpWhen => Say();

    public string PlannedMailSubject(string from) => Say([from]);
    public string PlannedMailSubjectAbout(string from, string subject) => Say([from, subject]);
    public string PlannedMailChanged(string subject) => Say([subject]);
    public string PlannedMailCancelled(string subject) => Say([subject]);
    public string PlannedMailReminder(string subject) => Say([subject]);
    public string PlannedMailLead(string from, string site) => Say([from, site]);
    public string PlannedMailChangedLead(string from, string site) => Say([from, site]);
    public string PlannedMailCancelledLead(string from, string site) => Say([from, site]);
    public string PlannedMailReminderLead(string from, string site) => Say([from, site]);
    public string PlannedMailWithdrawnLead(string from, string site) => Say([from, site]);
    public string PlannedMailNext => Say();
    public string PlannedMailOpen => Say();
    public string PlannedMailCalendar => Say();
    public string PlannedMailSafety(string from) => Say([from]);
    public string PlannedMailOwn(string name) => Say([name]);
}
