using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>A representative's own settings.</summary>
/// <param name="Language">Their choice, a supported tag; null to follow the chat.</param>
/// <param name="Mode">Their choice (R1.2); null for the site's.</param>
public sealed record SettingsView(string? Language, SessionMode? Mode, SessionPolicy Policy, string? Done = null, string? Problem = null);

/// <summary>Own language and mode.</summary>
public static class SettingsCard
{
    const string OwnLanguage = "language";
    const string Mode = "mode";

    /// <summary>A choice needs a value: an empty one would show as nothing chosen.</summary>
    const string Automatic = "auto";

    public static AdaptiveCard Render(SettingsView view, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.SettingsFallback,
            [
                Parts.Band(t.SettingsTitle, t.SettingsSubtitle),
                Parts.Problem(view.Problem),
                Parts.Done(view.Done),
                new ChoiceInput([new Choice(t.LanguageOfChat, Automatic), .. Language.Supported.Select(culture => new Choice(Language.NativeName(culture), culture.Name))])
                {
                    Id = OwnLanguage, Label = t.SettingsLanguage, Value = view.Language ?? Automatic, Style = ChoiceStyle.Compact,
                },
                view.Policy.MayChooseMode ? ModeChoice(view, context) : Parts.Subtle(t.SettingsModeOfSite(Words.Of(view.Policy.Mode, context.Culture))),
            ],
            context.Press(Verb.SaveSettings, t.Save) with { Style = ActionStyle.Positive, AssociatedInputs = null });
    }

    internal static CardPress? Parse(PressData data)
    {
        if (!data.IsOneOf(OwnLanguage, ["", Automatic, .. Language.Supported.Select(culture => culture.Name)], out var language)
            || !data.IsOneOf(Mode, ["", Automatic, .. Enum.GetNames<SessionMode>()], out _))
            return null;
        return new CardPress.SaveSettings(language is "" or Automatic ? null : language, data.Named<SessionMode>(Mode));
    }

    static ChoiceInput ModeChoice(SettingsView view, CardContext context) => new(
    [
        new Choice(context.T.SettingsModeDefault(Words.Of(view.Policy.Mode, context.Culture)), Automatic),
        .. Enum.GetValues<SessionMode>().Select(mode => new Choice(Words.Of(mode, context.Culture), mode.ToString())),
    ])
    {
        Id = Mode,
        Label = context.T.SettingsMode,
        Value = view.Mode?.ToString() ?? Automatic,
        Style = ChoiceStyle.Compact,
        Wrap = true,
    };
}
