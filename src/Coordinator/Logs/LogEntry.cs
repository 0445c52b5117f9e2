using ParallelMotion.Coordinator.Observation;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>One event, read back from a log file.</summary>
/// <param name="Line">Its line, as it stands in the file.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">Its sentence.</param>
internal sealed record LogEntry(string Line, DateTimeOffset Time, LogEventLevel Level, string Message)
{
    /// <summary>Its number; null where it has none.</summary>
    public int? Number { get; init; }

    /// <summary>Its name; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The run that it belongs to.</summary>
    public string? Run { get; init; }

    /// <summary>The worker that it concerns.</summary>
    public int? Worker { get; init; }

    /// <summary>What went wrong, with its stack.</summary>
    public string? Exception { get; init; }

    /// <summary>What was being run. An event that names a kernel itself may have been logged between runs.</summary>
    public RunPlace Place { get; init; } = RunPlace.None;
}
