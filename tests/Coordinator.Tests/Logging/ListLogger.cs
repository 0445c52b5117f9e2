using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> _events = new();

    public IEnumerable<(LogLevel Level, string Message)> Events => _events;

    public IEnumerable<string> Messages => _events.Select(static each => each.Message);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue((logLevel, formatter(state, exception)));
}
