namespace ParallelMotion.Coordinator.Cli;

/// <summary>What an examination of the machine is asked for, as people write it.</summary>
internal sealed class DoctorOptions
{
    public string? MemoryFolder { get; set; }

    public string? Json { get; set; }

    public bool All { get; set; }

    public bool NoColor { get; set; }
}
