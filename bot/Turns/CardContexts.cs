using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>What every card needs beside what it shows.</summary>
sealed class CardContexts(IOptions<SiteOptions> site, TimeProvider time)
{
    public CardContext For(CultureInfo culture)
    {
        var now = time.GetLocalNow();
        return new CardContext(culture, site.Value.PublicUrl.AbsoluteUri.TrimEnd('/'), Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture), now);
    }
}
