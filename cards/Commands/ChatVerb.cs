using System.Globalization;

namespace SupportBot.Cards.Commands;

/// <summary>The commands in chat.</summary>
public enum ChatVerb
{
    Help,
    Start,
    Invite,
    Participants,
    Sessions,
    Join,
    Say,
    History,
    Settings,
    Leave,
    End,
    Console,
    TransferControl,
    TransferSession,
    Available,
    Away,
    Queues,
    Supervise,
    Admin,
    Note,
    SignIn,
    SignOut,
    Schedule,
    Diagnose,
}

/// <summary>What the commands are called. The first name of a language is the one it shows.</summary>
public static class ChatVerbs
{
    static readonly Dictionary<ChatVerb, (string[] English, string[] Polish)> All = new()
    {
        [ChatVerb.Help] = (["help"], ["pomoc"]),
        [ChatVerb.Start] = (["start"], ["rozpocznij", "start"]),
        [ChatVerb.Invite] = (["invite"], ["zaproś"]),
        [ChatVerb.Participants] = (["participants"], ["uczestnicy"]),
        [ChatVerb.Sessions] = (["sessions"], ["sesje"]),
        [ChatVerb.Join] = (["join"], ["dołącz"]),
        [ChatVerb.Say] = (["say"], ["powiedz"]),
        [ChatVerb.History] = (["history"], ["historia"]),
        [ChatVerb.Settings] = (["settings"], ["ustawienia"]),
        [ChatVerb.Leave] = (["leave"], ["opuść"]),
        [ChatVerb.End] = (["end"], ["zakończ"]),
        [ChatVerb.Console] = (["console"], ["konsola"]),
        [ChatVerb.TransferControl] = (["transfer control"], ["przekaż kontrolę"]),
        [ChatVerb.TransferSession] = (["transfer session"], ["przekaż sesję"]),
        [ChatVerb.Available] = (["available"], ["dostępny", "dostępna"]),
        [ChatVerb.Away] = (["away"], ["nieobecny", "nieobecna"]),
        [ChatVerb.Queues] = (["queues"], ["kolejki"]),
        [ChatVerb.Supervise] = (["supervise"], ["nadzór"]),
        [ChatVerb.Note] = (["note"], ["notatka"]),
        [ChatVerb.SignIn] = (["sign in"], ["zaloguj", "zaloguj się"]),
        [ChatVerb.SignOut] = (["sign out"], ["wyloguj", "wyloguj się"]),
        [ChatVerb.Schedule] = (["schedule"], ["zaplanuj"]),
        [ChatVerb.Diagnose] = (["diagnose"], ["diagnostyka", "diagnoza"]),
        [ChatVerb.Admin] = (["admin"], ["administracja"]),
    };

    /// <summary>As shown in the person's language.</summary>
    public static string Name(ChatVerb verb, CultureInfo culture) => culture.Name == "pl" ? All[verb].Polish[0] : All[verb].English[0];

    /// <summary>Every name in every language, in the form that <see cref="ChatWords.Fold"/> makes of it.</summary>
    internal static IReadOnlyList<(string Folded, ChatVerb Verb)> Names { get; } =
        [.. All.SelectMany(entry => entry.Value.English.Concat(entry.Value.Polish).Distinct().Select(name => (ChatWords.Fold(name), entry.Key)))];
}
