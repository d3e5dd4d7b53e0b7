using System.Globalization;
using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Representatives;

namespace SupportBot.Bot;

/// <summary>The record of a session as the site gives it out (R11.3): in the words of the cards, in the site's time zone.</summary>
sealed class HistoryWriter(CurrentPolicy policy) : IHistoryWriter
{
    TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(policy.Now.TimeZone);

    public string Text(Session session, IReadOnlyList<RecordedEvent> history, CultureInfo culture) => HistoryText.ForPeople(session, history, Language.Of(culture.Name), Zone);

    public string Json(Session session, IReadOnlyList<RecordedEvent> history) => HistoryText.ForPrograms(session, history, Language.English, Zone);
}
