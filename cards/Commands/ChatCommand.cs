using System.Buffers;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SupportBot.Cards.Commands;

/// <summary>What somebody wrote to the bot. English and Polish both always work, whatever the chat's language.</summary>
public abstract partial record ChatCommand
{
    /// <summary>UTF-16 units: a longer first word is no command, and comparing it would only cost.</summary>
    const int LongestWord = 24;

    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00A0\u2003\u3000");

    ChatCommand() { }

    public sealed record Help : ChatCommand;

    public sealed record Start : ChatCommand;

    /// <param name="Addresses">As typed, "" for none: then the form opens.</param>
    public sealed record Invite(string Addresses) : ChatCommand;

    public sealed record Participants : ChatCommand;

    public sealed record Sessions : ChatCommand;

    /// <param name="Number">As typed, to be read by <c>SessionNumber.Parse</c>.</param>
    public sealed record Join(string Number) : ChatCommand;

    public sealed record Say(string Text) : ChatCommand;

    /// <summary>For colleagues; no customer ever sees it.</summary>
    public sealed record Note(string Text) : ChatCommand;

    /// <param name="Number">As typed, "" for the current session.</param>
    public sealed record History(string Number) : ChatCommand;

    public sealed record Settings : ChatCommand;

    public sealed record Leave : ChatCommand;

    public sealed record End : ChatCommand;

    public sealed record Console : ChatCommand;

    public sealed record TransferControl : ChatCommand;

    public sealed record TransferSession : ChatCommand;

    public sealed record Available : ChatCommand;

    public sealed record Away : ChatCommand;

    public sealed record Queues : ChatCommand;

    /// <summary>All open sessions, for supervisors.</summary>
    public sealed record Supervise : ChatCommand;

    public sealed record Admin : ChatCommand;

    /// <summary>Whether the site is well, for administrators.</summary>
    public sealed record Diagnose : ChatCommand;

    /// <summary>To Microsoft 365, so that the bot can act in the person's name.</summary>
    public sealed record SignIn : ChatCommand;

    /// <summary>Takes that back.</summary>
    public sealed record SignOut : ChatCommand;

    /// <param name="Words">When and for whom, as typed; "" for nothing.</param>
    public sealed record Schedule(string Words) : ChatCommand;

    /// <param name="Nearest">What they may have meant, if anything is near.</param>
    public sealed record Unknown(string Text, ChatVerb? Nearest) : ChatCommand;

    /// <summary>Reads a message without the bot's own mention; what is left of a mention or a slash before the command doesn't matter.</summary>
    public static ChatCommand Parse(string? text)
    {
        var typed = Prefix().Replace((text ?? "").Trim(), "");
        var (word, rest) = FirstWord(typed);
        var (second, further) = FirstWord(rest);
        // Names of two words first: "transfer" alone is none.
        return Named($"{word} {second}", further, typed) ?? Named(word, rest, typed) ?? new Unknown(typed, Closest(word, second));
    }

    static (string Word, string Further) FirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(Blanks);
        var (word, rest) = end < 0 ? (text, "") : (text[..end], text[end..].Trim());
        return (word.Length > LongestWord ? word : ChatWords.Fold(word).TrimEnd('.', '!', '?', ',', ';', ':'), rest);
    }

    static ChatCommand? Named(string name, string rest, string typed)
    {
        foreach (var (folded, verb) in ChatVerbs.Names)
        {
            if (name == folded || (name.Length < folded.Length && name == folded.Replace(" ", "", StringComparison.Ordinal)))
                return Of(verb, rest) ?? new Unknown(typed, verb);
        }

        return null;
    }

    /// <summary>Null when the command takes nothing and something follows: "leave me a note" must not leave.</summary>
    static ChatCommand? Of(ChatVerb verb, string rest) => verb switch
    {
        ChatVerb.Help => new Help(),
        ChatVerb.Invite => new Invite(rest),
        ChatVerb.Join => new Join(rest),
        ChatVerb.Say => new Say(rest),
        ChatVerb.Note => new Note(rest),
        ChatVerb.History => new History(rest),
        ChatVerb.Schedule => new Schedule(rest),
        _ when rest.Length > 0 => null,
        ChatVerb.Start => new Start(),
        ChatVerb.Participants => new Participants(),
        ChatVerb.Sessions => new Sessions(),
        ChatVerb.Settings => new Settings(),
        ChatVerb.Leave => new Leave(),
        ChatVerb.End => new End(),
        ChatVerb.Console => new Console(),
        ChatVerb.TransferControl => new TransferControl(),
        ChatVerb.TransferSession => new TransferSession(),
        ChatVerb.Available => new Available(),
        ChatVerb.Away => new Away(),
        ChatVerb.Queues => new Queues(),
        ChatVerb.Supervise => new Supervise(),
        ChatVerb.Admin => new Admin(),
        ChatVerb.Diagnose => new Diagnose(),
        ChatVerb.SignIn => new SignIn(),
        ChatVerb.SignOut => new SignOut(),
        _ => throw new UnreachableException($"no command for {verb}"),
    };

    /// <summary>At most half of the letters may differ: "hello" is no "help".</summary>
    static ChatVerb? Closest(string word, string second)
    {
        if (word.Length is < 2 or > LongestWord)
            return null;
        var (words, name, verb) = ChatVerbs.Names
            .Select(entry => (Words: entry.Folded.Contains(' ') && second.Length is > 0 and <= LongestWord ? $"{word} {second}" : word, entry.Folded, entry.Verb))
            .MinBy(entry => ChatWords.Distance(entry.Words, entry.Folded));
        if (ChatWords.Distance(words, name) * 2 <= Math.Min(name.Length, words.Length))
            return verb;
        // The half of a name is nearly the whole of it.
        return ChatVerbs.Names.Where(entry => entry.Folded.StartsWith($"{word} ", StringComparison.Ordinal)).Select(ChatVerb? (entry) => entry.Verb).FirstOrDefault();
    }

    /// <summary>A mention in either of its written forms, and a slash.</summary>
    [GeneratedRegex(@"^(?:<at>[^<]{0,200}</at>[\s,:]*|@\S{1,100}[\s,:]+)*/?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Prefix();
}
