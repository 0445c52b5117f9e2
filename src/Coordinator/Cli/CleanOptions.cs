namespace ParallelMotion.Coordinator.Cli;

/// <summary>What a clean-up is asked for, as people write it.</summary>
internal sealed class CleanOptions
{
    public string? MemoryFolder { get; set; }
}
