using Microsoft.Extensions.Options;
using SupportBot.Web.Live.Media;
using SupportBot.Web.Recordings;

namespace SupportBot.Web;

/// <summary>What this room leans on outside of it, for who looks after the site.</summary>
public sealed class SiteHealth
{
    internal SiteHealth(RecordingFolder recordings, IOptions<TurnOptions> turn) =>
        (RecordingFolder, Relays) = (recordings.Root, turn.Value.Urls.Count(TurnOptionsCheck.IsRelay));

    public string RecordingFolder { get; }

    /// <summary>TURN servers for pages that can't reach each other.</summary>
    public int Relays { get; }
}
