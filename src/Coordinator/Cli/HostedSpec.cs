using ParallelMotion.Coordinator.Workers;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>What the main job and the lab are both asked for: how to watch workers, and where results and log go.</summary>
internal abstract record HostedSpec
{
    /// <summary>What generated columns are derived from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How long a worker may make no progress before it is taken for hung.</summary>
    public required TimeSpan StallLimit { get; init; }

    /// <summary>How often a worker that dies may be replaced.</summary>
    public RestartLimit Restarts { get; init; } = RestartLimit.Usual;

    /// <summary>How long what was told may take to finish after a first stop signal.</summary>
    public required TimeSpan DrainLimit { get; init; }

    /// <summary>Where the result document goes: a file, or "-" for standard output; null for nowhere.</summary>
    public required string? Json { get; init; }

    /// <summary>Where the measurements go as CSV; null for nowhere.</summary>
    public string? Csv { get; init; }

    /// <summary>Where the findings go as Markdown; null for nowhere.</summary>
    public string? Markdown { get; init; }

    /// <summary>Where the report goes, a page of HTML; null for nowhere.</summary>
    public string? Report { get; init; }

    /// <summary>The port on which a page shows the run while it goes on; <see cref="OptionReader.AnyPort"/> for the usual one or one that is free; null for no page.</summary>
    public int? DashboardPort { get; init; }

    /// <summary>The collector that traces and metrics go to by OTLP; null for none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>The log file; null for the default one.</summary>
    public required string? LogFile { get; init; }

    /// <summary>The folder in which regions lie, on Unix.</summary>
    public required string MemoryFolder { get; init; }

    /// <summary>Nothing but results and errors.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>What of the log is shown on standard error.</summary>
    public required LogEventLevel Verbosity { get; init; }

    /// <summary>No colours, wherever output goes.</summary>
    public required bool NoColor { get; init; }

    /// <summary>Whether standard output belongs to one of the files.</summary>
    public bool WritesToStandardOutput => Array.Exists([Json, Csv, Markdown, Report], static path => path is "-");
}
