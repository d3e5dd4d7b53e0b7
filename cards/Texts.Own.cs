using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Cards of a person's own.</summary>
public sealed partial class Texts
{
    public string SessionsTitle => Say();
    public string SessionsFallback(int count) => List.Count(count, culture);
    public string SessionsCount(int count) => List.Count(count, culture);
    public string SessionsNone => Say();
    public string Current => Say();
    public string SettingsTitle => Say();
    public string SettingsSubtitle => Say();
    public string SettingsFallback => Say();
    public string SettingsLanguage => Say();
    public string LanguageOfChat => Say();
    public string SettingsMode => Say();
    public string SettingsModeDefault(string mode) => Say([mode]);
    public string SettingsModeOfSite(string mode) => Say([mode]);
    public string WelcomeTitle => Say();
    public string WelcomeTitleTo(string name) => Say([name]);
    public string WelcomeSubtitle => Say();
    public string WelcomeFallback => Say();
    public string WelcomeText => Say();
    public string WelcomeStart => Say();
    public string WelcomeInvite => Say();
    public string WelcomeHelp => Say();
    public string RefusedTitle => Say();
    public string HistoryFallback(SessionNumber number) => Say([number]);
    public string HistoryEmpty => Say();
    public string HistoryEarlier(int count) => List.Count(count, culture);
    public string HelpTitle => Say();
    public string HelpCurrent(SessionNumber number, string standing) => Say([number, standing]);
    public string HelpNoSession => Say();
    public string HelpFallback(string commands) => Say([commands]);
    public string HelpThisSession => Say();
    public string HelpAlways => Say();
    public string HelpLanguages => Say();
    public string HelpAddress => Say();
    public string HelpNumber => Say();
    public string HelpText => Say();
    public string AboutHelp => Say();
    public string AboutStart => Say();
    public string AboutInvite => Say();
    public string AboutParticipants => Say();
    public string AboutSessions => Say();
    public string AboutJoin => Say();
    public string AboutSay => Say();
    public string AboutHistory => Say();
    public string AboutSettings => Say();
    public string AboutLeave => Say();
    public string AboutEnd => Say();
    public string AboutConsole => Say();
    public string UnknownNearest(string nearest, string help) => Say([nearest, help]);
    public string UnknownCommand(string help) => Say([help]);
    public string AboutTransferControl => Say();
    public string AboutTransferSession => Say();
    public string AboutAvailable => Say();
    public string AboutAway => Say();
    public string AboutQueues => Say();
    public string AboutSupervise => Say();
    public string AboutAdmin => Say();
    public string ExportHistory => Say();
    public string ExportTitle(SessionNumber number) => Say([number]);
    public string ExportTimes(string zone) => Say([zone]);
}
