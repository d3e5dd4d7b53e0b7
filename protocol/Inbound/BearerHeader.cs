using Microsoft.Extensions.Primitives;

namespace SupportBot.Protocol.Inbound;

static class BearerHeader
{
    const string Scheme = "Bearer ";

    /// <summary>The token of "Bearer &lt;token&gt;": one header, one blank, the scheme in any case (RFC 9110); else null and why.</summary>
    public static string? Token(StringValues header, out string fault)
    {
        fault = header.Count switch { 0 => "no token", 1 => "header shape", _ => "several headers" };
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = value[Scheme.Length..];
        if (token.Length == 0 || token.AsSpan().ContainsAny(" ,\t"))
            return null;
        fault = "token size";
        return token.Length <= Tokens.ChannelTokens.MostCharacters ? token : null;
    }
}
