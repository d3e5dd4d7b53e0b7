using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace SupportBot.Web.Http;

/// <summary>On an endpoint: asking it counts against the limit of its kind.</summary>
/// <param name="Kind">Also the texts that say to wait: <c>status.{kind}.title</c>, <c>status.{kind}.text</c>.</param>
sealed record LimitedTry(string Kind)
{
    /// <summary>A try at a session number (R3.3).</summary>
    public static LimitedTry Number { get; } = new("tries");

    /// <summary>A request for support (R7.9): each makes a session.</summary>
    public static LimitedTry Request { get; } = new("requests");
}

/// <summary>
/// R3.3: guessing numbers is limited for each network address and for the whole site. Every try counts, right or wrong: counting wrong ones
/// only would let a burst of parallel guesses through. Links need no limit: 256 random bits can't be guessed.
/// </summary>
static class NumberTries
{
    public static void Configure(RateLimiterOptions options, SiteOptions site)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limited(http, AddressOf(http), site.JoinTriesPerAddress, site.JoinTriesWindow)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limited(http, "site", site.JoinTriesPerSite, site.JoinTriesWindow)));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : site.JoinTriesWindow;
            await Pause(rejected.HttpContext, wait);
        };
    }

    static RateLimitPartition<string> Limited(HttpContext http, string key, int tries, TimeSpan window) =>
        http.GetEndpoint()?.Metadata.GetMetadata<LimitedTry>() is not { } limited
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter($"{limited.Kind}:{key}", _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = window, QueueLimit = 0 });

    /// <summary>One line of a household or office: an IPv4 address, or the /64 of an IPv6 one.</summary>
    static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    static Task Pause(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return StatusPages.Show(http, StatusCodes.Status429TooManyRequests, http.GetEndpoint()?.Metadata.GetMetadata<LimitedTry>()?.Kind ?? LimitedTry.Number.Kind, seconds);
    }
}
