using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>What every card needs beside what it shows. Times are in the site's time zone.</summary>
sealed class CardContexts(IOptions<SiteOptions> site, CurrentPolicy policy, TimeProvider time)
{
    public CardContext For(CultureInfo culture)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(policy.Now.TimeZone));
        return new CardContext(culture, site.Value.PublicUrl.AbsoluteUri.TrimEnd('/'), Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture), now);
    }
}
