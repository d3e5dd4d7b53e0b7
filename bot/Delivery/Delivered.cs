namespace SupportBot.Bot.Delivery;

/// <summary>What became of one try to keep a promise.</summary>
abstract record Delivered
{
    Delivered() { }

    public sealed record Done : Delivered;

    /// <summary>Not now: once more after the pause.</summary>
    public sealed record Later(TimeSpan Pause, string Error) : Delivered;

    /// <summary>Never: the entry stays visible as given up.</summary>
    public sealed record Never(string Error) : Delivered;
}
