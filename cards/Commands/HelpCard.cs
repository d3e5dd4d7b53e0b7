using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards.Commands;

/// <summary>What the help card depends on.</summary>
/// <param name="Current">The session that the person's commands are about, if any.</param>
/// <param name="Standing">In it.</param>
public sealed record HelpView(SessionNumber? Current, Standing Standing, bool MayInvite)
{
    public bool IsAgent { get; init; }
    public bool IsSupervisor { get; init; }
    public bool IsAdministrator { get; init; }

    /// <summary>Whether the person has signed in to Microsoft 365; null where the site knows no such sign-in.</summary>
    public bool? IsSignedIn { get; init; }
}

/// <summary>The commands for this person now, in the chat's language; both languages work.</summary>
public static class HelpCard
{
    public static AdaptiveCard Render(HelpView view, CardContext context)
    {
        var (t, culture) = (context.T, context.Culture);
        return Parts.Card(context, t.HelpFallback(string.Join(", ", Offered(view).Select(verb => ChatVerbs.Name(verb, culture)))),
            [
                Parts.Band(t.HelpTitle, view.Current is { } current ? t.HelpCurrent(current, Words.Of(view.Standing, culture)) : t.HelpNoSession),
                .. Group(t.HelpThisSession, InSession(view), IsInside(view), context),
                .. Group(t.HelpAlways, Always(view), IsInside(view), context),
                Parts.Subtle(t.HelpLanguages) with { Separator = true, Spacing = Spacing.Medium },
            ],
            context.Press(Verb.ShowStart, t.NewSession),
            context.Press(Verb.ShowSessions, t.SessionsTitle),
            context.Press(Verb.ShowSettings, t.SettingsTitle),
            new OpenUrlAction(context.ConsoleHome) { Title = t.OpenConsole });
    }

    static IEnumerable<ChatVerb> Offered(HelpView view) => InSession(view).Concat(Always(view));

    static IEnumerable<ChatVerb> Always(HelpView view) =>
    [
        ChatVerb.Start, ChatVerb.Schedule, ChatVerb.Join, ChatVerb.Sessions, ChatVerb.Queues,
        .. view.IsAgent ? [ChatVerb.Available, ChatVerb.Away] : Array.Empty<ChatVerb>(),
        .. view.IsSupervisor || view.IsAdministrator ? [ChatVerb.Supervise] : Array.Empty<ChatVerb>(),
        .. view.IsAdministrator ? [ChatVerb.Admin, ChatVerb.Diagnose] : Array.Empty<ChatVerb>(),
        .. IsInside(view) ? [] : Array.Empty<ChatVerb>().Append(ChatVerb.History),
        ChatVerb.Console,
        .. view.IsSignedIn is { } isSignedIn ? [isSignedIn ? ChatVerb.SignOut : ChatVerb.SignIn] : Array.Empty<ChatVerb>(),
        ChatVerb.Settings, ChatVerb.Help,
    ];

    static bool IsInside(HelpView view) => view.Current is not null && view.Standing != Standing.Outsider;

    static ChatVerb[] InSession(HelpView view)
    {
        if (!IsInside(view))
            return [];
        var isController = view.Standing == Standing.Controller;
        return
        [
            .. view.MayInvite ? [ChatVerb.Invite] : Array.Empty<ChatVerb>(),
            ChatVerb.Say, ChatVerb.Note, ChatVerb.Participants, ChatVerb.History,
            .. isController ? [ChatVerb.TransferControl] : Array.Empty<ChatVerb>(),
            .. isController && (view.IsAgent || view.IsSupervisor) ? [ChatVerb.TransferSession] : Array.Empty<ChatVerb>(),
            isController ? ChatVerb.End : ChatVerb.Leave,
        ];
    }

    static IEnumerable<Element> Group(string title, IEnumerable<ChatVerb> verbs, bool isInside, CardContext context)
    {
        var facts = verbs.Select(verb => new Fact(Usage(verb, isInside, context), About(verb, context.T))).ToArray();
        if (facts.Length == 0)
            yield break;
        yield return Parts.Strong(title) with { Spacing = Spacing.Medium };
        yield return new FactSet(facts) { Spacing = Spacing.Small };
    }

    static string Usage(ChatVerb verb, bool isInside, CardContext context) => ChatVerbs.Name(verb, context.Culture) + verb switch
    {
        ChatVerb.Invite => " " + context.T.HelpAddress,
        ChatVerb.Join => " " + context.T.HelpNumber,
        ChatVerb.Schedule => " " + context.T.HelpWhen,
        ChatVerb.Say or ChatVerb.Note => " " + context.T.HelpText,
        ChatVerb.History when !isInside => " " + context.T.HelpNumber,
        _ => "",
    };

    static string About(ChatVerb verb, Texts t) => verb switch
    {
        ChatVerb.Help => t.AboutHelp,
        ChatVerb.Start => t.AboutStart,
        ChatVerb.Invite => t.AboutInvite,
        ChatVerb.Participants => t.AboutParticipants,
        ChatVerb.Sessions => t.AboutSessions,
        ChatVerb.Join => t.AboutJoin,
        ChatVerb.Say => t.AboutSay,
        ChatVerb.History => t.AboutHistory,
        ChatVerb.Settings => t.AboutSettings,
        ChatVerb.Leave => t.AboutLeave,
        ChatVerb.End => t.AboutEnd,
        ChatVerb.Console => t.AboutConsole,
        ChatVerb.TransferControl => t.AboutTransferControl,
        ChatVerb.TransferSession => t.AboutTransferSession,
        ChatVerb.Available => t.AboutAvailable,
        ChatVerb.Away => t.AboutAway,
        ChatVerb.Queues => t.AboutQueues,
        ChatVerb.Supervise => t.AboutSupervise,
        ChatVerb.Admin => t.AboutAdmin,
        ChatVerb.Note => t.AboutNote,
        ChatVerb.Diagnose => t.AboutDiagnose,
        ChatVerb.SignIn => t.AboutSignIn,
        ChatVerb.SignOut => t.AboutSignOut,
        ChatVerb.Schedule => t.AboutSchedule,
    };
}
