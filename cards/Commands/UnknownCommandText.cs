using System.Globalization;

namespace SupportBot.Cards.Commands;

/// <summary>The answer to what isn't a command: the nearest one, and help.</summary>
public static class UnknownCommandText
{
    /// <summary>Plain text. It doesn't repeat what was typed: nothing foreign speaks in the bot's name.</summary>
    public static string Of(ChatCommand.Unknown unknown, CultureInfo culture)
    {
        var t = new Texts(culture);
        var help = ChatVerbs.Name(ChatVerb.Help, culture);
        return unknown.Nearest is { } nearest ? t.UnknownNearest(ChatVerbs.Name(nearest, culture), help) : t.UnknownCommand(help);
    }
}
