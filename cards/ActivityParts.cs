using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>
/// What is asked for and runs in a session, and what ended last (R10.1). From the chat the controller can ask to view the customer's screen, and
/// stop anything; what needs the representative's own screen, microphone or files begins in the console.
/// </summary>
static class ActivityParts
{
    /// <summary>What the chat can begin: the customer gives, the console only shows.</summary>
    static readonly ActivityKind[] Beginnings = [ActivityKind.DesktopViewing, ActivityKind.ApplicationViewing];

    const int FileNameShown = 60;
    const int FileNameOnButton = 30;

    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data) => verb switch
    {
        Verb.View when data.Named<ActivityKind>(PressKeys.Kind) is { } kind && Beginnings.Contains(kind) => new CardPress.View(session, kind),
        Verb.StopActivity when data.Activity is { } activity => new CardPress.StopActivity(session, activity),
        _ => null,
    };

    public static IEnumerable<Element> Section(SessionView view, Detail detail, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var offered = Offered(view, context).ToArray();
        var last = session.JustEnded.FirstOrDefault();
        if (session.IsWaiting || (session.Activities.IsEmpty && last is null && offered.Length == 0))
            yield break;
        yield return Parts.Section(t.SummaryActivities);
        foreach (var activity in session.Activities.Take(detail.Activities))
            yield return Row(activity, view, context);
        if (session.Activities.Length > detail.Activities)
            yield return Parts.Subtle(t.More(session.Activities.Length - detail.Activities));
        if (last is not null)
        {
            var story = ActivityStory.Ended(last.Kind, last.Reason, last.By, last.File is { } file ? file with { Sha256 = null } : null, session, Telling.ForCard(context));
            yield return Parts.Subtle(last.Reason == ActivityEnd.Completed ? t.ActivityFileArrived(FileName(last.File), Clock(last.At, context)) : $"{story} · {Clock(last.At, context)}");
        }

        foreach (var buttons in Parts.Buttons(offered))
            yield return buttons;
    }

    static Container Row(Activity activity, SessionView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        var title = activity.File is { Name: not null } ? $"{Words.Of(activity.Kind, context.Culture)}: {FileName(activity.File)}" : Words.Of(activity.Kind, context.Culture);
        var whom = activity.Customer is { } customer ? Names([customer], session, t) : t.ActivityEverybody;
        var waitsFor = activity.Asked.IsEmpty || activity.Customer is not null ? "" : $" · {t.ActivityWaitsFor(Names(activity.Asked, session, t))}";
        var isAsking = activity.State == ActivityState.Requested;
        var mark = new TextBlock(isAsking ? t.ActivityAsking : t.ActivityRunning)
        {
            Size = TextSize.Small,
            Weight = TextWeight.Bolder,
            Color = isAsking ? TextColor.Accent : TextColor.Good,
            HorizontalAlignment = HorizontalAlignment.Right,
        };
        var picture = activity.IsViewing && view.Standing == Standing.Controller ? $" · {t.ActivityPicture}" : "";
        return Parts.Row(Parts.Strong(title), Parts.Subtle($"{whom} · {t.Since(Clock(activity.Since, context))}{waitsFor}{picture}"), mark, Buttons(activity, view, context));
    }

    static IEnumerable<CardAction?> Buttons(Activity activity, SessionView view, CardContext context)
    {
        if (view.Standing != Standing.Controller)
            yield break;
        if (activity.IsViewing)
            yield return new OpenUrlAction(context.ConsoleUrl(view.Session.Id)) { Title = context.T.OpenConsole, Style = ActionStyle.Positive };
        var what = activity.File?.Name is { } name ? CardText.Plain(name, FileNameOnButton) : Lower(Words.Of(activity.Kind, context.Culture), context);
        yield return context.Press(Verb.StopActivity, context.T.StopActivity(what), view.Session, (PressKeys.Activity, activity.Id.ToString()));
    }

    /// <summary>R4.2: of the customer who is being helped; one of a kind at a time; what the site allows.</summary>
    static IEnumerable<CardAction> Offered(SessionView view, CardContext context)
    {
        var (session, t) = (view.Session, context.T);
        if (view.Standing != Standing.Controller || session.SelectedCustomer is not { } selected || session.Find(selected) is not { IsAdmitted: true } customer)
            yield break;
        foreach (var kind in Beginnings.Where(kind => view.Policy.Activities.Contains(kind) && session.Activities.All(activity => activity.Kind != kind)))
        {
            yield return context.Press(Verb.View, kind == ActivityKind.DesktopViewing ? t.ViewDesktop : t.ViewApplication, session, (PressKeys.Kind, kind.ToString())) with
            {
                Tooltip = t.AsksFirst(Parts.NameForButton(customer.Name)),
            };
        }
    }

    static string Names(IReadOnlyCollection<ParticipantId> customers, Session session, Texts t) =>
        Parts.Listed([.. customers.Select(customer => Parts.Name(session.Find(customer)?.Name ?? ""))], 3, t);

    static string FileName(FileDetails? file) => CardText.Escape(file?.Name ?? "–", FileNameShown);

    static string Clock(DateTimeOffset at, CardContext context) => Words.Clock(at, context.Now, context.Culture);

    static string Lower(string word, CardContext context) => char.ToLower(word[0], context.Culture) + word[1..];
}
