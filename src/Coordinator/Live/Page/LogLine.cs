using System.Globalization;
using ParallelMotion.Coordinator.Logging;
using Serilog.Events;
using Serilog.Formatting.Display;

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

    // As the console has it: texts in a sentence without quotes.
    private static readonly MessageTemplateTextFormatter Sentence = new("{Message:lj} {Exception}", CultureInfo.InvariantCulture);

    /// <summary>Turns an event into text.</summary>
    public static LogLine Of(LogEvent logged)
    {
        using StringWriter rendered = new(CultureInfo.InvariantCulture);
        Sentence.Format(logged, rendered);
        string text = rendered.ToString().TrimEnd();
        return new LogLine(
            logged.Timestamp.UtcDateTime,
            logged.Level.ToString(),
            EventIdentity.Of(logged)?.Name,
            (logged.Properties.GetValueOrDefault("WorkerId") as ScalarValue)?.Value as int?,
            text.Length <= MostCharacters ? text : text[..MostCharacters] + " ...");
    }
}
