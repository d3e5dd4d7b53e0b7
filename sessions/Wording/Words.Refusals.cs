using System.Globalization;

namespace SupportBot.Sessions.Wording;

public static partial class Words
{
    /// <summary>More subjects than this are not listed one by one: an answer stays readable, whatever was pasted into a form.</summary>
    const int SubjectsShown = 10;

    /// <summary>R11.2: what is wrong and what would work.</summary>
    public static string Of(Decision.Refused refused, CultureInfo culture) => Of(refused.Reason, refused.Subjects, culture);

    /// <param name="subjects">As <see cref="Decision.Refused"/> brings them; typed by people, made fit to show here.</param>
    public static string Of(Refusal refusal, IReadOnlyList<string> subjects, CultureInfo culture) => refusal switch
    {
        Refusal.SessionNotFound => List["Refusal.SessionNotFound", culture],
        Refusal.SessionEnded => List["Refusal.SessionEnded", culture],
        Refusal.SessionAlreadyOpen => List.Format("Refusal.SessionAlreadyOpen", culture, Subject(subjects, 0)),
        Refusal.OnlyRepresentatives => List["Refusal.OnlyRepresentatives", culture],
        Refusal.OnlyController => List["Refusal.OnlyController", culture],
        Refusal.NotInSession => List["Refusal.NotInSession", culture],
        Refusal.ModeNotPermitted => List["Refusal.ModeNotPermitted", culture],
        Refusal.NameMissing => List["Refusal.NameMissing", culture],
        Refusal.NameTooLong => List.Format("Refusal.NameTooLong", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.NameHasLineBreak => List["Refusal.NameHasLineBreak", culture],
        Refusal.AddressMissing => List["Refusal.AddressMissing", culture],
        Refusal.PersonMissing => List["Refusal.PersonMissing", culture],
        Refusal.AddressInvalid => List.Format("Refusal.AddressInvalid", culture, Listed(subjects)),
        Refusal.AddressRepeated => List.Format("Refusal.AddressRepeated", culture, Listed(subjects)),
        Refusal.AddressHasLineBreak => List.Format("Refusal.AddressHasLineBreak", culture, Listed(subjects)),
        Refusal.TooManyAddresses => List.Format("Refusal.TooManyAddresses", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.TooManyInvitations => List.Format("Refusal.TooManyInvitations", culture, Subject(subjects, 0)),
        Refusal.InvitationNotFound => List["Refusal.InvitationNotFound", culture],
        Refusal.InvitationExpired => List["Refusal.InvitationExpired", culture],
        Refusal.InvitationRevoked => List["Refusal.InvitationRevoked", culture],
        Refusal.InvitationAlreadyUsed => List["Refusal.InvitationAlreadyUsed", culture],
        Refusal.ParticipantNotFound => List["Refusal.ParticipantNotFound", culture],
        Refusal.ParticipantLeft => List["Refusal.ParticipantLeft", culture],
        Refusal.CustomerWaits => List["Refusal.CustomerWaits", culture],
        Refusal.TooManyCustomers => List.Format("Refusal.TooManyCustomers", culture, Subject(subjects, 0)),
        Refusal.Removed => List["Refusal.Removed", culture],
        Refusal.TooManyAssistants => List.Format("Refusal.TooManyAssistants", culture, Subject(subjects, 0)),
        Refusal.ControllerCannotLeave => List["Refusal.ControllerCannotLeave", culture],
        Refusal.OnlyAgents => List["Refusal.OnlyAgents", culture],
        Refusal.NotAnAssistant => List["Refusal.NotAnAssistant", culture],
        Refusal.TransferTargetMissing => List["Refusal.TransferTargetMissing", culture],
        Refusal.TransferTargetsMixed => List["Refusal.TransferTargetsMixed", culture],
        Refusal.QueueNotFound => List["Refusal.QueueNotFound", culture],
        Refusal.QueueClosed => List.Format("Refusal.QueueClosed", culture, Subject(subjects, 0)),
        Refusal.AgentUnavailable => List.Format("Refusal.AgentUnavailable", culture, Listed(subjects)),
        Refusal.NoCustomer => List["Refusal.NoCustomer", culture],
        Refusal.SessionWaits => List["Refusal.SessionWaits", culture],
        Refusal.TakenByAnother => List.Format("Refusal.TakenByAnother", culture, Subject(subjects, 0)),
        Refusal.NotOffered => List["Refusal.NotOffered", culture],
        Refusal.LastOffer => List["Refusal.LastOffer", culture],
        Refusal.NotAgentOfQueue => List["Refusal.NotAgentOfQueue", culture],
        Refusal.OnlySupervisors => List["Refusal.OnlySupervisors", culture],
        Refusal.OnlyAdministrators => List["Refusal.OnlyAdministrators", culture],
        Refusal.QuestionMissing => List["Refusal.QuestionMissing", culture],
        Refusal.QuestionTooLong => List.Format("Refusal.QuestionTooLong", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.AppointmentNotFound => List["Refusal.AppointmentNotFound", culture],
        Refusal.OnlyOwner => List["Refusal.OnlyOwner", culture],
        Refusal.AppointmentStarted => List["Refusal.AppointmentStarted", culture],
        Refusal.AppointmentCancelled => List["Refusal.AppointmentCancelled", culture],
        Refusal.AppointmentMissed => List["Refusal.AppointmentMissed", culture],
        Refusal.TooManyAppointments => List.Format("Refusal.TooManyAppointments", culture, Subject(subjects, 0)),
        Refusal.AppointmentDateUnreadable => List["Refusal.AppointmentDateUnreadable", culture],
        Refusal.AppointmentTimeUnreadable => List["Refusal.AppointmentTimeUnreadable", culture],
        Refusal.AppointmentTimeSkipped => List.Format("Refusal.AppointmentTimeSkipped", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.AppointmentZoneUnknown => List.Format("Refusal.AppointmentZoneUnknown", culture, Subject(subjects, 0)),
        Refusal.AppointmentInPast => List["Refusal.AppointmentInPast", culture],
        Refusal.AppointmentTooFar => List["Refusal.AppointmentTooFar", culture],
        Refusal.AppointmentLengthInvalid => List.Format("Refusal.AppointmentLengthInvalid", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.AppointmentSubjectHasLineBreak => List["Refusal.AppointmentSubjectHasLineBreak", culture],
        Refusal.AppointmentSubjectTooLong => List.Format("Refusal.AppointmentSubjectTooLong", culture, Subject(subjects, 0), Subject(subjects, 1)),
        Refusal.ActivityNotPossible => List["Refusal.ActivityNotPossible", culture],
        Refusal.ActivityNotFound => List["Refusal.ActivityNotFound", culture],
        Refusal.FileNameInvalid => List["Refusal.FileNameInvalid", culture],
        Refusal.FileTooLarge => List.Format("Refusal.FileTooLarge", culture, Subject(subjects, 0)),
        Refusal.MessageMissing => List["Refusal.MessageMissing", culture],
        Refusal.MessageTooLong => List.Format("Refusal.MessageTooLong", culture, Subject(subjects, 0), Subject(subjects, 1)),
    };

    static string Listed(IReadOnlyList<string> subjects)
    {
        var shown = string.Join(", ", subjects.Take(SubjectsShown).Select(subject => PersonName.OrElse(subject, "–")));
        return subjects.Count > SubjectsShown ? shown + ", …" : shown;
    }

    static string Subject(IReadOnlyList<string> subjects, int index) => index < subjects.Count ? PersonName.OrElse(subjects[index], "–") : "–";
}
