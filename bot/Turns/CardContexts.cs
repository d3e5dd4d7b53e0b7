using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Graph;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>What every card needs beside what it shows. Times are in the site's time zone.</summary>
sealed class CardContexts(IOptions<SiteOptions> site, IOptions<SignInOptions> signIn, BotOptions bot, CurrentPolicy policy, Photos photos, TimeProvider time)
{
    /// <summary>Where the bot is registered, it is one in Teams; where the directory signs people in, its tabs can do so too.</summary>
    readonly TeamsTab? _console = bot.AppId.Length > 0 && signIn.Value.IsOn ? new TeamsTab(site.Value.TeamsUrl, bot.AppId) : null;

    public CardContext For(CultureInfo culture)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(policy.Now.TimeZone));
        return new CardContext(culture, site.Value.PublicUrl.AbsoluteUri.TrimEnd('/'), Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture), now) { ConsoleTab = _console, PhotoOf = PhotoOf };
    }

    string? PhotoOf(PersonId person) => photos.KeyOf(person) is { } key ? site.Value.Photo(key) : null;
}
