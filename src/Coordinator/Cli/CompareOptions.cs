namespace ParallelMotion.Coordinator.Cli;

/// <summary>What a comparison is asked for, as people write it.</summary>
internal sealed class CompareOptions
{
    public string? FailOnRegression { get; set; }

    public bool AcrossMachines { get; set; }

    public string? Json { get; set; }

    public string? Markdown { get; set; }

    public bool NoColor { get; set; }
}
