namespace SupportBot.Protocol;

public delegate ValueTask<InvokeAnswer> InvokeHandler(Turn turn, CancellationToken ct);

/// <summary>Who answers which invoke. Names are compared letter by letter; a name without a handler is answered with 501.</summary>
public sealed class InvokeRoutes
{
    readonly Dictionary<string, InvokeHandler> handlers = new(StringComparer.Ordinal);

    /// <summary>Two handlers for one name stop the start: which of them would win must not depend on order.</summary>
    public InvokeRoutes Map(string name, InvokeHandler handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!handlers.TryAdd(name, handler))
            throw new InvalidOperationException($"the invoke '{name}' already has a handler");
        return this;
    }

    internal InvokeHandler? Find(string? name) => name is not null && handlers.TryGetValue(name, out var handler) ? handler : null;
}
