using System.Net;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Protocol.Inbound;

/// <summary>
/// Who may come in without a token: a tool on this very machine. A request that a tunnel or proxy on this machine passes on comes from
/// loopback too, so traces of one refuse it.
/// </summary>
static class LocalCallers
{
    static readonly string[] TracesOfAProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host", "Via"];

    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLocalName(context.Request.Host.Host)
        && !TracesOfAProxy.Any(context.Request.Headers.ContainsKey);

    static bool IsLocalName(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
