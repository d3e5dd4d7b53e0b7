using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Protocol;

/// <summary>Everything the host logs, with the scopes it stands in.</summary>
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    IExternalScopeProvider? scopes;

    public ConcurrentQueue<string> Lines { get; } = [];
    public string All => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => new Lines_(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    sealed class Lines_(LogLines log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scope = "";
            log.scopes?.ForEachScope((item, _) => scope += " " + (item is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : item?.ToString()), 0);
            log.Lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)}{scope} {exception}");
        }
    }
}
