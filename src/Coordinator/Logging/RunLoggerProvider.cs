using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Workers.Speech;
using ParallelMotion.Shared.Events;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// Serilog's provider, but for events that a worker told: those go to Serilog as they are, because an event keeps the time at which it
/// happened, and loggers know only now.
/// </summary>
/// <param name="serilog">The run's logger; not disposed by this.</param>
internal sealed class RunLoggerProvider(Serilog.ILogger serilog) : ILoggerProvider
{
    /// <summary>Whom workers' events come from, for levels by source.</summary>
    public const string WorkerSource = "ParallelMotion.Worker";

    private static readonly Dictionary<int, MessageTemplate> Templates = WorkerEvents.All.ToDictionary(static kind => kind.Number, static kind => new MessageTemplateParser().Parse(kind.Template));

    private readonly SerilogLoggerProvider _inner = new(serilog);
    private readonly Serilog.ILogger _workers = serilog.ForContext(Constants.SourceContextPropertyName, WorkerSource);

    /// <inheritdoc/>
    public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => new RunLogger(_inner.CreateLogger(categoryName), _workers);

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private sealed class RunLogger(Microsoft.Extensions.Logging.ILogger inner, Serilog.ILogger workers) : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is ToldEvent told)
            {
                workers.Write(Event(told, LevelConvert.ToSerilogLevel(logLevel)));
            }
            else
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        private static LogEvent Event(ToldEvent told, LogEventLevel level) => new(
            told.Time,
            level,
            exception: null,
            Templates[told.Kind.Number],
            [
                EventIdentity.For(told.Kind.Number, told.Kind.Name),
                .. told.Take(told.Count - 1).Select(static each => new LogEventProperty(each.Key, new ScalarValue(each.Value))),
            ]);
    }
}
