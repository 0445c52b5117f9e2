using System.Globalization;
using ParallelMotion.Coordinator.Logging;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Live.Page;

/// <summary>An event of the log, as the page gets it.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Level">How grave: from <c>Verbose</c> to <c>Fatal</c>.</param>
/// <param name="Event">Its name; null where it has none.</param>
/// <param name="Worker">The worker that it concerns; null for none.</param>
/// <param name="Message">A sentence.</param>
internal sealed record LogLine(DateTime At, string Level, string? Event, int? Worker, string Message)
{
    /// <summary>A kernel's own exception may have thousands of lines.</summary>
    private const int MostCharacters = 4000;

    /// <summary>Turns an event into text.</summary>
    public static LogLine Of(LogEvent logged)
    {
        string text = $"{TemplateText.Render(logged.MessageTemplate, name => ValueOf(logged, name))} {logged.Exception}".TrimEnd();
        return new LogLine(
            logged.Timestamp.UtcDateTime,
            logged.Level.ToString(),
            EventIdentity.Of(logged)?.Name,
            (logged.Properties.GetValueOrDefault("WorkerId") as ScalarValue)?.Value as int?,
            text.Length <= MostCharacters ? text : text[..MostCharacters] + " ...");
    }

    private static string? ValueOf(LogEvent logged, string name) => logged.Properties.GetValueOrDefault(name) switch
    {
        null => null,
        ScalarValue { Value: double number } => TemplateText.Rounded(number),
        ScalarValue scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture),
        LogEventPropertyValue other => other.ToString(),
    };
}
