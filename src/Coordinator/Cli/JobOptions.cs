namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// The main job's options as people write them: bound from appsettings.json, the environment and the command line, each
/// overriding the one before. Lists are separated by commas. <see cref="JobSpecReader"/> says what they mean.
/// </summary>
internal sealed class JobOptions : HostedOptions
{
    public string? Workers { get; set; }

    public string? Kernel { get; set; }

    public string? Plan { get; set; }

    public string? Rows { get; set; }

    public string Ticks { get; set; } = "100";

    public string Dt { get; set; } = "1/30";

    public string? Dispatch { get; set; }

    public string? Batch { get; set; }

    public string? BatchShare { get; set; }

    public string? Sweep { get; set; }

    public string? TileRows { get; set; }

    public string? Samples { get; set; }

    public string RoundTrips { get; set; } = "10000";

    public string HugePages { get; set; } = "on";

    public bool Pin { get; set; }

    public bool Audit { get; set; }

    public bool SideBySide { get; set; }

    public bool NoJournal { get; set; }

    public bool NoStandby { get; set; }

    public string? Checkpoint { get; set; }

    public string? Every { get; set; }

    public string? SegmentRows { get; set; }

    public string? Input { get; set; }

    public string? Output { get; set; }

    /// <summary>Another one that says the same.</summary>
    public JobOptions Copy() => (JobOptions)MemberwiseClone();
}
