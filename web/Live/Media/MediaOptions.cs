using Microsoft.Extensions.Options;

namespace SupportBot.Web.Live.Media;

/// <summary>How pictures and sound get from page to page (section <c>Media</c>).</summary>
sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Viewers of one stream to whom its owner's page sends it itself: it encodes and uploads once for each.</summary>
    public int MeshViewers { get; init; } = 3;

    /// <summary>A Janus server that passes streams on.</summary>
    public JanusOptions Janus { get; init; } = new();
}

/// <summary>The media server (section <c>Media:Janus</c>); its secrets never reach a browser.</summary>
sealed class JanusOptions
{
    /// <summary>Its HTTP interface, such as <c>http://127.0.0.1:8088/janus</c>; null: no media server.</summary>
    public Uri? Url { get; init; }

    public string? ApiSecret { get; init; }

    /// <summary>The video room plugin's <c>admin_key</c>.</summary>
    public string? AdminKey { get; init; }

    public bool IsUsed => Url is not null;
}

/// <summary>Names the key and what it should be: a wrong setting stops the start.</summary>
sealed class MediaOptionsCheck : IValidateOptions<MediaOptions>
{
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        if (options.MeshViewers is < 1 or > 8)
            return ValidateOptionsResult.Fail($"Media:MeshViewers must be 1 to 8, but is {options.MeshViewers}.");
        if (options.Janus.Url is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
            return ValidateOptionsResult.Fail($"Media:Janus:Url must be the address of Janus' HTTP interface, such as http://127.0.0.1:8088/janus, but is '{url}'.");
        return ValidateOptionsResult.Success;
    }
}
