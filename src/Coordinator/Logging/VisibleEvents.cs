using ParallelMotion.Coordinator.Streams;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// Spells out, in what a terminal is about to show, whatever it would obey: texts and exceptions may hold a kernel's own words. For a logger of the terminal's
/// own, so that the file keeps what was said as it was.
/// </summary>
internal sealed class VisibleEvents : ILogEventEnricher
{
    /// <summary>The property that has the exception, as the terminal shows it; not there where there is none.</summary>
    public const string Exception = "VisibleException";

    /// <inheritdoc/>
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        LogEventProperty[] changed =
        [
            .. from property in logEvent.Properties
               where property.Value is ScalarValue { Value: string }
               let text = (string)((ScalarValue)property.Value).Value!
               let visible = VisibleText.Of(text)
               where !ReferenceEquals(text, visible)
               select new LogEventProperty(property.Key, new ScalarValue(visible)),
        ];
        foreach (LogEventProperty property in changed)
        {
            logEvent.AddOrUpdateProperty(property);
        }

        if (logEvent.Exception is { } cause)
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(Exception, new ScalarValue(VisibleText.Of(cause.ToString()) + Environment.NewLine)));
        }
    }
}
