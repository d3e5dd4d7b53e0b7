using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Web;
using SupportBot.Web.Representatives;

namespace SupportBot.Bot.Calendar;

/// <summary>A scheduled session for its representative's own calendar, as the site gives it out.</summary>
sealed class CalendarWriter(IOptions<SiteOptions> site, TimeProvider time) : ICalendarWriter
{
    public string Write(Appointment appointment, CultureInfo culture) =>
        CalendarFile.ForRepresentative(appointment, site.Value.PublicUrl.Host, Language.Of(culture.Name), time.GetUtcNow());
}
