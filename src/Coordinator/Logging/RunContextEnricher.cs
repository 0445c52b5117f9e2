using ParallelMotion.Coordinator.Observation;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>Adds to each event what was being run when it happened; what the event says itself stays.</summary>
/// <param name="context">Says what is being run.</param>
internal sealed class RunContextEnricher(RunContext context) : ILogEventEnricher
{
    /// <inheritdoc/>
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        CurrentRun now = context.At(logEvent.Timestamp);
        Add("Exercise", now.Exercise);
        Add("Kernel", now.Kernel);
        Add("Dispatch", now.Dispatch);
        Add("Sweep", now.Sweep);
        Add("Workers", now.Workers);
        Add("Sample", now.Sample);

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                logEvent.AddPropertyIfAbsent(new LogEventProperty(name, new ScalarValue(value)));
            }
        }
    }
}
