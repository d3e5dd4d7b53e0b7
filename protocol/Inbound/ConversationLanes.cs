namespace SupportBot.Protocol.Inbound;

/// <summary>One lane a conversation: turns in it one after the other, in the order of asking; lanes beside each other.</summary>
sealed class ConversationLanes
{
    readonly Dictionary<string, Task> ends = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public async Task<T> Run<T>(string conversation, Func<Task<T>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? before;
        lock (gate)
        {
            ends.TryGetValue(conversation, out before);
            ends[conversation] = mine.Task;
        }
        try
        {
            if (before is not null)
                await before;
            return await work();
        }
        finally
        {
            lock (gate)
            {
                if (ends[conversation] == mine.Task)
                    ends.Remove(conversation);
            }
            mine.SetResult();
        }
    }
}
