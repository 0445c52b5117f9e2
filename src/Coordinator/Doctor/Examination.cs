using ParallelMotion.Coordinator.Doctor.Checks;

namespace ParallelMotion.Coordinator.Doctor;

/// <summary>Makes all checks.</summary>
internal static class Examination
{
    /// <summary>In the order in which they are reported: what stops a run first, then what its figures depend on.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new MemoryFolderCheck(),
        new PipeFolderCheck(),
        new MemoryLimitCheck(),
        new OpenFilesCheck(),
        new ProcessesCheck(),
        new LockedMemoryCheck(),
        new DeadRunsCheck(),
        new CoresCheck(),
        new CpuQuotaCheck(),
        new CachesCheck(),
        new HugePagesCheck(),
        new ClockCheck(),
        new VirtualMachineCheck(),
        new LoadCheck(),
        new BuildCheck(),
    ];

    /// <summary>Makes them.</summary>
    /// <param name="examined">What to look at.</param>
    /// <param name="checks">The checks; null for all.</param>
    public static Diagnosis Of(Examined examined, IReadOnlyList<ICheck>? checks = null) =>
        new(examined.Machine, examined.MemoryFolder, [.. (checks ?? All).Select(check => Look(check, examined))]);

    // A system that refuses one look must not hide what the others find.
    private static Finding Look(ICheck check, Examined examined)
    {
        try
        {
            return check.Look(examined);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Finding.NotMade(check.Name, $"the system refused: {cause.Message.TrimEnd('.')}");
        }
    }
}
