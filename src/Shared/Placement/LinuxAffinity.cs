using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Placement;

/// <summary>Which CPUs the calling thread may use, on Linux.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxAffinity
{
    private const int CallingThread = 0;

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

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int Set(int thread, nuint bytes, ReadOnlySpan<ulong> mask);
}
