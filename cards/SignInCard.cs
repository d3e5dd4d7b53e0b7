using SupportBot.Cards.Model;

namespace SupportBot.Cards;

/// <summary>Opens the sign-in to Microsoft 365 in the browser, for its reader alone.</summary>
public static class SignInCard
{
    /// <param name="url">Works once, for the one person, until <paramref name="lifetime"/> has passed.</param>
    public static AdaptiveCard Render(string url, TimeSpan lifetime, CardContext context)
    {
        var t = context.T;
        return Parts.Card(context, t.SignInFallback,
            [
                Parts.Band(t.SignInTitle),
                Parts.Text(t.SignInText),
                Parts.Subtle(t.SignInHint(lifetime.TotalMinutes)),
            ],
            new OpenUrlAction(url) { Title = t.SignIn });
    }
}
