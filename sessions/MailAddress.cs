using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>
/// E-mail addresses as people type them. The accepted form is the one that mail servers agree on: a local part of unquoted
/// atoms (RFC 5321 §4.1.2), an at sign, a host name with a dot. Quoted local parts and address literals are refused.
/// </summary>
public static class MailAddress
{
    /// <summary>RFC 5321 §4.5.3.1.3, without the angle brackets.</summary>
    const int Longest = 254;

    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address in the form used to send and compare: host in lower case ASCII. Null when it can't be one.</summary>
    public static string? Normalize(string typed)
    {
        var text = typed.Trim();
        var at = text.LastIndexOf('@');
        if (text.Length > Longest || at is < 1 or > 64 || !IsLocalPart(text.AsSpan(0, at)) || text.EnumerateRunes().Any(Runes.IsShapeless))
            return null;
        return Host(text[(at + 1)..]) is { } host && at + 1 + host.Length <= Longest ? text[..at] + '@' + host : null;
    }

    /// <summary>Splits what was typed into one field: commas, semicolons and blanks between addresses. Line breaks stay, to be refused by name.</summary>
    public static IEnumerable<string> Split(string typed) => typed.Split([',', ';', ' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var character in local)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !".!#$%&'*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    static string? Host(string typed)
    {
        try
        {
            var host = Idn.GetAscii(typed).ToLowerInvariant();
            return Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.', StringComparison.Ordinal) && !host.EndsWith('.') && !char.IsAsciiDigit(host[^1]) ? host : null;
        }
        catch (ArgumentException) // no valid international host name
        {
            return null;
        }
    }
}
