using System.Globalization;
using System.Text;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Streams;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>
/// Writes events for people: a line for each run with the time at which it began, a line whenever something else is being run, and then for
/// each event the seconds since the beginning, its level, its worker, its name and its sentence.
/// </summary>
/// <param name="output">Where they go.</param>
/// <param name="color">Whether it takes colours.</param>
internal sealed class LogPrinter(TextWriter output, bool color)
{
    private const int NameWidth = 18;
    private const string Indentation = "                ";

    private static readonly string Nowhere = RunPlace.None.ToString();

    private readonly StringBuilder _text = new();
    private string? _run;
    private bool _hasRun;
    private string _place = Nowhere;

    /// <summary>Writes one.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="start">When its run began.</param>
    public void Print(LogEntry entry, DateTimeOffset start)
    {
        _text.Clear();
        if (!_hasRun || !string.Equals(_run, entry.Run, StringComparison.Ordinal))
        {
            (_run, _hasRun, _place) = (entry.Run, true, Nowhere);
            _ = _text.Append(CultureInfo.InvariantCulture, $"run {VisibleText.Line(entry.Run ?? "unknown")} from {start.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z\n");
        }

        string place = entry.Place.ToString();
        if (!string.Equals(place, _place, StringComparison.Ordinal))
        {
            // Also where nothing is being run any more: what follows doesn't belong to the run before it.
            _place = place;
            _ = _text.Append(Indentation).Append("-- ").Append(VisibleText.Line(place)).Append('\n');
        }

        string offset = (entry.Time - start).TotalSeconds.ToString("+0.000;-0.000", CultureInfo.InvariantCulture);
        string worker = entry.Worker is { } index ? $"w{index}" : string.Empty;
        string name = VisibleText.Line(entry.Name ?? entry.Number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        _ = _text.Append(CultureInfo.InvariantCulture, $"{offset,10} {Level(entry.Level)} {worker,-3} {name.PadRight(NameWidth)} {Indented(entry.Message)}\n");
        if (entry.Exception is { } exception)
        {
            _ = _text.Append(Indentation).Append(Indented(exception)).Append('\n');
        }

        output.Write(_text.ToString());
    }

    private string Level(LogEventLevel level)
    {
        (string name, string code) = level switch
        {
            LogEventLevel.Verbose => ("VRB", "2"),
            LogEventLevel.Debug => ("DBG", "2"),
            LogEventLevel.Information => ("INF", "0"),
            LogEventLevel.Warning => ("WRN", "33"),
            LogEventLevel.Error => ("ERR", "31"),
            _ => ("FTL", "1;31"),
        };
        return color ? $"\u001b[{code}m{name}\u001b[0m" : name;
    }

    // What a kernel wrote may hold what a terminal obeys.
    private static string Indented(string text) => VisibleText.Of(text.TrimEnd()).Replace("\n", $"\n{Indentation}", StringComparison.Ordinal);
}
