using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A session's record (R11.3).</summary>
/// <param name="Session">As it is now, for the names.</param>
/// <param name="Events">In order, newest last; more than the card shows is fine.</param>
/// <param name="IsRecorded">Whether it has recordings to watch.</param>
public sealed record HistoryView(Session Session, IReadOnlyList<RecordedEvent> Events, bool IsRecorded = false);

/// <summary>The story of a session, newest last; what doesn't fit is in the console.</summary>
public static class HistoryCard
{
    public static AdaptiveCard Render(HistoryView view, CardContext context) => CardSize.Fit([30, 20, 12, 6, 2], lines => Render(view, lines, context));

    static AdaptiveCard Render(HistoryView view, int lines, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var telling = Telling.ForCard(context).Of(view.Events);
        var told = view.Events.Select(recorded => (recorded.At, Story: History.Of(recorded, session, telling))).Where(line => line.Story is not null).ToArray();
        // Times of another day come with the date, which needs its room.
        var width = told.All(line => line.At.ToOffset(context.Now.Offset).Date == context.Now.Date) ? "50px" : "100px";
        return Parts.Card(context, t.HistoryFallback(session.Number),
            [
                Parts.Band(t.History, session.Number.ToString(), Parts.State(session, context)),
                told.Length > lines ? Parts.Subtle(t.HistoryEarlier(told.Length - lines)) : null,
                .. told.TakeLast(lines).Select(line => Line(line.At, line.Story!, width, context)),
                told.Length == 0 ? Parts.Subtle(t.HistoryEmpty) : null,
            ],
            session.IsOpen ? context.Press(Verb.ShowSession, t.BackToSession, session) : null,
            view.IsRecorded ? context.Press(Verb.ShowRecordings, t.Recordings, session) : null,
            context.Press(Verb.ExportHistory, t.ExportHistory, session),
            new OpenUrlAction(context.ConsoleUrl(session.Id)) { Title = t.OpenConsole });
    }

    static ColumnSet Line(DateTimeOffset at, string story, string width, CardContext context) => new(
    [
        new Column([Parts.Subtle(Words.Clock(at, context.Now, context.Culture))]) { Width = width },
        new Column([new TextBlock(story) { Size = TextSize.Small }]) { Width = "stretch" },
    ])
    { Spacing = Spacing.Small };
}
