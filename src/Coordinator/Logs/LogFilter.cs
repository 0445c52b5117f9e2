using System.Globalization;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>Which events are wanted; what is null is of no account.</summary>
internal sealed record LogFilter
{
    /// <summary>All of them.</summary>
    public static LogFilter None { get; } = new();

    /// <summary>The worker that it concerns.</summary>
    public int? Worker { get; init; }

    /// <summary>At least this level.</summary>
    public LogEventLevel Level { get; init; }

    /// <summary>What the run's id begins with.</summary>
    public string? Run { get; init; }

    /// <summary>The event's name, or its number.</summary>
    public string? Event { get; init; }

    /// <summary>The lab's exercise.</summary>
    public string? Exercise { get; init; }

    /// <summary>Not before.</summary>
    public LogMoment? Since { get; init; }

    /// <summary>Not after.</summary>
    public LogMoment? Until { get; init; }

    /// <summary>Whether an event is wanted.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="start">When its run began.</param>
    public bool Takes(LogEntry entry, DateTimeOffset start) =>
        entry.Level >= Level
        && (Worker is null || entry.Worker == Worker)
        && (Run is null || entry.Run?.StartsWith(Run, StringComparison.OrdinalIgnoreCase) == true)
        && (Event is null || IsNamed(entry))
        && (Exercise is null || string.Equals(Exercise, entry.Place.Exercise, StringComparison.OrdinalIgnoreCase))
        && (Since is null || entry.Time >= Since.After(start))
        && (Until is null || entry.Time <= Until.After(start));

    private bool IsNamed(LogEntry entry) =>
        string.Equals(Event, entry.Name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Event, entry.Number?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
