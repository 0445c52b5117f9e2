using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Notes in the control region at which address the memory unit stopped this process, so that whoever finds it dead can say
/// what it was about to write. Linux on x64 and arm64 alone; elsewhere a death has no address.
/// <para>
/// The runtime lives on some of these faults: a null reference is one. So the word says which was the last, and means something
/// only once the process is dead.
/// </para>
/// </summary>
public static class FaultWitness
{
    private static readonly Lock Gate = new();

    // For as long as this process lives: the handler may store there at any time, also between two attachments.
    private static MappedRegion? _evidence;

    /// <summary>Whether this system and processor have one.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && FaultNote.IsSupported;

    /// <summary>Installs it, at the first call in this process; where that was done or can't be, it does nothing.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="workers">Slots of the run's control region.</param>
    /// <param name="worker">The worker whose slot takes the address.</param>
    /// <returns>Whether faults are noted. Where not, the process dies as well as ever, and nobody learns the address.</returns>
    /// <exception cref="RegionException">The control region is not there, or not as announced.</exception>
    public static bool Install(RegionStore store, int workers, int worker)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!OperatingSystem.IsLinux() || !FaultNote.IsSupported)
        {
            return false;
        }

        lock (Gate)
        {
            return _evidence is not null || TryInstall(store, workers, worker);
        }
    }

    [SupportedOSPlatform("linux")]
    private static bool TryInstall(RegionStore store, int workers, int worker)
    {
        if (LinuxSignals.Find(LinuxSignals.MemoryFault) is not { } action)
        {
            return false;
        }

        int at = ControlLayout.WorkerLine(worker, ControlLine.Fault);
        MappedRegion evidence = store.Attach(ControlBlock.Spec(workers), RegionAccess.WritableIn(new RowRange(at, at + sizeof(long))));
        byte[] code = FaultNote.For(RuntimeInformation.ProcessArchitecture, evidence.RowsAddress + at, action.Handler);
        nint handler = LinuxMemory.MakeCode(code);
        if (handler == 0 || !LinuxSignals.TrySet(LinuxSignals.MemoryFault, action with { Handler = handler }))
        {
            evidence.Dispose();
            return false;
        }

        _evidence = evidence;
        return true;
    }
}
