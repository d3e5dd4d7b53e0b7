using System.Globalization;
using SupportBot.Sessions;

namespace SupportBot.Web.Representatives;

/// <summary>Writes a session's record (R11.3) for people and for programs. The host registers one; without it the site offers no history.</summary>
public interface IHistoryWriter
{
    /// <summary>Plain text, a line for each thing that happened.</summary>
    string Text(Session session, IReadOnlyList<RecordedEvent> history, CultureInfo culture);

    /// <summary>JSON, the same in every language.</summary>
    string Json(Session session, IReadOnlyList<RecordedEvent> history);
}
