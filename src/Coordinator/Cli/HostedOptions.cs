namespace ParallelMotion.Coordinator.Cli;

/// <summary>The options that the main job and the lab share, as people write them.</summary>
internal abstract class HostedOptions
{
    public string Seed { get; set; } = "42";

    public string StallSeconds { get; set; } = "10";

    public string Restarts { get; set; } = "3";

    public string RestartSeconds { get; set; } = "5";

    public string DrainSeconds { get; set; } = "5";

    public string? Json { get; set; }

    public string? Csv { get; set; }

    public string? Markdown { get; set; }

    public string? Report { get; set; }

    public string? Dashboard { get; set; }

    public string? Otlp { get; set; }

    public string? LogFile { get; set; }

    public string? MemoryFolder { get; set; }

    public bool Quiet { get; set; }

    public string Verbosity { get; set; } = "warning";

    public bool NoColor { get; set; }
}
