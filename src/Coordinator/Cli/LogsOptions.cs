namespace ParallelMotion.Coordinator.Cli;

/// <summary>Which events of a log are wanted, as people write it.</summary>
internal sealed class LogsOptions
{
    /// <summary>The files, with line breaks between: a path may hold anything else.</summary>
    public string? Files { get; set; }

    public string? Worker { get; set; }

    public string Level { get; set; } = "verbose";

    public string? Run { get; set; }

    public string? Event { get; set; }

    public string? Exercise { get; set; }

    public string? Since { get; set; }

    public string? Until { get; set; }

    public bool Follow { get; set; }

    public bool Lines { get; set; }

    public bool NoColor { get; set; }
}
