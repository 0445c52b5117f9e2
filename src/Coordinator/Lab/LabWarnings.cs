using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>What the reader of any exercise's figures has to know before believing them.</summary>
internal static class LabWarnings
{
    public static IEnumerable<Warning> Of(MachineProfile machine) => [.. DrillWarning.IfArmed(), .. QuotaWarning.IfUnreadable(machine), .. MemoryFolderWarning.IfOnDisk(machine)];
}
