using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Placement;

/// <summary>Which CPUs the calling thread may use, on Linux.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxAffinity
{
    private const int CallingThread = 0;

    /// <summary>SCHED_BATCH: like everybody, but never in place of the thread that woke it.</summary>
    private const int Batch = 3;

    /// <summary>The set, or null when the system doesn't tell.</summary>
    public static ulong[]? Read()
    {
        ulong[] mask = new ulong[CpuMask.Words];
        return Get(CallingThread, CpuMask.Words * sizeof(ulong), mask) >= 0 ? mask : null;
    }

    /// <summary>The CPU it runs on at this moment; below 0 when the system doesn't tell.</summary>
    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    public static partial int CurrentCpu();

    /// <summary>Lets the thread that wakes this one go on first.</summary>
    /// <returns>Whether the system did.</returns>
    public static bool TryGiveWay()
    {
        int noPriority = 0;
        return SetScheduler(CallingThread, Batch, in noPriority) == 0;
    }

    /// <summary>Exchanges the set.</summary>
    /// <returns>The set before, or null when the system refuses; the reason is the last P/Invoke error.</returns>
    public static ulong[]? Replace(ulong[] mask)
    {
        ulong[] before = new ulong[CpuMask.Words];
        nuint bytes = CpuMask.Words * sizeof(ulong);
        return Get(CallingThread, bytes, before) == 0 && Set(CallingThread, bytes, mask) == 0 ? before : null;
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static partial int Get(int thread, nuint bytes, Span<ulong> mask);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int Set(int thread, nuint bytes, ReadOnlySpan<ulong> mask);
}
