namespace SupportBot.Protocol.Connecting;

/// <summary>One call as it is to be made.</summary>
sealed record ConnectorCall(HttpMethod Method, Uri Address)
{
    public byte[]? Body { get; init; }

    /// <summary>Conversation whose rate limit it counts against; null where there is none yet.</summary>
    public string? Thread { get; init; }
    public string? Tenant { get; init; }

    /// <summary>A POST that may be made twice; all other methods may anyway.</summary>
    public bool IsRepeatable { get; init; }

    public bool MayRepeat => IsRepeatable || Method != HttpMethod.Post;
}
