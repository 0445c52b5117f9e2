using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Tells that regions lie on a disk, where the system writes them back all the time, and figures show that.</summary>
internal static class MemoryFolderWarning
{
    public static IEnumerable<Warning> IfOnDisk(MachineProfile machine)
    {
        if (!machine.HasRegionsInMemory)
        {
            yield return new Warning(
                "memory-folder-on-disk",
                $"The columns that are shared lie on a disk (file system {machine.MemoryFileSystem}), so the system writes them back while they are computed, and ticks take longer. "
                + "Name a --memory-folder on tmpfs, such as /dev/shm.");
        }
    }
}
