using System.Security.Cryptography;

namespace SupportBot.Bot.Delivery;

/// <summary>Growing pauses between tries, with jitter, so that what failed together doesn't come back together.</summary>
static class Pauses
{
    /// <summary>Doubles from <paramref name="first"/> up to <paramref name="longest"/>, give or take a fifth; never shorter than what the other side asked for.</summary>
    /// <param name="attempts">Tries that have failed before this one.</param>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest, TimeSpan? asked = null)
    {
        var pause = TimeSpan.FromTicks(Math.Min(longest.Ticks, first.Ticks << Math.Min(attempts, 20)));
        var jittered = pause * (RandomNumberGenerator.GetInt32(80, 121) / 100.0);
        return asked is { } least && least > jittered ? least : jittered;
    }
}
