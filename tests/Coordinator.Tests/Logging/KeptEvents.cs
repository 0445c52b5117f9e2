using System.Collections.Concurrent;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>A sink that settings can name.</summary>
public static class KeptEvents
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Kept = new(StringComparer.Ordinal);

    public static IEnumerable<string> Of(string name) => Kept.GetValueOrDefault(name) ?? [];

    public static LoggerConfiguration KeptIn(this LoggerSinkConfiguration to, string name) => to.Sink(new Sink(Kept.GetOrAdd(name, static _ => new ConcurrentQueue<string>())));

    private sealed class Sink(ConcurrentQueue<string> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Enqueue(logEvent.MessageTemplate.Text);
    }
}
