namespace ParallelMotion.Coordinator.Cli;

/// <summary>The lab's options as people write them. Lists are separated by commas. <see cref="LabSpecReader"/> says what they mean.</summary>
internal sealed class LabOptions : HostedOptions
{
    public string? Exercises { get; set; }

    public string? Workers { get; set; }

    public string? Rows { get; set; }

    public string? Ticks { get; set; }

    public string? Samples { get; set; }

    public bool Quick { get; set; }

    public bool AllowLostUpdates { get; set; }
}
