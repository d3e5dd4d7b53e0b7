using System.Globalization;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What a representative is told in chat (R11.4), as one line of plain text that begins with the session's number.</summary>
public static class NoticeText
{
    /// <summary>Characters of a line of chat; the rest is in the console.</summary>
    const int Limit = 1000;

    public static string Of(SessionEffect.Tell tell, SessionNumber number, CultureInfo culture) => $"{number} · {Said(tell, new Texts(culture), culture)}";

    static int Count(SessionEffect.Tell tell) => int.TryParse(tell.Subject, CultureInfo.InvariantCulture, out var count) ? count : 0;

    static string Said(SessionEffect.Tell tell, Texts t, CultureInfo culture)
    {
        var subject = CardText.Plain(tell.Subject, 100);
        return tell.Notice switch
        {
            Notice.CustomerJoined => t.NoticeCustomerJoined(subject),
            Notice.CustomerWaits => t.NoticeCustomerWaits(subject),
            Notice.CustomerLeft => t.NoticeCustomerLeft(subject),
            Notice.AssistantJoined => t.NoticeAssistantJoined(subject),
            Notice.AssistantLeft => t.NoticeAssistantLeft(subject),
            Notice.Said => t.NoticeSaid(subject, CardText.Plain(tell.Text ?? "", Limit)),
            Notice.Noted => t.StoryNoted(subject, CardText.Plain(tell.Text ?? "", Limit)),
            Notice.InvitationFailed => t.NoticeInvitationFailed(subject, Enum.TryParse<SendFailure>(tell.Text, out var failure) ? Words.Of(failure, culture) : ""),
            Notice.SessionEnded when tell.Subject.Length == 0 => t.NoticeSessionEndedBySite(Enum.TryParse<EndReason>(tell.Text, out var reason) ? Words.Of(reason, culture) : ""),
            Notice.SessionEnded => t.NoticeSessionEnded(subject),
            Notice.ControlGiven => tell.Subject.Length == 0 ? t.NoticeControlIsYours : t.NoticeControlGiven(subject),
            Notice.ControlMoved => t.NoticeControlMoved(subject),
            Notice.OfferAccepted => t.NoticeOfferAccepted(subject),
            Notice.OfferDeclined => t.NoticeOfferDeclined(subject),
            Notice.AwayNow => t.NoticeAwayNow,
            Notice.SessionReturned => t.NoticeSessionReturned,
            Notice.SessionReassigned => t.NoticeSessionReassigned(subject),
            Notice.IdleWarning => t.NoticeIdleWarning(Count(tell)),
            Notice.ConsoleClosed => t.NoticeConsoleClosed(Count(tell)),
        };
    }
}
