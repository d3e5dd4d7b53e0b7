using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;

namespace SupportBot.Cards;

/// <summary>The first thing a person sees after the app was installed.</summary>
public static class WelcomeCard
{
    /// <param name="offersSignIn">The site is connected to Microsoft 365.</param>
    public static AdaptiveCard Render(string name, CardContext context, bool offersSignIn = false)
    {
        var t = context.T;
        return Parts.Card(context, t.WelcomeFallback,
            [
                Parts.Band(string.IsNullOrWhiteSpace(name) ? t.WelcomeTitle : t.WelcomeTitleTo(Parts.Name(name)), t.WelcomeSubtitle),
                Parts.Text(t.WelcomeText),
                Step("1", t.WelcomeStart),
                Step("2", t.WelcomeInvite),
                Step("3", t.WelcomeHelp),
                offersSignIn ? Step("4", t.WelcomeSignIn) : null,
            ],
            context.Press(Verb.ShowStart, t.NewSession) with { Style = ActionStyle.Positive },
            context.Press(Verb.ShowHelp, t.HelpButton));
    }

    static ColumnSet Step(string number, string text) => new(
    [
        new Column([new TextBlock(number) { Size = TextSize.Large, Weight = TextWeight.Bolder, Color = TextColor.Accent }]) { Width = "auto" },
        new Column([Parts.Text(text)]) { Width = "stretch", VerticalContentAlignment = VerticalAlignment.Center },
    ])
    { Spacing = Spacing.Small };
}
