namespace SupportBot.Protocol.Inbound;

/// <summary>Bots that answer each other would never stop. Our own echo is dropped; another bot gets ten messages a minute, the rest goes unheard.</summary>
sealed class LoopGuard(TimeProvider time)
{
    const int MostAMinute = 10;
    const int MostPlaces = 1_000;

    readonly Dictionary<string, (DateTimeOffset Since, int Count)> places = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public bool IsUnheard(Activity activity)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.MessageReaction))
            return false;
        if (activity.From!.Id == activity.Recipient?.Id || activity.From.Role == "bot")
            return true;
        return activity.From.Id!.StartsWith("28:", StringComparison.Ordinal) && IsTooMany($"{activity.Conversation!.Id}|{activity.From.Id}");
    }

    bool IsTooMany(string place)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (places.Count >= MostPlaces)
                places.Clear();
            var (since, count) = places.GetValueOrDefault(place, (now, 0));
            if (now - since >= TimeSpan.FromMinutes(1))
                (since, count) = (now, 0);
            places[place] = (since, ++count);
            return count > MostAMinute;
        }
    }
}
