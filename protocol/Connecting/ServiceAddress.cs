using System.Net;
using System.Text;

namespace SupportBot.Protocol.Connecting;

/// <summary>Addresses of the channel's services: built exactly, compared exactly.</summary>
static class ServiceAddress
{
    /// <summary>Base address and path segments, each percent-encoded once; ids hold ":", "@", ";", "=", "/".</summary>
    public static Uri Combine(string serviceUrl, ReadOnlySpan<string> segments, string query)
    {
        var path = new StringBuilder(serviceUrl.TrimEnd('/'), 256);
        foreach (var segment in segments)
        {
            ArgumentException.ThrowIfNullOrEmpty(segment, nameof(segments));
            // "." and ".." have no encoded form that a URI parser would not fold away again.
            if (segment is "." or "..")
                throw new ArgumentException("an id that is only dots can't stand in an address", nameof(segments));
            path.Append('/').Append(Uri.EscapeDataString(segment));
        }
        path.Append(query);
        return new(path.ToString());
    }

    /// <summary>
    /// Whether the address in a token and the one in the activity are the same: scheme and host in any case, one slash at the end more or less,
    /// the rest letter by letter (the path names the tenant).
    /// </summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal)
        || (Uri.TryCreate(one, UriKind.Absolute, out var a) && Uri.TryCreate(other, UriKind.Absolute, out var b)
            && a.Scheme == b.Scheme && a.IdnHost == b.IdnHost && a.Port == b.Port && a.UserInfo == b.UserInfo
            && WithoutSlash(a.PathAndQuery).SequenceEqual(WithoutSlash(b.PathAndQuery)) && a.Fragment == b.Fragment);

    public static bool IsLoopback(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? IPAddress.IsLoopback(IPAddress.Parse(address.IdnHost)) : address.IdnHost == "localhost";

    static ReadOnlySpan<char> WithoutSlash(string path) => path.EndsWith('/') ? path.AsSpan(0, path.Length - 1) : path;
}
