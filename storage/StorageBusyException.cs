namespace SupportBot.Storage;

/// <summary>The database stayed locked or out of reach for longer than is bearable. Nothing was done; the same command may be given again.</summary>
public sealed class StorageBusyException : Exception
{
    public StorageBusyException()
    {
    }

    public StorageBusyException(string message) : base(message)
    {
    }

    public StorageBusyException(string message, Exception inner) : base(message, inner)
    {
    }
}
