using System.Globalization;
using SupportBot.Sessions;

namespace SupportBot.Web.Representatives;

/// <summary>Writes a scheduled session as a calendar file for its representative. The host registers one; without it the site offers no file.</summary>
public interface ICalendarWriter
{
    /// <summary>iCalendar (RFC 5545).</summary>
    string Write(Appointment appointment, CultureInfo culture);
}
