using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Everything that the server logged, as text with its values.</summary>
public sealed class LogRecords : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Recorder(LogRecords records, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            records.Lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            records.Lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {exception}");
    }
}
